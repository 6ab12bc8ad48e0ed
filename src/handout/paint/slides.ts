import { type PDFDocument, type PDFEmbeddedPage, PDFName } from 'pdf-lib'
import type { Operation, Page } from '../operations.ts'
import { coordinate, factor } from './numbers.ts'

/** A slide as a form that pages paint. */
export interface SlideForm {
  readonly key: PDFName
  readonly form: PDFEmbeddedPage
}

type SlideOperation = Extract<Operation, { kind: 'slide' }>

/** Embeds the slides that pages show, all at once: what they share is then in the file once. */
export async function embedSlides(
  document: PDFDocument,
  pages: readonly Page[],
  slides: Uint8Array | undefined,
): Promise<ReadonlyMap<number, SlideForm>> {
  const shown = pages.flatMap(({ operations }) => operations.flatMap((operation) => (operation.kind === 'slide' ? [operation.page] : [])))
  const indexes = [...new Set(shown)].sort((a, b) => a - b)
  if (indexes.length === 0) return new Map()
  if (!slides) throw new Error('pages show slides, but there is no PDF of them')
  const forms = await document.embedPdf(slides, indexes)
  return new Map(
    forms.map((form, at) => {
      const index = indexes[at] ?? 0
      return [index, { form, key: PDFName.of(`slide${index + 1}`) }]
    }),
  )
}

/** Paints a slide into its rectangle on a page so high. */
export function paintSlide(
  { x, y, width, height, page }: SlideOperation,
  pageHeight: number,
  forms: ReadonlyMap<number, SlideForm>,
): string {
  const slide = forms.get(page)
  if (!slide) throw new Error(`slide ${page} is not embedded`)
  const { form, key } = slide
  const place = `${factor(width / form.width)} 0 0 ${factor(height / form.height)} ${coordinate(x)} ${coordinate(pageHeight - y - height)}`
  return `q ${place} cm ${key.asString()} Do Q`
}
