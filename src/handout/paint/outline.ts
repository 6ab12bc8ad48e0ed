import { type PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib'
import type { Page } from '../operations.ts'
import { type ElementText, isHeading } from './texts.ts'
import type { Tag } from '../tags.ts'

/** A heading and those under it. */
interface Entry {
  readonly level: number
  readonly heading: ElementText
  readonly under: Entry[]
}

/** Adds the outline: every heading, under the one that it belongs to. Source: ISO 32000-1, 12.3.3. */
export function addOutline(document: PDFDocument, pages: readonly Page[], texts: ReadonlyMap<Tag, ElementText>): void {
  const entries = outline(texts)
  if (entries.length === 0) return
  const root = document.context.nextRef()
  document.context.assign(root, document.context.obj({ Type: 'Outlines', ...writeEntries(document, pages, entries, root) }))
  document.catalog.set(PDFName.of('Outlines'), root)
}

function outline(texts: ReadonlyMap<Tag, ElementText>): Entry[] {
  const top: Entry[] = []
  const open: Entry[] = []
  for (const [tag, heading] of texts) {
    if (!isHeading(tag) || heading.text === '') continue
    const entry = { level: Number(tag.role.slice(1)), heading, under: [] }
    while ((open.at(-1)?.level ?? 0) >= entry.level) open.pop()
    ;(open.at(-1)?.under ?? top).push(entry)
    open.push(entry)
  }
  return top
}

/** Writes entries under their parent, and gives what the parent says of them. */
function writeEntries(
  document: PDFDocument,
  pages: readonly Page[],
  entries: readonly Entry[],
  parent: PDFRef,
): Record<string, PDFRef | number> {
  const { context } = document
  const refs = entries.map(() => context.nextRef())
  entries.forEach(({ heading: { text, page, x, top }, under }, index) => {
    const [ref, previous, next] = [refs[index], refs[index - 1], refs[index + 1]]
    if (!ref) return
    const entry = context.obj({
      Title: PDFHexString.fromText(text),
      Parent: parent,
      ...(previous && { Prev: previous }),
      ...(next && { Next: next }),
      Dest: [document.getPage(page).ref, 'XYZ', x, (pages[page]?.height ?? 0) - top, null],
      ...writeEntries(document, pages, under, ref),
    })
    context.assign(ref, entry)
  })
  const [first, last] = [refs[0], refs.at(-1)]
  return first && last ? { First: first, Last: last, Count: count(entries) } : {}
}

/** All entries are shown from the start. */
function count(entries: readonly Entry[]): number {
  return entries.reduce((sum, { under }) => sum + 1 + count(under), 0)
}
