import type { DataRecord } from '../model/collection.ts'
import { type KeyedRecord, keyed, sameTexts } from './keyed.ts'
import { pairRenamed } from './renamed.ts'

/** A field whose value is another one: as the texts it shows, none where it is absent or empty. */
export interface FieldChange {
  readonly field: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** What became of one record. `index` is its place in the later list; that of a removed record, in the earlier one. */
export type RecordChange =
  | { readonly kind: 'added'; readonly key: string; readonly index: number }
  | { readonly kind: 'removed'; readonly key: string; readonly index: number }
  | {
      readonly kind: 'renamed'
      readonly key: string
      readonly was: string
      readonly index: number
      readonly fields: readonly FieldChange[]
    }
  | { readonly kind: 'changed'; readonly key: string; readonly index: number; readonly fields: readonly FieldChange[] }

/**
 * Compares two states of a collection by key, never by line or order: what was added, removed, renamed (a record that went and
 * one that came with nearly all the same fields, where no other record could be meant) and changed. A record without a key counts as one named ''.
 *
 * @param key the field that tells the records apart
 * @param keyBefore the field that told the earlier ones apart, where that is another
 * @returns in the order of `after`, those that were removed last; fields in the order of their names
 */
export function recordChanges(before: readonly DataRecord[], after: readonly DataRecord[], key: string, keyBefore = key): RecordChange[] {
  const earlier = before.map((record, index) => keyed(record, index, keyBefore))
  const later = after.map((record, index) => keyed(record, index, key))
  const known = queues(earlier)
  const kept = new Map<KeyedRecord, KeyedRecord>()
  for (const record of later) {
    const same = known.get(record.key)?.shift()
    if (same) kept.set(record, same)
  }
  const gone = [...known.values()].flat()
  const came = later.filter((record) => !kept.has(record))
  const renamed = new Map(pairRenamed(gone, came).map(([was, is]) => [is, was]))
  const missed = new Set(renamed.values())
  const removed = gone.filter((record) => !missed.has(record)).toSorted((a, b) => a.index - b.index)
  return [
    ...later.flatMap((record): RecordChange[] => {
      const { index } = record
      const was = kept.get(record) ?? renamed.get(record)
      if (!was) return [{ kind: 'added', key: record.key, index }]
      const fields = fieldChanges(was, record)
      if (was.key !== record.key) return [{ kind: 'renamed', key: record.key, was: was.key, index, fields }]
      return fields.length === 0 ? [] : [{ kind: 'changed', key: record.key, index, fields }]
    }),
    ...removed.map((record): RecordChange => ({ kind: 'removed', key: record.key, index: record.index })),
  ]
}

/** Records by key; where several share one, in their order. */
function queues(records: readonly KeyedRecord[]): Map<string, KeyedRecord[]> {
  const byKey = new Map<string, KeyedRecord[]>()
  for (const record of records) {
    const queue = byKey.get(record.key)
    if (queue) queue.push(record)
    else byKey.set(record.key, [record])
  }
  return byKey
}

function fieldChanges(was: KeyedRecord, is: KeyedRecord): FieldChange[] {
  const names = new Set([...was.fields.keys(), ...is.fields.keys()])
  return [...names].toSorted().flatMap((field) => {
    const before = was.fields.get(field) ?? []
    const after = is.fields.get(field) ?? []
    return sameTexts(before, after) ? [] : [{ field, before, after }]
  })
}
