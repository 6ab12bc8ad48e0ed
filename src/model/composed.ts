import type { Range } from '../diagnostics/diagnostic.ts'
import type { ComposedChanges } from './changes.ts'
import type { ComposedChart } from './chart.ts'
import type { Paper } from './course.ts'
import type { HandoutSettings } from './handout.ts'
import { type Inline, text } from './inline.ts'
import type { Changes, Chart, Slide, Table } from './layouts.ts'
import type { DeckLook, SlideSize } from './look.ts'
import type { TableQuery } from './query.ts'
import type { Prose } from './slots.ts'

/** A table with everything in it decided: `rows[r][c]` stands under `header[c]`. */
export interface ComposedTable {
  readonly kind: 'table'
  readonly header: readonly (readonly Inline[])[]
  readonly align: readonly ('left' | 'right')[]
  readonly rows: readonly (readonly (readonly Inline[])[])[]
}

/** A chart with its values, and the same in words and as a table. */
export type ComposedChartSlide = ComposedObject<Omit<Chart, ChartField>> & ComposedValues

/** The fields of a chart slide that its values are made from. */
export const chartFields = ['kind', 'query', 'x', 'y', 'series', 'label', 'alt'] as const
type ChartField = (typeof chartFields)[number]

/** What the query of a chart comes to. */
export interface ComposedValues {
  readonly chart: ComposedChart
  readonly alt: string
  readonly table: ComposedTable
}

/** What changed in a collection, in the place of the fields that say where to look. */
export type ComposedChangesSlide = ComposedObject<Omit<Changes, ChangesField | 'lead'>> & ComposedChanges

/** The fields of a changes slide that its list is made from. */
export const changesFields = ['from', 'since', 'before', 'show', 'where', 'groupBy', 'fields', 'detail'] as const
type ChangesField = (typeof changesFields)[number]

/** Whether a composed value is a table, wherever it stands. */
export function isTable(value: unknown): value is ComposedTable {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'table'
}

/** What a validated value becomes when its queries have run and its prose is parsed. */
export type Composed<T> = T extends Prose
  ? readonly Inline[]
  : T extends TableQuery
    ? ComposedTable
    : T extends Chart
      ? ComposedChartSlide
      : T extends Changes
        ? ComposedChangesSlide
        : T extends readonly (infer Item)[]
          ? readonly Composed<Item>[]
          : T extends object
            ? ComposedObject<T>
            : T

type ComposedObject<T> = { readonly [Key in keyof T as Key extends 'each' ? never : Key]: Composed<T[Key]> }

/** What a table slide shows, be it queried or typed in. */
export function slideTable(content: Composed<Table>): ComposedTable {
  if (content.query) return content.query
  const rows = (content.rows ?? []).map((row) => row.map((cell) => (typeof cell === 'number' ? [text(String(cell))] : cell)))
  return { kind: 'table', header: content.header ?? [], align: content.align ?? [], rows }
}

/** Since when data hold, and where they come from; of several collections with the names of those that it holds for. */
export interface ShownData {
  readonly asOf?: string
  readonly source?: readonly Inline[]
}

/** A slide ready to be set, and where in the deck's file it stands. */
export interface ComposedSlide {
  readonly range: Range
  readonly content: Composed<Slide>
  /** What its footer says of its data. */
  readonly data?: ShownData
}

/** A reference as it is printed, with the number it is cited by in this deck. */
export interface ComposedReference {
  readonly number: number
  readonly key: string
  readonly entry: readonly Inline[]
  /** Author, year and identifier: enough to find it, on a sheet with little room. */
  readonly brief: readonly Inline[]
}

/** A deck with nothing left to look up: the slides and the handout are made from this alone. */
export interface ComposedDeck {
  /** The name of its file without the ending: the folder of its outputs. */
  readonly name: string
  /** Its file, relative to the course. */
  readonly file: string
  readonly title: readonly Inline[]
  readonly subtitle?: readonly Inline[]
  readonly course: string
  readonly lecturer?: string
  readonly institution?: string
  readonly date?: string
  /** How long it is to take, in minutes. */
  readonly duration?: number
  /** The oldest date of the collections that the deck shows. */
  readonly asOf?: string
  /** What its handouts say of all the data that it shows. */
  readonly data: ShownData
  readonly language: string
  readonly theme: string
  readonly size: SlideSize
  readonly look: DeckLook
  readonly paper: Paper
  readonly handout: HandoutSettings
  readonly slides: readonly ComposedSlide[]
  readonly references: readonly ComposedReference[]
}
