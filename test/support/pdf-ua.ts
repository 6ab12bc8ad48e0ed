import { type PDFDict, PDFArray, PDFDocument, PDFRef } from 'pdf-lib'
import { type PageContent, readContent } from './pdf-ua/content.ts'
import { documentFaults } from './pdf-ua/document.ts'
import { fontFaults } from './pdf-ua/fonts.ts'
import { linkFaults } from './pdf-ua/links.ts'
import { nestingFaults } from './pdf-ua/nesting.ts'
import { number } from './pdf-ua/objects.ts'
import { type StructureTree, readStructure } from './pdf-ua/structure.ts'
import { tableFaults } from './pdf-ua/tables.ts'

/**
 * What a PDF lacks to be PDF/UA-1 in structure, read from its finished bytes; each in words after the clause that it breaks.
 * Clauses are those of ISO 14289-1. It judges what we make, not every PDF: roles that we do not use are faults.
 */
export async function pdfUaFaults(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const contents = document.getPages().map((page) => readContent(document, page))
  const tree = readStructure(document)
  const faults = [
    ...(/^%PDF-1\.[0-7][\r\n]/.test(Buffer.from(bytes.subarray(0, 10)).toString('latin1'))
      ? []
      : ['6.1: the file does not begin as a PDF 1']),
    ...documentFaults(document),
    ...contents.flatMap((content) => content.faults),
    ...(tree
      ? [
          ...tree.faults,
          ...wayFaults(document, contents, tree),
          ...nestingFaults(tree),
          ...tableFaults(tree),
          ...linkFaults(document, tree),
        ]
      : ['7.1: the document has no structure']),
    ...shownFonts(contents).flatMap(([font, codes]) => fontFaults(font, codes)),
  ]
  return [...new Set(faults)]
}

/** Every marked content leads to an element that has it, and every element's content is on its page. */
function wayFaults(document: PDFDocument, contents: readonly PageContent[], { all, way }: StructureTree): string[] {
  const faults: string[] = []
  const pages = document.getPages()
  pages.forEach((page, index) => {
    const { marked = new Map<number, string>() } = contents[index] ?? {}
    const key = number(page.node, 'StructParents')
    const ways = key === undefined ? undefined : way(key)
    const elements = ways instanceof PDFRef ? document.context.lookup(ways) : ways
    for (const [id, role] of marked) {
      const ref = elements instanceof PDFArray && id < elements.size() ? elements.get(id) : undefined
      const element = all.find((node) => ref !== undefined && node.ref === ref)
      if (!element) faults.push(`7.1: content ${id} of page ${index + 1} leads to no element`)
      else if (!element.contents.some((content) => content.page === page.ref && content.id === id))
        faults.push(`7.1: content ${id} of page ${index + 1} leads to ${element.role}, which does not have it`)
      else if (element.role !== role)
        faults.push(`7.1: content ${id} of page ${index + 1} is marked as ${role}, its element is ${element.role}`)
    }
  })
  const owned = new Set<string>()
  for (const { role, contents: own } of all) {
    for (const { page, id } of own) {
      const at = pages.findIndex(({ ref }) => ref === page)
      if (contents[at]?.marked.has(id) !== true) faults.push(`7.1: ${role} has a content ${id} that is on no page`)
      if (owned.has(`${at} ${id}`)) faults.push(`7.1: content ${id} of page ${at + 1} is in two elements`)
      owned.add(`${at} ${id}`)
    }
  }
  return faults
}

/** The codes that are shown in each font, on all pages. */
function shownFonts(contents: readonly PageContent[]): [PDFDict, ReadonlySet<string>][] {
  const fonts = new Map<PDFDict, Set<string>>()
  for (const { shown } of contents) {
    for (const [font, codes] of shown) fonts.set(font, new Set([...(fonts.get(font) ?? []), ...codes]))
  }
  return [...fonts]
}
