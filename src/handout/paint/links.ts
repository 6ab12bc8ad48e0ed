import { type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from 'pdf-lib'
import type { LinkOperation } from './content.ts'

/**
 * Adds the place of a link to its page.
 *
 * @param said what its words say
 * @param key its number in the structure's parent tree
 */
export function addLink(document: PDFDocument, pageIndex: number, link: LinkOperation, said: string, key: number): PDFRef {
  const page = document.getPage(pageIndex)
  const bottom = page.getHeight() - link.y - link.height
  const annotation = document.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [link.x, bottom, link.x + link.width, bottom + link.height],
    Border: [0, 0, 0],
    F: 4, // it may be printed
    Contents: PDFHexString.fromText(contents(said, link.href)),
    A: { Type: 'Action', S: 'URI', URI: PDFString.of(uri(link.href).replaceAll(/[\\()]/g, String.raw`\$&`)) },
    StructParent: key,
  })
  const ref = document.context.register(annotation)
  page.node.addAnnot(ref)
  // The order of the structure is the order in which one steps through links.
  page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
  return ref
}

function contents(said: string, href: string): string {
  return said === '' || said === href ? href : `${said} (${href})`
}

/** An address in ASCII, as PDF wants it. Source: ISO 32000-1, 12.6.4.7. */
function uri(href: string): string {
  return href.replaceAll(/[^\u0021-\u007E]+/gu, (beyond) => encodeURIComponent(beyond.replaceAll(/\p{Cs}/gu, '\uFFFD')))
}
