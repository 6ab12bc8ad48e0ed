import { type PDFDocument, PDFHexString, PDFName, type PDFObject, PDFNumber, type PDFRef } from 'pdf-lib'
import type { Page } from '../operations.ts'
import type { Tag } from '../tags.ts'
import { attributes } from './attributes.ts'
import type { Mark } from './content.ts'
import { type Element, elementTree } from './elements.ts'
import { addLink } from './links.ts'
import type { ElementText } from './texts.ts'

/** Adds the structure tree of what is marked, page by page, and the links in it. Source: ISO 32000-1, 14.7. */
export function addStructure(
  document: PDFDocument,
  pages: readonly Page[],
  marks: readonly (readonly Mark[])[],
  texts: ReadonlyMap<Tag, ElementText>,
): void {
  const { context, catalog } = document
  // The way back: the element of each content of each page, and that of each link.
  const contents: PDFRef[][] = pages.map(() => [])
  const links: PDFRef[] = []

  const write = ({ tag, kids }: Element, parent: PDFRef): PDFRef => {
    const ref = context.nextRef()
    const page = kids.find((kid) => 'kind' in kid && kid.kind === 'content')?.page
    const written = kids.flatMap((kid): PDFObject[] => {
      if (!('kind' in kid)) return [write(kid, ref)]
      const Pg = document.getPage(kid.page).ref
      switch (kid.kind) {
        case 'content':
          ;(contents[kid.page] ??= [])[kid.id] = ref
          return [kid.page === page ? PDFNumber.of(kid.id) : context.obj({ Type: 'MCR', Pg, MCID: kid.id })]
        case 'link': {
          const Obj = addLink(document, kid.page, kid.link, texts.get(tag)?.text ?? '', pages.length + links.length)
          links.push(ref)
          return [context.obj({ Type: 'OBJR', Pg, Obj })]
        }
        case 'empty':
          return []
      }
    })
    const element = context.obj({
      Type: 'StructElem',
      S: tag.role,
      P: parent,
      ...(page !== undefined && { Pg: document.getPage(page).ref }),
      ...(written.length > 0 && { K: written }),
      ...(tag.alt !== undefined && { Alt: PDFHexString.fromText(tag.alt) }),
      ...(tag.actualText !== undefined && { ActualText: PDFHexString.fromText(tag.actualText) }),
      ...attributes({ tag, kids }, pages),
    })
    context.assign(ref, element)
    return ref
  }

  const root = context.nextRef()
  const top = context.nextRef()
  const elements = elementTree(marks.flat()).map((element) => write(element, top))
  context.assign(top, context.obj({ Type: 'StructElem', S: 'Document', P: root, K: elements }))
  contents.forEach((_, page) => document.getPage(page).node.set(PDFName.of('StructParents'), PDFNumber.of(page)))
  const ways = [...contents.map((refs) => context.obj(refs)), ...links]
  const parentTree = context.obj({ Nums: ways.flatMap((way, key) => [PDFNumber.of(key), way]) })
  const tree = { Type: 'StructTreeRoot', K: top, ParentTree: context.register(parentTree), ParentTreeNextKey: ways.length }
  context.assign(root, context.obj(tree))
  catalog.set(PDFName.of('StructTreeRoot'), root)
}
