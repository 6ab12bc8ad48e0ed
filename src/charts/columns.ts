import type { ComposedAxis } from '../model/chart.ts'
import type { DrawingFault, Mark } from './marks.ts'
import { colours } from './palette.ts'
import { cut, leftOut } from './rows.ts'
import { type } from './scales.ts'
import { wrap } from './text.ts'

/** Where the columns of a chart stand whose categories are on `x`, and their names below. */
export interface Columns {
  readonly step: number
  middle(column: number): number
  /** How many categories have room; the others are left out. */
  readonly count: number
  /** How much the names take at the foot of the drawing. */
  readonly foot: number
  readonly marks: readonly Mark[]
  readonly faults: readonly DrawingFault[]
}

const line = 25

const leastStep = 68

/**
 * Columns side by side over the width; a name takes two lines at most, and no more than its column.
 *
 * @param widest the width of the widest value that stands on a column
 */
export function layColumns({ categories }: ComposedAxis, widest: number, width: number, bottom: number): Columns {
  const count = Math.max(1, Math.min(categories.length, Math.floor(width / Math.max(leastStep, widest + 10))))
  const step = width / count
  const shown = categories.slice(0, count)
  const names = shown.map((name) => wrap(name, step - 10, type.label, 2))
  const lines = Math.max(1, ...names.map((of) => of.length))
  const foot = lines * line + 12
  const middle = (column: number): number => step * (column + 0.5)
  const marks = names.flatMap((of, column) =>
    of.map((text, index): Mark => {
      const y = bottom - foot + 30 + index * line
      return { kind: 'text', x: middle(column), y, text, size: type.label, anchor: 'middle', fill: colours.ink }
    }),
  )
  const shortened = shown.filter((name, column) => (names[column] ?? []).join(' ') !== name.split(/\s+/).join(' '))
  const hint = "put the categories on 'y', where names have more room, or make them shorter"
  return { count, step, middle, foot, marks, faults: [...leftOut(categories.slice(count), count, 'columns'), ...cut(shortened, hint)] }
}
