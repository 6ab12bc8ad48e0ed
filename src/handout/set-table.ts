import type { ComposedTable } from '../model/composed.ts'
import { breakLines, naturalWidth, widestWord } from './lines.ts'
import { type Operation, moved } from './operations.ts'
import { type SetText, type TextStyle, setText } from './set-text.ts'
import type { Shaper, TextFace } from './shape.ts'
import type { Tag } from './tags.ts'
import { type Word, toWords } from './words.ts'

/** A cell and the element that it is. */
export interface ShapedCell {
  readonly words: readonly Word[]
  readonly tag: Tag
}

/** A table whose words are shaped: the header first. */
export interface ShapedTable {
  readonly rows: readonly (readonly ShapedCell[])[]
  readonly align: ComposedTable['align']
}

export function shapeTable(table: ComposedTable, shaper: Shaper): ShapedTable {
  const parent: Tag = { role: 'Table' }
  const shapeRow = (row: ComposedTable['header'], cell: Omit<Tag, 'parent'>, face: TextFace): ShapedCell[] => {
    const tr: Tag = { role: 'TR', parent }
    return row.map((of) => {
      const tag: Tag = { ...cell, parent: tr }
      return { words: toWords(of, shaper, { face, tag }), tag }
    })
  }
  return {
    rows: [
      shapeRow(table.header, { role: 'TH', scope: 'Column' }, 'semibold'),
      ...table.rows.map((row) => shapeRow(row, { role: 'TD' }, 'regular')),
    ],
    align: table.align,
  }
}

const cellGap = 0.8 // between columns, as a factor of the size

/** Sets a table to a width: columns by their content, rules above, below and under the header. */
export function setTable(table: ShapedTable, width: number, style: TextStyle): SetText {
  const gap = cellGap * style.size
  const widths = columnWidths(table, width, gap, style.size)
  const padding = 0.13 * style.line
  const operations: Operation[] = [rule(0, width, 0.8)]
  let y = padding
  let cramped = false
  table.rows.forEach((row, index) => {
    let x = 0
    let height = style.line
    row.forEach(({ words, tag }, column) => {
      const set = setText(words, widths[column] ?? 0, { ...style, align: table.align[column] ?? 'left' })
      operations.push(...(words.length === 0 ? [{ kind: 'empty', x, y, tag } as const] : moved(set.operations, x, y)))
      height = Math.max(height, set.height)
      cramped ||= set.cramped
      x += (widths[column] ?? 0) + gap
    })
    y += height + padding
    const last = index === table.rows.length - 1
    operations.push(rule(y, width, index === 0 ? 0.5 : last ? 0.8 : 0.2))
    y += padding
  })
  return { height: y, cramped, operations }
}

function rule(y: number, width: number, thickness: number): Operation {
  return { kind: 'rule', x: 0, y, width, thickness, ink: thickness < 0.4 ? 'grey' : 'black' }
}

/**
 * Every column gets the width of its widest word; the rest is shared so that the table is as low as it can be,
 * and among equally low tables by what each column would need to stand on one line.
 * Source: CSS 2.2, 17.5.2.2, automatic table layout, for the least and the wanted widths.
 */
function columnWidths(table: ShapedTable, width: number, gap: number, size: number): number[] {
  const unit = size / 1000
  const columns = table.rows[0]?.length ?? 0
  const available = width - gap * (columns - 1)
  const cells = (column: number): (readonly Word[])[] => table.rows.map((row) => row[column]?.words ?? [])
  const indexes = Array.from({ length: columns }, (_, column) => column)
  const least = indexes.map((column) => Math.max(...cells(column).map(widestWord), 0) * unit)
  const most = indexes.map((column) => Math.max(...cells(column).map(naturalWidth), 0) * unit)
  if (total(most) <= available) return share(most, available - total(most), most)
  const room = available - total(least)
  if (room < 0) return fairShares(least, available)
  const wanted = most.map((each, column) => each - (least[column] ?? 0))
  if (columns > searchedColumns) return share(least, room, wanted)
  return lowest(indexes.map(cells), least, share(least, room, wanted), room, unit)
}

/** Where not even the words fit: the narrow columns keep their width, the wide ones share what is left evenly. */
function fairShares(least: readonly number[], available: number): number[] {
  const widths = [...least]
  let left = available
  let open = least.map((_, column) => column).sort((a, b) => (least[a] ?? 0) - (least[b] ?? 0))
  while (open.length > 0) {
    const [column = 0, ...rest] = open
    widths[column] = Math.min(least[column] ?? 0, left / open.length)
    left -= widths[column]
    open = rest
  }
  return widths
}

const searchedColumns = 4
const steps = 10

/** Tries every way to share the room in tenths. With at most four columns these are 286. */
function lowest(
  cells: readonly (readonly (readonly Word[])[])[],
  least: readonly number[],
  proportional: readonly number[],
  room: number,
  unit: number,
): number[] {
  const widthAt = (column: number, step: number): number => (least[column] ?? 0) + (room * step) / steps
  const lines = cells.map((column, index) =>
    Array.from({ length: steps + 1 }, (_, step) => column.map((words) => breakLines(words, widthAt(index, step) / unit).length)),
  )
  let best: number[] = [...proportional]
  let bestHeight = Number.POSITIVE_INFINITY
  let bestDistance = Number.POSITIVE_INFINITY
  for (const shares of compositions(steps, cells.length)) {
    const widths = shares.map((step, column) => widthAt(column, step))
    const rows = cells[0]?.length ?? 0
    let height = 0
    for (let row = 0; row < rows; row++) height += Math.max(...shares.map((step, column) => lines[column]?.[step]?.[row] ?? 0))
    const distance = widths.reduce((sum, each, column) => sum + (each - (proportional[column] ?? 0)) ** 2, 0)
    if (height < bestHeight || (height === bestHeight && distance < bestDistance)) {
      best = widths
      bestHeight = height
      bestDistance = distance
    }
  }
  return best
}

/** All ways to share a whole number among so many columns. */
function compositions(whole: number, parts: number): number[][] {
  if (parts <= 1) return [[whole]]
  return Array.from({ length: whole + 1 }, (_, first) => compositions(whole - first, parts - 1).map((rest) => [first, ...rest])).flat()
}

function share(widths: readonly number[], room: number, weights: readonly number[]): number[] {
  const all = total(weights)
  return widths.map((width, column) => width + (all === 0 ? 0 : (room * (weights[column] ?? 0)) / all))
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
