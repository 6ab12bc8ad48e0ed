import type { Page } from '../operations.ts'
import { boxAround } from './boxes.ts'
import type { Element } from './elements.ts'

type Attributes = Readonly<Record<string, string | number | readonly number[]>>

/** The entry `A` of an element: what its role alone does not tell. Source: ISO 32000-1, 14.8.5. */
export function attributes(element: Element, pages: readonly Page[]): { readonly A?: Attributes } {
  const { role, numbering, scope, columnSpan = 1 } = element.tag
  switch (role) {
    case 'L':
      return { A: { O: 'List', ListNumbering: numbering ?? 'None' } }
    case 'TH':
    case 'TD': {
      const cell = { ...(scope && { Scope: scope }), ...(columnSpan > 1 && { ColSpan: columnSpan }) }
      return Object.keys(cell).length > 0 ? { A: { O: 'Table', ...cell } } : {}
    }
    case 'Figure': {
      const BBox = figureBox(element, pages)
      return BBox ? { A: { O: 'Layout', BBox } } : {}
    }
    default:
      return {}
  }
}

/** Where a figure is to be seen, if that is one place. */
function figureBox({ kids }: Element, pages: readonly Page[]): readonly number[] | undefined {
  const contents = kids.flatMap((kid) => ('kind' in kid && kid.kind === 'content' ? [kid] : []))
  const [first] = contents
  if (!first || contents.some(({ page }) => page !== first.page)) return undefined
  const box = boxAround(
    contents.flatMap(({ operations }) => operations),
    pages[first.page]?.height ?? 0,
  )
  return box.map((value) => Math.round(value * 1000) / 1000)
}
