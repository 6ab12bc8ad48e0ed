import { counted } from '../diagnostics/counted.ts'
import type { Fault } from '../diagnostics/report.ts'
import type { Dialect } from './table-dialect.ts'
import type { CellMap, Span } from './table-map.ts'

/** A table as the library read it. */
export interface Table {
  readonly text: string
  readonly dialect: Dialect
  /** The texts of all cells, blank rows and the header among them. */
  readonly rows: readonly (readonly string[])[]
  /** The row that names the columns. */
  readonly header: number
  readonly columns: readonly string[]
  /** Where what was read ends, in bytes behind the start: the quote that opens next is never closed. */
  readonly unclosed: number | undefined
  /** The places of its cells; read from the text the first time they are asked for. */
  readonly cells: () => CellMap
}

/** A fault at a stretch of the text. */
export type TableFault = Fault & { readonly span: Span }

/** All that forbids to read records from a table. */
export function tableFaults(table: Table): TableFault[] {
  return [...quoteFaults(table), ...unclosedFaults(table), ...headerFaults(table), ...widthFaults(table)]
}

export function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell === '')
}

/** The library takes a quoted cell with text behind its closing quote for unquoted: it begins with a quote, as few others do. */
function quoteFaults({ text, rows, cells }: Table): TableFault[] {
  return rows.flatMap((row, index) =>
    row.flatMap((cell, column): TableFault[] => {
      if (!cell.startsWith('"')) return []
      const { start, end } = cells().cell(index, column)
      const closing = closingQuote(text.slice(start, end))
      if (closing === undefined) return []
      const span = { start: start + closing, end: start + closing + 1 }
      const message = 'the quote closes the cell, and text follows'
      return [{ code: 'table/quote', message, hint: 'within a quoted cell, a quote is written twice: ""', span }]
    }),
  )
}

/** The place of the quote that closes a quoted cell before its end. */
export function closingQuote(written: string): number | undefined {
  for (let at = written.indexOf('"', 1); at >= 0 && at < written.length - 1; at = written.indexOf('"', at + 1)) {
    if (written[at + 1] !== '"') return at
    at++
  }
  return undefined
}

function unclosedFaults({ text, dialect, unclosed }: Table): TableFault[] {
  if (unclosed === undefined) return []
  const read = Buffer.from(text.slice(dialect.start)).toString('utf8', 0, unclosed).length
  const start = text.indexOf('"', dialect.start + read)
  const message = 'the quote that opens this cell is not closed'
  return [
    { code: 'table/quote', message, hint: 'close it where the cell ends; what stands below was not read', span: { start, end: start + 1 } },
  ]
}

function headerFaults({ columns, header, cells }: Table): TableFault[] {
  return columns.flatMap((name, column): TableFault[] => {
    const span = cells().cell(header, column)
    if (name === '') {
      return [{ code: 'table/header', message: `column ${column + 1} has no name`, hint: 'write the name of the field here', span }]
    }
    const first = columns.indexOf(name)
    if (first === column) return []
    const message = `columns ${first + 1} and ${column + 1} are both named '${name}'`
    return [{ code: 'table/header', message, hint: 'rename one of the two, or remove it', span }]
  })
}

function widthFaults({ rows, header, columns, cells }: Table): TableFault[] {
  return rows.flatMap((row, index): TableFault[] => {
    if (index <= header || row.length === columns.length || isBlank(row)) return []
    const spare = row.slice(columns.length)
    if (row.length > columns.length && isBlank(spare)) return []
    const message = `the row has ${counted(row.length, 'cell')}, the header ${counted(columns.length, 'column')}`
    if (row.length < columns.length) {
      const hint = `write the others too, empty where there is no value: the last one here is '${columns[row.length - 1] ?? ''}'`
      return [{ code: 'table/cells', message, hint, span: cells().row(index) }]
    }
    const extra = columns.length + spare.findIndex((cell) => cell !== '')
    return [
      {
        code: 'table/cells',
        message,
        hint: 'remove it, or put quotes round a cell with the separator in it',
        span: cells().cell(index, extra),
      },
    ]
  })
}
