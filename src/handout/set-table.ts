import type { ComposedTable } from '../model/composed.ts'
import type { Block, TablePart } from './block.ts'
import { countLines, naturalWidth, widestSyllable, widestWord } from './lines.ts'
import { type Operation, moved } from './operations.ts'
import { type TextStyle, setText } from './set-text.ts'
import type { Shaper, TextFace } from './shape.ts'
import type { Tag } from './tags.ts'
import { type Word, toWords } from './words.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** A cell and the element that it is. */
interface ShapedCell {
  readonly words: readonly Word[]
  readonly tag: Tag
}

/** A row whose words are shaped; a row of one cell goes across the table, above the rows that it is the title of. */
export type ShapedRow = readonly ShapedCell[]

/** A table whose words are shaped. */
export interface ShapedTable {
  readonly header: ShapedRow
  /** The rows, in parts that are not torn apart: one part for all of them, but where a table has several. */
  readonly parts: readonly (readonly ShapedRow[])[]
  readonly columns: number
  readonly align: ComposedTable['align']
}

/** Shapes the words of a table's cells, and tells which elements they are. */
export function shapeTable({ table, parts }: TableBlock, shaper: Shaper): ShapedTable {
  const parent: Tag = { role: 'Table' }
  const shapeRow = (row: ComposedTable['header'], cell: Omit<Tag, 'parent'>, face: TextFace): ShapedCell[] => {
    const tr: Tag = { role: 'TR', parent }
    return row.map((of) => {
      const tag: Tag = { ...cell, parent: tr }
      return { words: toWords(of, shaper, { face, tag, tabular: true }), tag }
    })
  }
  const columns = table.header.length
  const body = (rows: ComposedTable['rows']): ShapedRow[] => rows.map((row) => shapeRow(row, { role: 'TD' }, 'regular'))
  const title = ({ title: name, said }: TablePart): ShapedRow =>
    shapeRow([[{ kind: 'strong', children: name }, ...said]], { role: 'TH', scope: 'Column', columnSpan: columns }, 'regular')
  let from = 0
  return {
    header: shapeRow(table.header, { role: 'TH', scope: 'Column' }, 'semibold'),
    parts: parts?.map((part) => [title(part), ...body(table.rows.slice(from, (from += part.rows)))]) ?? [body(table.rows)],
    columns,
    // Figures stand under each other on the right, also where a line starts there.
    align: shaper.language.rightToLeft ? table.align.map(() => 'left') : table.align,
  }
}

/** A stretch of a table, from its own top. Lengths in pt. */
export interface TableSlice {
  readonly height: number
  paint(): Operation[]
}

/** A table that is set: its slices stand under each other. */
export interface SetTable {
  readonly header: TableSlice
  readonly parts: readonly (readonly TableSlice[])[]
  /** Whether a word had to be broken to fit its column. */
  readonly cramped: boolean
}

const cellGap = 0.8 // between columns, as a factor of the size

/** Sets a table to a width: columns by their content, rules above, below and under the header. */
export function setTable(table: ShapedTable, width: number, style: TextStyle): SetTable {
  const gap = cellGap * style.size
  const widths = columnWidths(table, width, gap, style.size)
  const padding = 0.1 * style.line
  let cramped = false
  const setRow = (row: ShapedRow, last: number): TableSlice => {
    const across = row.length === 1
    const cells = row.map(({ words }, column) => {
      const align = across ? 'left' : (table.align[column] ?? 'left')
      return setText(words, across ? width : (widths[column] ?? 0), { ...style, align })
    })
    const lead = Math.max(0, ...cells.map((cell) => cell.lead))
    cramped ||= cells.some((cell) => cell.cramped)
    // What stands in a row stands on one baseline.
    const height = Math.max(style.line, ...cells.map((cell) => cell.height + lead - cell.lead)) + 2 * padding
    // A first line that is higher (one to write on) has white above it: below it is more, for it may end with a rule too.
    const above = lead > 0 ? padding / 2 : padding
    const paint = (): Operation[] => {
      let x = 0
      const painted = cells.flatMap((cell, column): Operation[] => {
        const left = x
        x += (widths[column] ?? 0) + gap
        const tag = row[column]?.tag
        const own = moved(cell.paint(), left, above + lead - cell.lead)
        return own.length === 0 && tag ? [{ kind: 'empty', x: left, y: 0, tag }] : own
      })
      return [...painted, rule(height, width, last)]
    }
    return { height, paint }
  }
  const header = setRow(table.header, 0.5)
  const parts = table.parts.map((rows, part) =>
    rows.map((row, index) => {
      const end = index === rows.length - 1
      return setRow(row, end && part === table.parts.length - 1 ? 0.8 : end ? 0.5 : 0.2)
    }),
  )
  // What stands above it does not touch its rule.
  const top = 0.2 * style.line
  const head = { height: top + header.height, paint: () => [rule(top, width, 0.8), ...moved(header.paint(), 0, top)] }
  return { header: head, parts, cramped }
}

function rule(y: number, width: number, thickness: number): Operation {
  return { kind: 'rule', x: 0, y, width, thickness, ink: thickness < 0.4 ? 'grey' : 'black' }
}

/**
 * Every column gets the width of its widest word, or of its widest part; the rest is shared so that the table is as low as it can be,
 * and among equally low tables by what each column would need to stand on one line.
 * Source: CSS 2.2, 17.5.2.2, automatic table layout, for the least and the wanted widths.
 */
function columnWidths(table: ShapedTable, width: number, gap: number, size: number): number[] {
  const unit = size / 1000
  const { columns } = table
  const available = width - gap * (columns - 1)
  const rows = [table.header, ...table.parts.flat()].filter((row) => row.length === columns)
  const cells = (column: number): (readonly Word[])[] => rows.map((row) => row[column]?.words ?? [])
  const indexes = Array.from({ length: columns }, (_, column) => column)
  const widest = (of: (words: readonly Word[]) => number): number[] => indexes.map((column) => Math.max(...cells(column).map(of), 0) * unit)
  const whole = widest(widestWord)
  // Words are divided only where they do not fit side by side.
  const least = total(whole) <= available ? whole : widest(widestSyllable)
  const most = widest(naturalWidth)
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
/** The parts in which the room is shared: ways to do so there are 21, 231 and 286. */
const partsOf = (columns: number): number => (columns < searchedColumns ? 20 : 10)

/** Tries every way to share the room in such parts. */
function lowest(
  cells: readonly (readonly (readonly Word[])[])[],
  least: readonly number[],
  proportional: readonly number[],
  room: number,
  unit: number,
): number[] {
  const steps = partsOf(cells.length)
  const widthAt = (column: number, step: number): number => (least[column] ?? 0) + (room * step) / steps
  const lines = cells.map((column, index) =>
    Array.from({ length: steps + 1 }, (_, step) => column.map((words) => countLines(words, widthAt(index, step) / unit))),
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
