import { type PDFDict, type PDFDocument, type PDFPage, PDFRef } from 'pdf-lib'
import { decodedText, dictionary, items, lookup, name } from './objects.ts'
import { type Operand, type Operation, readOperations } from './tokens.ts'

/** What a page's content shows: the numbers of its marked contents with the role that they are marked with, and codes by font. */
export interface PageContent {
  readonly marked: Map<number, string>
  readonly shown: Map<PDFDict, Set<string>>
  readonly faults: string[]
}

const paints = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'Do', 'BI', 'Tj', 'TJ', "'", '"'])

type Mark =
  | { readonly kind: 'artifact' }
  | { readonly kind: 'content'; readonly id: number; readonly role: string }
  | { readonly kind: 'other' }

/** Reads the content of a page, forms in it included, and finds what is neither an artifact nor belongs to an element. */
export function readContent(document: PDFDocument, page: PDFPage): PageContent {
  const content: PageContent = { marked: new Map(), shown: new Map(), faults: [] }
  walk(readOperations(pageContent(document, page)), dictionary(page.node, 'Resources'), undefined, content)
  return content
}

/** The streams of a page as one. Source: ISO 32000-1, 7.8.2. */
export function pageContent(document: PDFDocument, page: PDFPage): string {
  const streams = items(page.node, 'Contents').map((item) => (item instanceof PDFRef ? document.context.lookup(item) : item))
  return streams.map(decodedText).join('\n')
}

function walk(operations: readonly Operation[], resources: PDFDict | undefined, around: Mark | undefined, content: PageContent): void {
  const fault = (text: string): void => void content.faults.push(text)
  const marks: Mark[] = around ? [around] : []
  const fonts: (PDFDict | undefined)[] = []
  let font: PDFDict | undefined
  for (const { operator, operands } of operations) {
    const inside = (kind: Mark['kind']): boolean => marks.some((mark) => mark.kind === kind)
    if (paints.has(operator) && !inside('artifact') && !inside('content'))
      fault(`7.1: ${operator} paints outside of any artifact and any element`)
    switch (operator) {
      case 'BMC':
      case 'BDC': {
        const mark = readMark(operands)
        if (mark.kind === 'artifact' && inside('content')) fault('7.1: an artifact stands inside the content of an element')
        if (mark.kind === 'content' && inside('artifact')) fault('7.1: content of an element stands inside an artifact')
        if (mark.kind === 'content' && inside('content')) fault('7.1: content of an element stands inside that of another')
        if (mark.kind === 'content' && around) fault('7.20: a form has marked content with a number')
        else if (mark.kind === 'content') {
          if (content.marked.has(mark.id)) fault(`7.1: two contents of a page have the number ${mark.id}`)
          content.marked.set(mark.id, mark.role)
        }
        marks.push(mark)
        break
      }
      case 'EMC':
        if (marks.length <= (around ? 1 : 0)) fault('7.1: marked content ends that did not begin')
        else marks.pop()
        break
      case 'q':
        fonts.push(font)
        break
      case 'Q':
        if (fonts.length === 0) fault('a state is restored that was not saved')
        font = fonts.pop()
        break
      case 'Tf':
        font = resource(resources, 'Font', operands[0])
        if (!font) fault('7.21: text is set in a font that the page does not have')
        break
      case 'Tj':
      case 'TJ':
      case "'":
      case '"':
        if (font) show(font, operands.at(-1), content)
        break
      case 'Do': {
        const form = resource(resources, 'XObject', operands[0])
        if (form && name(form, 'Subtype') === 'Form') {
          const within = marks.find((mark) => mark.kind !== 'other')
          walk(readOperations(decodedText(stream(resources, operands[0]))), dictionary(form, 'Resources') ?? resources, within, content)
        }
        break
      }
    }
  }
  if (marks.length > (around ? 1 : 0)) fault('7.1: marked content does not end')
  if (fonts.length > 0) fault('a state is saved and never restored')
}

function readMark([tag, properties]: readonly Operand[]): Mark {
  const role = tag?.kind === 'name' ? tag.value : ''
  if (role === 'Artifact') return { kind: 'artifact' }
  const id = properties?.kind === 'dictionary' ? properties.entries.get('MCID') : undefined
  return id?.kind === 'number' ? { kind: 'content', id: id.value, role } : { kind: 'other' }
}

function resource(resources: PDFDict | undefined, kind: string, key: Operand | undefined): PDFDict | undefined {
  return key?.kind === 'name' ? dictionary(dictionary(resources, kind), key.value) : undefined
}

function stream(resources: PDFDict | undefined, key: Operand | undefined): ReturnType<typeof lookup> {
  return key?.kind === 'name' ? lookup(dictionary(resources, 'XObject'), key.value) : undefined
}

/** Notes the codes of a text: of two bytes in composite fonts, of one in others. */
function show(font: PDFDict, shown: Operand | undefined, { shown: codes }: PageContent): void {
  const known = codes.get(font) ?? new Set<string>()
  codes.set(font, known)
  const length = name(font, 'Subtype') === 'Type0' ? 2 : 1
  for (const part of shown?.kind === 'array' ? shown.items : [shown]) {
    if (part?.kind !== 'string') continue
    for (let at = 0; at < part.bytes.length; at += length) {
      known.add(
        Buffer.from(part.bytes.slice(at, at + length))
          .toString('hex')
          .toUpperCase(),
      )
    }
  }
}
