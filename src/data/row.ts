import { suggest } from '../diagnostics/suggest.ts'
import { type Reporter, fileAt } from '../diagnostics/report.ts'
import type { DataRecord } from '../model/collection.ts'
import type { Collection } from '../model/data.ts'
import { toTexts } from './values.ts'

/** One result of a query: a record, or a group of records that share a value. */
export interface Row {
  readonly collection: Collection
  /** The field and value that made the group; absent for a single record. */
  readonly group?: { readonly field: string; readonly key: string }
  readonly members: readonly Member[]
}

/** A record and its place in the collection's file. */
export interface Member {
  readonly record: DataRecord
  readonly index: number
}

/**
 * The texts of a field of a row: a record's own values, or the different values of a group.
 * A mapping where text is needed is reported at the record, and shows nothing.
 */
export function fieldTexts(row: Row, field: string, reporter: Reporter): string[] {
  if (row.group?.field === field) return [row.group.key]
  const texts = new Set<string>()
  for (const { record, index } of row.members) {
    row.collection.notes?.cell(field, index)
    const values = toTexts(record[field])
    if (values === undefined) reportMapping(row.collection, index, field, reporter)
    else for (const value of values) texts.add(value)
  }
  return [...texts]
}

/** How many records a row stands for, or how many different values of a field it has. */
export function countIn(row: Row, count: true | string, reporter: Reporter): number {
  return count === true ? row.members.length : fieldTexts(row, count, reporter).length
}

/** Reports a field that no record of the collection has. */
export function checkField(collection: Collection, field: string, reporter: Reporter, on: 'value' | 'key' = 'value'): boolean {
  if (collection.fields.includes(field) || collection.records.length === 0) return true
  reporter.report(
    {
      code: 'data/unknown-field',
      message: `no record of '${collection.name}' has a field '${field}'`,
      hint: suggest(field, collection.fields, 'field'),
    },
    on,
  )
  return false
}

function reportMapping(collection: Collection, index: number, field: string, reporter: Reporter): void {
  const name = fileAt(collection.source, [index])
  const { line } = collection.source.valueAt([index, field]).start
  reporter.report({
    code: 'data/not-text',
    message: `'${field}' is a mapping in ${name}:${line}, and cannot be shown as text`,
    hint: 'write it as text or as a list of texts there, or show another field',
  })
}
