import { parse } from 'csv-parse/sync'
import { fileStart } from '../diagnostics/diagnostic.ts'
import type { YamlDocument } from './parse-yaml.ts'
import { tooManyMarks } from './marks.ts'
import { type SourceMap, createSourceMap, rangesIn } from './positions.ts'
import { dialectOf } from './table-dialect.ts'
import { type Table, closingQuote, isBlank, tableFaults } from './table-faults.ts'
import { type CellMap, type Span, createCellMap, createTableMap, readerOptions } from './table-map.ts'

export interface TableOptions {
  /** What stands between two cells, as one character. Default: what the header has most of, of comma, semicolon, tab and bar. */
  readonly delimiter?: string | undefined
}

/**
 * Reads a CSV or TSV text (RFC 4180): its first row names the fields, each further row is a record.
 * Spaces round a cell are not part of it, an empty cell is an absent value, a row without any value is no record.
 * `value` is a list of mappings of texts, or `undefined` where there are faults: all of them are told.
 *
 * @param file its path relative to the course, for the diagnostics
 */
export function parseTable(file: string, text: string, options: TableOptions = {}): YamlDocument {
  const tooMany = tooManyMarks(file, text, ['\n', '\r', dialectOf(text, options.delimiter).delimiter])
  if (tooMany) return { file, text, value: undefined, diagnostics: [tooMany], positions: () => createSourceMap('') }
  const table = readTable(text, options)
  let map: SourceMap | undefined
  const positions = (): SourceMap => (map ??= createTableMap(text, table.cells, table.columns, table.header, rowsOfRecords(table)))
  const document = { file, text, positions }
  if (table.rows.every(isBlank) && table.unclosed === undefined) {
    const hint = 'write its header and its rows, or delete the file'
    const empty = { code: 'yaml/empty', severity: 'error', message: 'the file is empty', hint, file, range: fileStart } as const
    return { ...document, value: undefined, diagnostics: [empty] }
  }
  const faults = tableFaults(table)
  if (faults.length === 0) return { ...document, value: recordsOf(table), diagnostics: [] }
  const ranges = rangesIn(text)
  const diagnostics = faults.map(({ span, ...fault }) => ({
    ...fault,
    severity: 'error' as const,
    file,
    range: ranges(span.start, span.end),
  }))
  return { ...document, value: undefined, diagnostics }
}

function readTable(text: string, options: TableOptions): Table {
  const dialect = dialectOf(text, options.delimiter)
  let unclosed: number | undefined
  const rows = parse(text.slice(dialect.start), {
    ...readerOptions(dialect),
    on_skip: (error) => {
      unclosed = Number(error?.['bytes'] ?? 0)
    },
  })
  let map: CellMap | undefined
  const cells = (): CellMap => (map ??= createCellMap(text, dialect))
  rows.forEach((row, index) => {
    for (let column = 0; column < row.length; column++) {
      const cell = row[column]?.trim() ?? ''
      row[column] = cell.startsWith('"') ? (unquoted(text, cells().cell(index, column)) ?? cell) : cell
    }
  })
  // Blank rows above the header are none of the table's.
  const header = Math.max(
    0,
    rows.findIndex((row) => !isBlank(row)),
  )
  return {
    text,
    dialect,
    rows,
    header,
    columns: rows[header]?.slice(0, width(rows, header)) ?? [],
    unclosed,
    cells,
  }
}

/** What a cell says that is quoted as it should be; spaces behind the closing quote are the only thing that the library minds. */
function unquoted(text: string, { start, end }: Span): string | undefined {
  const written = text.slice(start, end)
  return written.length > 1 && written.endsWith('"') && closingQuote(written) === undefined
    ? written.slice(1, -1).replaceAll('""', '"').trim()
    : undefined
}

/** How many columns there are: those at the right that have neither a name nor a value are none. */
function width(rows: readonly (readonly string[])[], header: number): number {
  let columns = rows[header]?.length ?? 0
  while (columns > 0 && rows.every((row, index) => index < header || (row[columns - 1] ?? '') === '')) columns--
  return columns
}

function recordsOf({ rows, header, columns }: Table): Record<string, string>[] {
  const records: Record<string, string>[] = []
  for (let row = header + 1; row < rows.length; row++) {
    const record: Record<string, string> = {}
    let filled = false
    for (let column = 0; column < columns.length; column++) {
      const value = rows[row]?.[column] ?? ''
      if (value === '') continue
      filled = true
      setField(record, columns[column] ?? '', value)
    }
    if (filled) records.push(record)
  }
  return records
}

/** A field of any name is the record's own, also one that objects have of themselves. */
function setField(record: Record<string, string>, name: string, value: string): void {
  if (name === '__proto__') Object.defineProperty(record, name, { value, enumerable: true, writable: true, configurable: true })
  else record[name] = value
}

/** The row of each record. */
function rowsOfRecords({ rows, header }: Table): number[] {
  return rows.flatMap((row, index) => (index <= header || isBlank(row) ? [] : [index]))
}
