import type { ComposedTable } from '../model/composed.ts'
import { naturalWidth, widestWord } from './lines.ts'
import { type Operation, moved } from './operations.ts'
import { type SetText, type TextStyle, setText } from './set-text.ts'
import type { Shaper } from './shape.ts'
import { type Word, toWords } from './words.ts'

/** A table whose words are shaped: the header first. */
export interface ShapedTable {
  readonly rows: readonly (readonly (readonly Word[])[])[]
  readonly align: ComposedTable['align']
}

export function shapeTable(table: ComposedTable, shaper: Shaper): ShapedTable {
  return {
    rows: [table.header.map((cell) => toWords(cell, shaper, 'semibold')), ...table.rows.map((row) => row.map((cell) => toWords(cell, shaper)))],
    align: table.align,
  }
}

const cellGap = 0.8 // between columns, as a factor of the size

/** Sets a table to a width: columns by their content, rules above, below and under the header. */
export function setTable(table: ShapedTable, width: number, style: TextStyle): SetText {
  const gap = cellGap * style.size
  const widths = columnWidths(table, width, gap, style.size)
  const padding = 0.16 * style.line
  const operations: Operation[] = [rule(0, width, 0.8)]
  let y = padding
  let lines = 0
  table.rows.forEach((row, index) => {
    let x = 0
    let height = style.line
    row.forEach((words, column) => {
      const set = setText(words, widths[column] ?? 0, { ...style, align: table.align[column] ?? 'left' })
      operations.push(...moved(set.operations, x, y))
      height = Math.max(height, set.height)
      x += (widths[column] ?? 0) + gap
    })
    y += height + padding
    lines += Math.round(height / style.line)
    const last = index === table.rows.length - 1
    operations.push(rule(y, width, index === 0 ? 0.5 : last ? 0.8 : 0.2))
    y += padding
  })
  return { height: y, lines, operations }
}

function rule(y: number, width: number, thickness: number): Operation {
  return { kind: 'rule', x: 0, y, width, thickness, ink: thickness < 0.4 ? 'grey' : 'black' }
}

/**
 * Every column gets the width of its widest word, then the rest is shared by what each would still need
 * to stand on one line. Source: CSS 2.2, 17.5.2.2, automatic table layout.
 */
function columnWidths(table: ShapedTable, width: number, gap: number, size: number): number[] {
  const unit = size / 1000
  const columns = table.rows[0]?.length ?? 0
  const available = width - gap * (columns - 1)
  const cells = (column: number): (readonly Word[])[] => table.rows.map((row) => row[column] ?? [])
  const indexes = Array.from({ length: columns }, (_, column) => column)
  const least = indexes.map((column) => Math.max(...cells(column).map(widestWord), 0) * unit)
  const most = indexes.map((column) => Math.max(...cells(column).map(naturalWidth), 0) * unit)
  const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
  if (total(most) <= available) return share(most, available - total(most), most)
  const room = available - total(least)
  if (room < 0) return least.map((each) => (each * available) / total(least))
  return share(least, room, most.map((each, column) => each - (least[column] ?? 0)))
}

function share(widths: readonly number[], room: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return widths.map((width, column) => width + (all === 0 ? 0 : (room * (weights[column] ?? 0)) / all))
}
