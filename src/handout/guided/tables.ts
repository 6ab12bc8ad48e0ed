import type { ComposedTable } from '../../model/composed.ts'
import { type Inline, plainText } from '../../model/inline.ts'
import { blankPhrases, blankWhole, countPhrases } from './answers.ts'

type Cell = readonly Inline[]

/**
 * A table with some of its cells left out: one in two rows of three, in turns of the columns after the first, and of no column all.
 * Where but one column could be asked for, every second row keeps it as an example.
 * Numbers are asked for only where there is nothing else.
 */
export function blankTable(table: ComposedTable): ComposedTable {
  const columns = table.header.map((_, column) => column).slice(1)
  const words = columns.filter((column) => !table.rows.every((row) => /^[\d.,\s%]*$/.test(plainText(row[column] ?? []))))
  const candidates = words.length > 0 ? words : columns
  if (candidates.length === 0) return table
  const shown = new Map(candidates.map((column) => [column, table.rows.filter((row) => plainText(row[column] ?? []) !== '').length]))
  let blanked = 0
  const rows = table.rows.map((row, index) => {
    if (candidates.length === 1 ? index % 2 === 0 : index % 3 === 2) return row
    const turn = blanked % candidates.length
    for (const column of [...candidates.slice(turn), ...candidates.slice(0, turn)]) {
      const cell = blankCell(row[column] ?? [])
      const left = (shown.get(column) ?? 0) - 1
      if (!cell || left < 1) continue
      shown.set(column, left)
      blanked++
      return row.with(column, cell)
    }
    return row
  })
  return { ...table, rows }
}

/** Its first strong phrase, or else the whole of it. */
function blankCell(cell: Cell): readonly Inline[] | undefined {
  return countPhrases(cell) > 0 ? blankPhrases(cell, (index) => index === 0) : blankWhole(cell)
}

/** A comparison: in each row the strong phrases of the second column, at most two; or else the first of another; or else the last cell. */
export function blankComparison(table: ComposedTable): ComposedTable {
  return { ...table, rows: table.rows.map(blankCompared) }
}

function blankCompared(row: readonly Cell[]): readonly Cell[] {
  const order = [1, 0, 2].filter((column) => column < row.length)
  const column = order.find((each) => countPhrases(row[each] ?? []) > 0)
  if (column !== undefined)
    return row.with(
      column,
      blankPhrases(row[column] ?? [], (index) => index < (column === 1 ? 2 : 1)),
    )
  const last = blankWhole(row.at(-1) ?? [])
  return last ? [...row.slice(0, -1), last] : row
}
