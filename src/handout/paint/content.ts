import { type PDFDocument, PDFName } from 'pdf-lib'
import type { Operation, Page } from '../operations.ts'
import type { Tag } from '../tags.ts'
import type { EmbeddedFonts } from './fonts.ts'
import { filled } from './inks.ts'
import { coordinate } from './numbers.ts'
import { paintPath } from './path.ts'
import { type SlideForm, paintSlide } from './slides.ts'
import { paintText } from './text.ts'

/** What has ink. */
export type Painted = Exclude<Operation, { kind: 'link' | 'empty' }>

export type LinkOperation = Extract<Operation, { kind: 'link' }>

/** What a page has of an element, in the order in which it is painted; it opens the element where it is the first. */
export type Mark =
  /** A stretch of the page's content with its number. */
  | { readonly kind: 'content'; readonly tag: Tag; readonly page: number; readonly id: number; readonly operations: Painted[] }
  | { readonly kind: 'link'; readonly tag: Tag; readonly page: number; readonly link: LinkOperation }
  | { readonly kind: 'empty'; readonly tag: Tag; readonly page: number }

/** Paints a page and tells what of it belongs to which element. */
export function paintPage(
  document: PDFDocument,
  { width, height, operations }: Page,
  index: number,
  fonts: EmbeddedFonts,
  slides: ReadonlyMap<number, SlideForm>,
): Mark[] {
  const { node } = document.addPage([width, height])
  for (const { key, font } of fonts.values()) node.setFontDictionary(key, font.ref)
  for (const { page } of operations.filter((operation) => operation.kind === 'slide')) {
    const slide = slides.get(page)
    if (slide) node.setXObject(slide.key, slide.form.ref)
  }
  const { content, marks } = markedContent(operations, index, (operation) => paint(operation, height, fonts, slides))
  node.set(PDFName.of('Contents'), document.context.register(document.context.flateStream(content)))
  return marks
}

/** Operations of one element that follow each other are one marked content; what belongs to none is an artifact. Source: ISO 32000-1, 14.6. */
function markedContent(
  operations: readonly Operation[],
  page: number,
  paintOne: (operation: Operation) => string,
): { readonly content: string; readonly marks: Mark[] } {
  const parts: string[] = []
  const marks: Mark[] = []
  let open: Extract<Mark, { kind: 'content' }> | 'artifact' | undefined
  let id = 0
  const close = (): void => {
    if (open) parts.push('EMC')
  }
  for (const operation of operations) {
    if (operation.kind === 'link') {
      marks.push({ kind: 'link', tag: operation.tag, page, link: operation })
      continue
    }
    if (operation.kind === 'empty') {
      marks.push({ kind: 'empty', tag: operation.tag, page })
      continue
    }
    const painted = paintOne(operation)
    if (painted === '') continue
    const tag = tagOf(operation)
    if (!tag && open !== 'artifact') {
      close()
      parts.push('/Artifact BMC')
      open = 'artifact'
    } else if (tag && (open === undefined || open === 'artifact' || open.tag !== tag)) {
      close()
      open = { kind: 'content', tag, page, id, operations: [operation] }
      marks.push(open)
      parts.push(`/${tag.role} <</MCID ${id}>> BDC`)
      id += 1
    } else if (open && open !== 'artifact') open.operations.push(operation)
    parts.push(painted)
  }
  close()
  return { content: parts.join('\n'), marks }
}

function tagOf(operation: Painted): Tag | undefined {
  switch (operation.kind) {
    case 'text':
      return operation.run.tag
    case 'rule':
    case 'path':
    case 'slide':
      return operation.tag
  }
}

function paint(operation: Operation, height: number, fonts: EmbeddedFonts, slides: ReadonlyMap<number, SlideForm>): string {
  switch (operation.kind) {
    case 'text':
      return paintText(operation, height, fonts)
    case 'rule': {
      const y = height - operation.y - operation.thickness / 2
      const area = [operation.x, y, operation.width, operation.thickness].map(coordinate).join(' ')
      return `q ${filled(operation.ink)} ${area} re f Q`
    }
    case 'path':
      return paintPath(operation, height)
    case 'slide':
      return paintSlide(operation, height, slides)
    case 'link':
    case 'empty':
      return '' // no ink
  }
}
