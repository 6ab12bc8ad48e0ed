import { createHash } from 'node:crypto'
import type { PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'
import { encodePng } from './png.ts'

/** Shows pages of PDFs as pictures. */
export interface Preview {
  /**
   * A page as PNG.
   *
   * @param pdf the whole file
   * @param number counted from 1
   * @param width in px; of an A4 page 1191 is 144 dpi. What is beyond 100 to 2400 is taken for the nearer of them.
   * @returns `undefined` where there is no such page, or the file is no PDF
   */
  page(pdf: Uint8Array, number: number, width?: number): Promise<Uint8Array | undefined>
}

/** An A4 page in 144 dpi. */
const usualWidth = 1191
const widths = { least: 100, most: 2400 }

/** A page that is much higher than it is wide would take the memory of many: it is no page of a handout. */
const mostPixels = 12_000_000

/** How many pictures are kept, of some 300 KB each. */
const kept = 40

/** Nothing is loaded before the first page is asked for; then the renderer stays. */
export function openPreview(): Preview {
  let library: Promise<PDFiumLibrary> | undefined
  const pictures = new Map<string, Promise<Uint8Array | undefined>>()
  return {
    page: (pdf, number, asked = usualWidth) => {
      const width = Math.min(Math.max(Math.round(asked) || usualWidth, widths.least), widths.most)
      const key = `${createHash('sha256').update(pdf).digest('hex')} ${number} ${width}`
      const picture = pictures.get(key) ?? renderPage((library ??= loadLibrary()), pdf, number, width)
      // What failed is tried again when it is asked for again.
      picture.catch(() => pictures.delete(key))
      // What was asked for last goes last.
      pictures.delete(key)
      pictures.set(key, picture)
      for (const oldest of pictures.keys()) {
        if (pictures.size <= kept) break
        pictures.delete(oldest)
      }
      return picture
    },
  }
}

async function loadLibrary(): Promise<PDFiumLibrary> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium')
  return PDFiumLibrary.init()
}

async function renderPage(
  loading: Promise<PDFiumLibrary>,
  pdf: Uint8Array,
  number: number,
  width: number,
): Promise<Uint8Array | undefined> {
  const library = await loading
  let document: PDFiumDocument
  try {
    document = await library.loadDocument(pdf)
  } catch {
    return undefined
  }
  try {
    if (!Number.isInteger(number) || number < 1 || number > document.getPageCount()) return undefined
    const page = document.getPage(number - 1)
    const { originalWidth, originalHeight } = page.getOriginalSize()
    const scale = Math.min(width / originalWidth, Math.sqrt(mostPixels / (originalWidth * originalHeight)))
    return await encodePng(await page.render({ scale, render: 'bitmap' }))
  } finally {
    document.destroy()
  }
}
