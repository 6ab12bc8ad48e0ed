import { type Options, parse } from 'csv-parse/sync'
import type { Range } from '../diagnostics/diagnostic.ts'
import type { Path } from '../diagnostics/report.ts'
import { type SourceMap, rangesIn } from './positions.ts'
import type { Dialect } from './table-dialect.ts'

/** Where rows and cells stand in the text of a table, by their offsets. Rows count from 0, the header's. */
export interface CellMap {
  cell(row: number, column: number): Span
  row(row: number): Span
}

/** From `start` to before `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** How the library reads a table of a dialect: one quote in an unquoted cell is text, and no row is left out. */
export function readerOptions({ delimiter }: Dialect): Options {
  return {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    ltrim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_records_with_error: true,
  }
}

/** Finds cells by reading the text a second time, and the row that is asked for a third: called only where there is something to report. */
export function createCellMap(text: string, dialect: Dialect): CellMap {
  const rows = rowSpans(text, dialect)
  const last: Span = { start: rows.at(-1)?.end ?? dialect.start, end: text.length }
  let read: { readonly row: number; readonly cells: readonly Span[] } | undefined
  const row = (index: number): Span => rows[index] ?? last
  const cellsOf = (index: number): readonly Span[] => {
    if (read?.row !== index) read = { row: index, cells: cellSpans(text, row(index), dialect) }
    return read.cells
  }
  return {
    row: (index) => trimmed(text, row(index)),
    cell: (index, column) => cellsOf(index)[column] ?? { start: row(index).end, end: row(index).end },
  }
}

/**
 * The places of the values of a table.
 *
 * @param columns the names of its columns, in their order
 * @param header the row of those names
 * @param rows the row of each record
 */
export function createTableMap(
  text: string,
  cells: () => CellMap,
  columns: readonly string[],
  header: number,
  rows: readonly number[],
): SourceMap {
  const ranges = rangesIn(text)
  const place = (span: Span): Range => ranges(span.start, span.end)
  const columnOf = ([, field]: Path): number => columns.indexOf(String(field))
  const valueAt = (path: Path): Range => {
    const [record] = path
    if (typeof record !== 'number') return ranges(0, 0)
    const column = columnOf(path)
    return place(column < 0 ? cells().row(rows[record] ?? header) : cells().cell(rows[record] ?? header, column))
  }
  return {
    valueAt,
    keyAt: (path) => (columnOf(path) < 0 ? valueAt(path) : place(cells().cell(header, columnOf(path)))),
    sourceAt: () => undefined,
    duplicateKeys: () => [],
  }
}

function rowSpans(text: string, dialect: Dialect): Span[] {
  const body = Buffer.from(text.slice(dialect.start))
  const offsetAt = offsets(body, dialect.start)
  let start = dialect.start
  const spans: Span[] = []
  parse(body, {
    ...readerOptions(dialect),
    on_record: (_, { bytes }) => {
      const end = offsetAt(bytes)
      spans.push({ start, end })
      start = end
      return null
    },
  })
  return spans
}

function cellSpans(text: string, row: Span, dialect: Dialect): Span[] {
  const body = Buffer.from(text.slice(row.start, row.end))
  const offsetAt = offsets(body, row.start)
  let start = row.start
  const spans: Span[] = []
  parse(body, {
    ...readerOptions(dialect),
    cast: (_, { bytes }) => {
      const end = offsetAt(bytes)
      spans.push(trimmed(text, { start, end }))
      start = end + dialect.delimiter.length
      return ''
    },
  })
  return spans
}

/** The offsets in the text of places in its bytes, which are asked for from first to last. */
function offsets(body: Buffer, start: number): (bytes: number) => number {
  let known = 0
  let offset = start
  return (bytes) => {
    offset += body.toString('utf8', known, bytes).length
    known = bytes
    return offset
  }
}

/** Without the white space round it; where it is nothing else, its start. */
function trimmed(text: string, { start, end }: Span): Span {
  const slice = text.slice(start, end)
  const from = start + slice.length - slice.trimStart().length
  return slice.trim() === '' ? { start, end: start } : { start: from, end: from + slice.trim().length }
}
