import { toTexts } from '../data/values.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Path, type Source, reporterFor } from '../diagnostics/report.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { columnValue, isMapping, leafColumns } from './columns.ts'
import type { ForeignRecord } from './find-list.ts'
import type { FieldMapping } from './options.ts'

/** A record of the imported list as fields of the collection. */
export interface PlacedRecord {
  readonly key: string
  /** Where it stands in the imported file. */
  readonly path: Path
  /** Only fields that have a value; the key is one of them. */
  readonly fields: ReadonlyMap<string, readonly string[]>
}

/** A column that no field takes. */
export interface UnplacedColumn {
  readonly column: string
  /** How many records have a value there. */
  readonly values: number
  readonly examples: readonly string[]
}

export interface Placement {
  readonly records: readonly PlacedRecord[]
  /** The keys of all records, also of those that were left out for their faults. */
  readonly present: ReadonlySet<string>
  /** Which columns each field is taken from. */
  readonly fields: readonly FieldMapping[]
  readonly unplaced: readonly UnplacedColumn[]
  /** How many records have no value for a field. */
  readonly blank: ReadonlyMap<string, number>
}

export interface PlaceOptions {
  readonly key: string
  readonly map: readonly FieldMapping[]
  /** What stands between several values of a field in one text. */
  readonly split: ReadonlyMap<string, string>
  /** The fields that the collection has, or asks for: columns of these names are taken. */
  readonly known: readonly string[]
  /** Whether a record of which a value cannot be placed is left out, and no error. */
  readonly skip?: boolean | undefined
}

/** Puts the columns of the imported records into fields; what cannot be placed is reported. */
export function placeRecords(list: readonly ForeignRecord[], source: Source, options: PlaceOptions, diagnostics: Diagnostic[]): Placement {
  const columns = leafTotals(list)
  const names = [...new Set(list.flatMap(({ value }) => Object.keys(value)))]
  const fields = fieldMappings(names, options)
  const reporter = reporterFor(source, diagnostics)
  const has = (column: string): boolean => names.includes(column) || list.some(({ value }) => columnValue(value, column) !== undefined)
  for (const { field, columns: wanted } of options.map) {
    const missing = list.length === 0 ? undefined : wanted.find((column) => !has(column))
    if (missing === undefined) continue
    reporter.report({
      code: 'import/unknown-column',
      message: `no record has anything in a column '${missing}', from which '${field}' is to be taken`,
      hint: suggest(missing, [...new Set([...names, ...columns.keys()])], 'column'),
    })
  }
  const hasKey = fields.some(({ field }) => field === options.key)
  if (!hasKey && list.length > 0) {
    reporter.report({
      code: 'import/unknown-column',
      message: `no column gives the '${options.key}', which tells the records apart`,
      hint: `say which: --map ${options.key}=${names[0] ?? 'COLUMN'}`,
    })
  }
  const taken = fields.flatMap((mapping) => mapping.columns)
  return { ...readRecords(hasKey ? list : [], source, fields, options, diagnostics), fields, unplaced: unplacedColumns(columns, taken) }
}

/** What is asked for, and columns of the names of fields: by their letters alone, so that `Release Date` is `release_date`. */
function fieldMappings(names: readonly string[], { key, map, known }: PlaceOptions): FieldMapping[] {
  const taken = new Set(map.flatMap(({ columns }) => columns))
  const asked = new Set(map.map(({ field }) => field))
  const bySameName = [...new Set([key, ...known])]
    .filter((field) => !asked.has(field))
    .flatMap((field): FieldMapping[] => {
      const alike = names.includes(field) ? [field] : names.filter((name) => bare(name) === bare(field) && !taken.has(name))
      return alike.length === 1 ? [{ field, columns: alike }] : []
    })
  return [...bySameName, ...map.filter(({ columns }) => columns.length > 0)].toSorted((a, b) => rank(a.field) - rank(b.field))

  function rank(field: string): number {
    const order = [key, ...known.filter((name) => name !== key), ...asked]
    return order.indexOf(field)
  }
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '')
}

function readRecords(
  list: readonly ForeignRecord[],
  source: Source,
  fields: readonly FieldMapping[],
  { key, split, skip }: PlaceOptions,
  diagnostics: Diagnostic[],
): Pick<Placement, 'records' | 'present' | 'blank'> {
  const blank = new Map<string, number>()
  const seen = new Map<string, PlacedRecord>()
  const left = new Set<string>()
  for (const { value: record, path } of list) {
    const placed = new Map<string, readonly string[]>()
    let faulty = false
    const at = reporterFor(source, diagnostics, path)
    for (const { field, columns } of fields) {
      const { texts, mapping } = readField(record, columns)
      const values = split.has(field) ? texts.flatMap((text) => splitText(text, split.get(field) ?? '')) : texts
      if (values.length > 0) placed.set(field, values)
      else if (mapping) {
        const { column, parts } = mapping
        faulty = true
        at.at(...(Object.hasOwn(record, column) ? [column] : column.split('.'))).report({
          code: 'data/not-text',
          severity: skip ? 'warning' : 'error',
          message: `'${column}' is a mapping here, not a text`,
          hint: `take a part of it: --map "${field}=${[...columns, `${column}.${likelyPart(parts)}`].join('|')}" (it has ${parts.join(', ')})`,
        })
      } else blank.set(field, (blank.get(field) ?? 0) + 1)
    }
    const name = placed.get(key)?.join(', ')
    if (name === undefined) {
      at.report({
        code: 'import/no-key',
        message: `the record has no '${key}' and is left out`,
        hint: `give it one, or take it from another column: --map ${key}=COLUMN`,
      })
      continue
    }
    placed.set(key, [name])
    const first = seen.get(name)
    if (first) {
      const { line } = source.valueAt(first.path).start
      at.report({
        code: 'import/repeated',
        message: `'${name}' stands in the list twice; this one is left out, the first is in line ${line}`,
        hint: 'remove one of the two, or rename it',
      })
    } else {
      seen.set(name, { key: name, path, fields: placed })
      if (faulty && skip) left.add(name)
    }
  }
  return { records: [...seen.values()].filter((record) => !left.has(record.key)), present: new Set(seen.keys()), blank }
}

/** The texts of the first column that has any; or the first mapping, where none has. */
function readField(
  record: ForeignRecord['value'],
  columns: readonly string[],
): { texts: string[]; mapping?: { column: string; parts: string[] } } {
  let mapping: { column: string; parts: string[] } | undefined
  for (const column of columns) {
    const value = columnValue(record, column)
    const texts = toTexts(value)?.map((text) => text.trim())
    const shown = texts?.filter((text) => !isBlank(text)) ?? []
    if (shown.length > 0) return { texts: shown }
    if (texts === undefined)
      mapping ??= {
        column,
        parts: [value]
          .flat()
          .flatMap((part) => (isMapping(part) ? Object.keys(part) : []))
          .slice(0, 6),
      }
  }
  return mapping ? { texts: [], mapping } : { texts: [] }
}

/** The part of a mapping that is most like a text to show. */
function likelyPart(parts: readonly string[]): string {
  return parts.find((part) => /^(?:value|name|title|label|text)$/i.test(part)) ?? parts[0] ?? 'PART'
}

/** Nothing, or a sign for nothing. */
function isBlank(text: string): boolean {
  return text === '' || /^(?:n\/a|[-–—])$/i.test(text)
}

function splitText(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => !isBlank(part))
}

interface ColumnTotal {
  values: number
  readonly examples: Set<string>
}

function leafTotals(list: readonly ForeignRecord[]): Map<string, ColumnTotal> {
  const totals = new Map<string, ColumnTotal>()
  for (const { value: record } of list) {
    for (const [column, value] of leafColumns(record)) {
      const total = totals.get(column) ?? { values: 0, examples: new Set() }
      if (!totals.has(column)) totals.set(column, total)
      const text = toTexts(value)?.find((part) => !isBlank(part.trim()))
      if (text === undefined && (value === null || toTexts(value) !== undefined)) continue
      total.values++
      if (text !== undefined && total.examples.size < 3) total.examples.add(shorten(text))
    }
  }
  return totals
}

function unplacedColumns(columns: ReadonlyMap<string, ColumnTotal>, taken: readonly string[]): UnplacedColumn[] {
  const placed = (column: string): boolean =>
    taken.some((name) => name === column || name.startsWith(`${column}.`) || column.startsWith(`${name}.`))
  return [...columns].flatMap(([column, { values, examples }]) => (placed(column) ? [] : [{ column, values, examples: [...examples] }]))
}

function shorten(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
