import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PNG } from 'pngjs'

let library

/**
 * The pages of a PDF as pictures, by PDFium.
 *
 * @param {Uint8Array} bytes
 * @param {number} scale pixels a point
 * @param {readonly number[] | undefined} only the numbers of the pages that are wanted, from 1: all, if left out
 * @returns {Promise<{ width: number, height: number, rgba: Uint8Array, text: string, png: () => Buffer }[]>}
 */
export async function renderPdf(bytes, scale = 1, only = undefined) {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(bytes)
  const pages = []
  for (const page of document.pages()) {
    if (only && !only.includes(page.number + 1)) continue
    const text = page.getText()
    const { width, height, data } = await page.render({ scale, render: 'bitmap' })
    const rgba = new Uint8Array(data)
    pages.push({ width, height, rgba, text, png: () => encode(width, height, rgba) })
  }
  document.destroy()
  return pages
}

function encode(width, height, rgba) {
  const image = new PNG({ width, height })
  image.data = Buffer.from(rgba)
  return PNG.sync.write(image)
}
