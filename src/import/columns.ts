import type { DataRecord } from '../model/collection.ts'

/** Whether a value is a mapping. */
export function isMapping(value: unknown): value is DataRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The value of a column of a record: of that name, or by a path into mappings (`architecture.params`).
 * In a list of mappings the path leads to the values of all of them.
 */
export function columnValue(record: DataRecord, column: string): unknown {
  if (Object.hasOwn(record, column)) return record[column]
  const dot = [...column.matchAll(/\./g)].find(({ index }) => Object.hasOwn(record, column.slice(0, index)))?.index
  if (dot === undefined) return undefined
  const inner = record[column.slice(0, dot)]
  const rest = column.slice(dot + 1)
  if (Array.isArray(inner)) {
    const parts = inner.flatMap((part: unknown) => (isMapping(part) ? (columnValue(part, rest) ?? []) : []))
    return parts.length === 0 ? undefined : parts
  }
  return isMapping(inner) ? columnValue(inner, rest) : undefined
}

/** The columns of a record down to those that hold no mapping, each with its value. */
export function* leafColumns(record: DataRecord, prefix = ''): Generator<readonly [column: string, value: unknown]> {
  for (const [name, value] of Object.entries(record)) {
    if (isMapping(value) && Object.keys(value).length > 0) yield* leafColumns(value, `${prefix}${name}.`)
    else yield [prefix + name, value]
  }
}
