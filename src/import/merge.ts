import type { ListEdits } from '../content/edit-list.ts'
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
  const { key, fields } = options
  const places = new Map(own.map((record, index) => [record.key, index]))
  const values: MergedValue[] = []
  const added: PlacedRecord[] = []
  const dropped: PlacedRecord[] = []
  const matched = new Map<number, PlacedRecord>()
  const next = new Map<string, Fields>()
  for (const record of listed) {
    const before = memory.get(record.key)
    const index = places.get(record.key)
    const brought = new Map([...(before ?? []), ...[...record.fields].filter(([field]) => field !== key)])
    next.set(record.key, brought)
    if (index === undefined) {
      if (before) dropped.push(record)
      else added.push(record)
      continue
    }
    matched.set(index, record)
    for (const field of fields) {
      if (field === key) continue
      const [mine, theirs, base] = [own[index]?.fields.get(field) ?? nothing, record.fields.get(field) ?? nothing, before?.get(field)]
      const value = { index, field, own: mine, listed: theirs, base }
      const outcome = outcomeOf(value, options)
      values.push({ ...value, outcome })
      // What was not replaced is not what was brought.
      const remembered = outcome === 'left' || outcome === 'blank' || outcome === 'fixed' ? (base ?? nothing) : theirs
      if (remembered.length === 0) brought.delete(field)
      else brought.set(field, remembered)
    }
  }
  const gone = goneRecords(own, places, memory, new Set(next.keys()), options)
  const staying = new Set(gone.flatMap(({ index, removed }) => (removed ? [] : [index])))
  for (const [name, before] of memory) {
    if (!next.has(name) && (options.present.has(name) || staying.has(places.get(name) ?? -1))) next.set(name, before)
  }
  return {
    edits: {
      set: values.flatMap(({ index, field, listed: texts, outcome }) => (outcome === 'replaced' ? [{ index, field, texts }] : [])),
      remove: gone.flatMap(({ index, removed }) => (removed ? [index] : [])),
      append: added.map((record) => record.fields),
    },
    added,
    matched,
    kept: values.flatMap(({ index, field, own: mine, listed: theirs, outcome: why }) =>
      isKept(why) ? [{ index, field, own: mine, listed: theirs, why }] : [],
    ),
    settled: values.filter(({ outcome }) => outcome === 'settled').length,
    gone,
    dropped,
    memory: next,
  }
}

/** A value of a record that both have, and what the last import brought of it. */
interface ThreeWays extends Omit<KeptValue, 'why'> {
  readonly base: readonly string[] | undefined
}

/** What becomes of a value: `settled` where it was edited and the list says what it said last time, `left` where the list never had it. */
type Outcome = 'same' | 'replaced' | 'settled' | 'left' | KeptValue['why']

interface MergedValue extends ThreeWays {
  readonly outcome: Outcome
}

function outcomeOf({ index, field, own, listed, base }: ThreeWays, { prune, can }: MergeOptions): Outcome {
  if (sameTexts(own, listed)) return 'same'
  if (listed.length === 0) {
    if (base === undefined || !sameTexts(own, base)) return 'left'
    if (!prune) return 'blank'
    return can.unset(index, field) ? 'replaced' : 'fixed'
  }
  if (base === undefined ? own.length === 0 : sameTexts(own, base)) return can.set(index, field) ? 'replaced' : 'fixed'
  if (base === undefined) return 'unknown'
  return sameTexts(base, listed) ? 'settled' : 'edited'
}

function isKept(outcome: Outcome): outcome is KeptValue['why'] {
  return outcome === 'edited' || outcome === 'unknown' || outcome === 'fixed' || outcome === 'blank'
}

/** The records of the collection that an earlier import brought, and that are gone from the list. */
function goneRecords(
  own: readonly OwnRecord[],
  places: ReadonlyMap<string, number>,
  memory: Memory,
  taken: ReadonlySet<string>,
  { key, present, prune, can }: MergeOptions,
): GoneRecord[] {
  return [...memory].flatMap(([name, before]): GoneRecord[] => {
    const index = places.get(name)
    const record = index === undefined || taken.has(name) || present.has(name) ? undefined : own[index]
    if (index === undefined || !record) return []
    const removed = prune && isAsBrought(record, before, key) && can.remove(index)
    return [{ index, removed, why: removed ? undefined : prune ? 'by hand' : 'not asked' }]
  })
}

/** Whether a record has just what an import brought. */
function isAsBrought(record: OwnRecord, brought: Fields, key: string): boolean {
  const fields = [...record.fields].filter(([field]) => field !== key)
  return fields.length === brought.size && fields.every(([field, texts]) => sameTexts(texts, brought.get(field) ?? nothing))
}
