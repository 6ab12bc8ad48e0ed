import type { FieldEdit, ListEdits } from '../content/edit-list.ts'
import { sameTexts } from '../data/keyed.ts'
import type { Memory } from './memory.ts'
import type { PlacedRecord } from './place.ts'

type Fields = ReadonlyMap<string, readonly string[]>

/** A record of the collection, as the texts of its fields. */
export interface OwnRecord {
  readonly key: string
  readonly fields: Fields
}

/** A value of the collection that stays, though the list has another. */
export interface KeptValue {
  readonly index: number
  readonly field: string
  readonly own: readonly string[]
  /** What the list says; nothing where it has no value. */
  readonly listed: readonly string[]
  /**
   * `edited`: by hand since the last import, and the list has changed as well; `unknown`: it was never imported;
   * `fixed`: it cannot be replaced without losing a comment or an anchor; `blank`: the list no longer has a value.
   */
  readonly why: 'edited' | 'unknown' | 'fixed' | 'blank'
}

/** A record of the collection that an earlier import brought, and that is gone from the list. */
export interface GoneRecord {
  readonly index: number
  readonly removed: boolean
  /** Why it is not removed: because nobody asked for it, or because of what was written by hand. */
  readonly why: 'not asked' | 'by hand' | undefined
}

export interface Merge {
  readonly edits: ListEdits
  /** The records that come in, in the order of `edits.append`. */
  readonly added: readonly PlacedRecord[]
  /** The imported record of each record of the collection that has one, by its index there. */
  readonly matched: ReadonlyMap<number, PlacedRecord>
  readonly kept: readonly KeptValue[]
  /** How many values were edited by hand where the list says the same as last time. */
  readonly settled: number
  readonly gone: readonly GoneRecord[]
  /** Records that were brought in before and removed by hand: they stay away. */
  readonly dropped: readonly PlacedRecord[]
  readonly memory: Memory
}

export interface MergeOptions {
  readonly key: string
  /** The fields that the list gives. */
  readonly fields: readonly string[]
  /** The keys of the whole list, also of records that are not taken for their faults. */
  readonly present: ReadonlySet<string>
  /** Whether what is gone from the list goes from the collection too. */
  readonly prune: boolean
  readonly can: {
    set(index: number, field: string): boolean
    unset(index: number, field: string): boolean
    remove(index: number): boolean
  }
}

const nothing: readonly string[] = []

/**
 * Merges an imported list into a collection by key, field by field, in three ways: what the collection has, what the list has,
 * and what the last import brought. A value is replaced only where the collection still has what was brought.
 */
export function merge(own: readonly OwnRecord[], listed: readonly PlacedRecord[], memory: Memory, options: MergeOptions): Merge {
  const { key, fields, present, prune, can } = options
  const places = new Map(own.map((record, index) => [record.key, index]))
  const set: FieldEdit[] = []
  const kept: KeptValue[] = []
  const added: PlacedRecord[] = []
  const dropped: PlacedRecord[] = []
  const matched = new Map<number, PlacedRecord>()
  const next = new Map<string, Map<string, readonly string[]>>()
  let settled = 0

  for (const record of listed) {
    const before = memory.get(record.key)
    const index = places.get(record.key)
    const remembered = new Map(before)
    next.set(record.key, remembered)
    for (const [field, texts] of record.fields) if (field !== key) remembered.set(field, texts)
    if (index === undefined) {
      if (before) dropped.push(record)
      else added.push(record)
      continue
    }
    matched.set(index, record)
    for (const field of fields) {
      if (field === key) continue
      const mine = own[index]?.fields.get(field) ?? nothing
      const theirs = record.fields.get(field) ?? nothing
      const base = before?.get(field)
      const keep = (why: KeptValue['why']): void => void kept.push({ index, field, own: mine, listed: theirs, why })
      if (sameTexts(mine, theirs)) {
        if (theirs.length === 0) remembered.delete(field)
      } else if (theirs.length === 0) {
        if (base === undefined || !sameTexts(mine, base)) continue
        if (prune && can.unset(index, field)) {
          set.push({ index, field, texts: nothing })
          remembered.delete(field)
        } else keep(prune ? 'fixed' : 'blank')
      } else if (base === undefined ? mine.length === 0 : sameTexts(mine, base)) {
        if (can.set(index, field)) set.push({ index, field, texts: theirs })
        else {
          keep('fixed')
          // What was not replaced is not what was brought.
          if (base) remembered.set(field, base)
          else remembered.delete(field)
        }
      } else if (base === undefined) keep('unknown')
      else if (sameTexts(base, theirs)) settled++
      else keep('edited')
    }
  }

  const gone: GoneRecord[] = []
  for (const [name, before] of memory) {
    if (next.has(name)) continue
    if (present.has(name)) {
      next.set(name, new Map(before))
      continue
    }
    const index = places.get(name)
    const record = index === undefined ? undefined : own[index]
    if (index === undefined || !record) continue
    const removed = prune && isAsBrought(record, before, key) && can.remove(index)
    gone.push({ index, removed, why: removed ? undefined : prune ? 'by hand' : 'not asked' })
    if (!removed) next.set(name, new Map(before))
  }
  return {
    edits: { set, remove: gone.flatMap(({ index, removed }) => (removed ? [index] : [])), append: added.map((record) => record.fields) },
    added,
    matched,
    kept,
    settled,
    gone,
    dropped,
    memory: next,
  }
}

/** Whether a record has just what an import brought. */
function isAsBrought(record: OwnRecord, brought: Fields, key: string): boolean {
  const fields = [...record.fields].filter(([field]) => field !== key)
  return fields.length === brought.size && fields.every(([field, texts]) => sameTexts(texts, brought.get(field) ?? nothing))
}
