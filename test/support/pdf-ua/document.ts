import { PDFArray, type PDFDict, type PDFDocument, PDFRawStream, PDFRef } from 'pdf-lib'
import { decodedText, dictionary, lookup, name, number, reference, text } from './objects.ts'

/** Faults of what the document says of itself: XMP, language, that it is tagged, its title and outline. */
export function documentFaults(document: PDFDocument): string[] {
  const { catalog } = document
  const faults: string[] = []
  const is = (from: PDFDict | undefined, key: string, value: string): boolean => String(lookup(from, key)) === value
  if (!is(dictionary(catalog, 'MarkInfo'), 'Marked', 'true')) faults.push('6.2: the document does not say that it is tagged')
  if (is(dictionary(catalog, 'MarkInfo'), 'Suspects', 'true')) faults.push('7.1: the document has suspects')
  if (!is(dictionary(catalog, 'ViewerPreferences'), 'DisplayDocTitle', 'true')) faults.push('7.1: its title is not what a window shows')
  if (!/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(text(catalog, 'Lang') ?? '')) faults.push('7.2: the document has no language')
  return [...faults, ...xmpFaults(document), ...outlineFaults(document)]
}

function xmpFaults(document: PDFDocument): string[] {
  const stream = lookup(document.catalog, 'Metadata')
  if (!(stream instanceof PDFRawStream)) return ['7.1: the document has no XMP']
  if (lookup(stream.dict, 'Filter')) return ['7.1: the XMP is compressed']
  if (name(stream.dict, 'Type') !== 'Metadata' || name(stream.dict, 'Subtype') !== 'XML') return ['7.1: the XMP does not say what it is']
  const xmp = Buffer.from(decodedText(stream), 'latin1').toString()
  const faults: string[] = []
  const value = (element: string): string | undefined => {
    const inside = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(xmp)?.[1]
    return inside
      ?.replaceAll(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  }
  if (!xmp.includes('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"') || value('pdfuaid:part') !== '1')
    faults.push('5: the XMP does not say that this is PDF/UA-1')
  if (!value('dc:title')) faults.push('7.1: the XMP has no title')
  const same: [string, string, string | undefined][] = [
    ['title', 'dc:title', document.getTitle()],
    ['creator', 'dc:creator', document.getAuthor()],
    ['producer', 'pdf:Producer', document.getProducer()],
    ['language', 'dc:language', text(document.catalog, 'Lang')],
    ['date', 'xmp:CreateDate', document.getCreationDate()?.toISOString().replace('.000', '')],
  ]
  for (const [what, element, told] of same) {
    if (value(element) !== told) faults.push(`7.1: the XMP says ${value(element)} as the ${what}, the document ${told}`)
  }
  return faults
}

function outlineFaults(document: PDFDocument): string[] {
  const outline = dictionary(document.catalog, 'Outlines')
  if (!outline) return ['the document has no outline']
  const pages = document.getPages().map(({ ref }) => ref)
  const faults: string[] = []
  const walk = (parent: PDFDict, parentRef: PDFRef | undefined): number => {
    let count = 0
    let before: PDFRef | undefined
    let ref = reference(parent, 'First')
    for (; ref; ref = reference(document.context.lookup(ref) as PDFDict, 'Next')) {
      const entry = document.context.lookup(ref) as PDFDict
      if (!text(entry, 'Title')) faults.push('an entry of the outline has no title')
      const target = lookup(entry, 'Dest')
      const page = target instanceof PDFArray ? target.get(0) : undefined
      if (!(page instanceof PDFRef) || !pages.includes(page))
        faults.push(`the entry ${text(entry, 'Title')} of the outline leads to no page`)
      if (reference(entry, 'Parent') !== parentRef || reference(entry, 'Prev') !== before) faults.push('the outline is not linked')
      count += 1 + walk(entry, ref)
      before = ref
      if (count > 10_000) return count
    }
    if (before !== reference(parent, 'Last')) faults.push('the outline is not linked')
    if ((number(parent, 'Count') ?? 0) !== count) faults.push('the outline is counted wrongly')
    return count
  }
  if (walk(outline, reference(document.catalog, 'Outlines')) === 0) faults.push('the outline is empty')
  return faults
}
