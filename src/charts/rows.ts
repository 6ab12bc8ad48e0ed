import type { ComposedAxis } from '../model/chart.ts'
import type { DrawingFault, Mark } from './marks.ts'
import { colours } from './palette.ts'
import { lineHeight, type } from './scales.ts'
import { textWidth, wrap } from './text.ts'

/** Where the rows of a chart stand whose categories are on `y`, and their names on the left. */
export interface Rows {
  /** Where the names end and the marks begin. */
  readonly left: number
  readonly step: number
  /** Where the first row begins, and where the last ends. */
  readonly top: number
  readonly bottom: number
  /** The middle of a row, by the index of its category. */
  middle(row: number): number
  /** How many categories have room; the others are left out. */
  readonly count: number
  readonly marks: readonly Mark[]
  readonly faults: readonly DrawingFault[]
}

const widestStep = 112
// Of the height that few rows leave, this part stands above them.
const above = 0.3
const widestName = 380

/** Rows below `start`: few stand apart, many close together, and no closer than their type allows. */
export function layRows({ categories }: ComposedAxis, start: number, height: number): Rows {
  const count = Math.max(1, Math.min(categories.length, Math.floor(height / lineHeight)))
  const shown = categories.slice(0, count)
  const step = Math.min(widestStep, height / count)
  const top = start + (height - step * count) * above
  const bottom = top + step * count
  const lines = step >= 2 * lineHeight ? 2 : 1
  const names = shown.map((name) => wrap(name, widestName, type.label, lines))
  const left = Math.max(0, ...names.flat().map((line) => textWidth(line, type.label))) + 16
  const middle = (row: number): number => top + step * (row + 0.5)
  const marks = names.flatMap((of, row) =>
    of.map((text, line): Mark => {
      const y = middle(row) + 8 + (line - (of.length - 1) / 2) * 25
      return { kind: 'text', x: left - 16, y, text, size: type.label, anchor: 'end', fill: colours.ink }
    }),
  )
  const without = categories.slice(count)
  const shortened = shown.filter((name, row) => (names[row] ?? []).join(' ') !== name.split(/\s+/).join(' '))
  return { left, step, top, bottom, middle, count, marks, faults: [...leftOut(without, count, 'rows'), ...cut(shortened)] }
}

/** Categories that had no room. */
export function leftOut(names: readonly string[], count: number, what: 'rows' | 'columns'): DrawingFault[] {
  if (names.length === 0) return []
  return [
    {
      code: 'chart/no-room',
      severity: 'warning',
      message: `the chart has room for ${count} ${what}; left out: ${some(names)}`,
      hint: "take fewer with 'limit' or 'where', or make several charts",
    },
  ]
}

/** Names that were shortened. */
export function cut(names: readonly string[], hint = 'make them shorter'): DrawingFault[] {
  if (names.length === 0) return []
  return [
    {
      code: 'chart/no-room',
      severity: 'warning',
      message: `names were too long and were shortened: ${some(names)}`,
      hint,
    },
  ]
}

function some(names: readonly string[]): string {
  const more = names.length > 4 ? ` and ${names.length - 4} more` : ''
  return `${names.slice(0, 4).join(', ')}${more}`
}
