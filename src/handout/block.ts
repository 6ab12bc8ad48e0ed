import type { ComposedChart } from '../model/chart.ts'
import type { ComposedTable } from '../model/composed.ts'
import type { Inline } from '../model/inline.ts'

/** A piece of the handout that is set as a whole. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[]; readonly small?: boolean }
  | { readonly kind: 'item'; readonly text: readonly Inline[]; readonly marker: string; readonly level: 0 | 1; readonly small?: boolean }
  | { readonly kind: 'table'; readonly table: ComposedTable; readonly parts?: readonly TablePart[] }
  /** A chart to draw, or to give as its table where it has no room; `wished` where the author asks for the drawing. */
  | {
      readonly kind: 'figure'
      readonly chart: ComposedChart
      readonly alt: string
      readonly table: ComposedTable
      readonly wished: boolean
    }
  /** A formula on lines of its own, as TeX. */
  | { readonly kind: 'formula'; readonly tex: string }
  /** Empty lines to write an answer on. */
  | { readonly kind: 'lines'; readonly count: number }

/** Rows of a table that belong together, and what is said of them above. */
export interface TablePart {
  readonly title: readonly Inline[]
  readonly said: readonly Inline[]
  readonly rows: number
}

/** A point of a list, or one under it. */
export function pointBlock(of: readonly Inline[], level: 0 | 1): Block {
  return { kind: 'item', marker: level === 0 ? '•' : '–', level, text: of }
}

/** Prose as a paragraph. */
export function paragraph(of: readonly Inline[]): Block {
  return { kind: 'paragraph', text: of }
}

/** A paragraph, where there is anything to say. */
export function optional(of: readonly Inline[] | undefined): Block[] {
  return of && of.length > 0 ? [paragraph(of)] : []
}

/** A paragraph in small type, where there is anything to say: a source, a caption. */
export function small(of: readonly Inline[] | undefined): Block[] {
  return of && of.length > 0 ? [{ kind: 'paragraph', text: of, small: true }] : []
}
