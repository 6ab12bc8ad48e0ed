import { PDFDocument, type PDFDict } from 'pdf-lib'
import { readToUnicode } from './fonts.ts'
import { decodedText, dictionary, lookup } from './objects.ts'
import { readStructure, type Node } from './structure.ts'
import { type Operand, readOperations } from './tokens.ts'
import { pageContent } from './content.ts'

/** What each element says that has content of its own, in the order of the structure: its role, a colon and its text. */
export async function saidBy(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const pages = document.getPages()
  const said = pages.map((page) => readSaid(pageContent(document, page), dictionary(dictionary(page.node, 'Resources'), 'Font')))
  const text = ({ contents }: Node): string =>
    contents.map(({ page, id }) => said[pages.findIndex(({ ref }) => ref === page)]?.get(id) ?? '').join('')
  return (readStructure(document)?.all ?? []).filter(({ contents }) => contents.length > 0).map((node) => `${node.role}: ${text(node)}`)
}

/** The text of each marked content of a page: as its fonts map it, or what is told in their place. */
function readSaid(content: string, fonts: PDFDict | undefined): Map<number, string> {
  const said = new Map<number, string>()
  const marks: { readonly id?: number; readonly replaced?: boolean }[] = []
  let map = new Map<string, string>()
  const add = (text: string): void => {
    const id = marks.findLast((mark) => mark.id !== undefined)?.id
    if (id !== undefined) said.set(id, (said.get(id) ?? '') + text)
  }
  for (const { operator, operands } of readOperations(content)) {
    const [first, second] = operands
    if (operator === 'BMC') marks.push({})
    if (operator === 'EMC') marks.pop()
    if (operator === 'Tf' && first?.kind === 'name')
      map = readToUnicode(decodedText(lookup(dictionary(fonts, first.value), 'ToUnicode'))).map
    if (operator === 'BDC' && second?.kind === 'dictionary') {
      const [id, text] = [second.entries.get('MCID'), second.entries.get('ActualText')]
      if (text?.kind === 'string') add(Buffer.from(text.bytes).swap16().toString('utf16le').replace('\uFEFF', ''))
      marks.push({ replaced: text !== undefined, ...(id?.kind === 'number' && { id: id.value }) })
    }
    if ((operator === 'TJ' || operator === 'Tj') && !marks.some(({ replaced }) => replaced)) add(shownText(first, map))
  }
  return said
}

function shownText(shown: Operand | undefined, map: ReadonlyMap<string, string>): string {
  if (shown?.kind === 'array') return shown.items.map((item) => shownText(item, map)).join('')
  if (shown?.kind !== 'string') return ''
  const codes = Buffer.from(shown.bytes).toString('hex').toUpperCase().match(/.{4}/g) ?? []
  return codes.map((code) => map.get(code) ?? '\uFFFD').join('')
}
