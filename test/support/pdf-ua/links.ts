import { type PDFDict, type PDFDocument, PDFRef } from 'pdf-lib'
import { asDictionary, items, name, number, text } from './objects.ts'
import type { StructureTree } from './structure.ts'

/** Faults of links and other annotations. Source: ISO 14289-1, 7.18. */
export function linkFaults(document: PDFDocument, { all, way }: StructureTree): string[] {
  const faults: string[] = []
  const annotations = new Set<PDFDict>()
  for (const page of document.getPages()) {
    const own = items(page.node, 'Annots').flatMap(
      (item) => asDictionary(item instanceof PDFRef ? document.context.lookup(item) : item) ?? [],
    )
    for (const annotation of own) annotations.add(annotation)
    if (own.length > 0 && name(page.node, 'Tabs') !== 'S') faults.push('7.18.3: a page with links is not stepped through by its structure')
  }
  for (const annotation of annotations) {
    const kind = name(annotation, 'Subtype')
    if (!text(annotation, 'Contents')) faults.push(`7.18.5: the annotation ${kind} has no contents`)
    const holder = all.find(({ objects }) => objects.includes(annotation))
    if (!holder) faults.push(`7.18.1: the annotation ${kind} is in no element`)
    else if (kind === 'Link' && holder.role !== 'Link') faults.push(`7.18.5: a link is in ${holder.role}`)
    const key = number(annotation, 'StructParent')
    if (key === undefined || way(key) === undefined) faults.push(`7.18.1: the annotation ${kind} does not lead to its element`)
    else if (holder && way(key) !== holder.ref) faults.push(`7.18.1: the annotation ${kind} leads to another element`)
  }
  for (const { role, objects } of all) {
    if (role === 'Link' && objects.length === 0) faults.push('7.18.5: Link has no annotation')
    if (objects.some((object) => !annotations.has(object))) faults.push(`7.18.1: ${role} has an annotation that is on no page`)
  }
  return faults
}
