import type { Collection, Collections, ReadNotes } from '../model/data.ts'
import { toTexts } from './values.ts'

/** What was read of a collection. */
export interface CollectionReads {
  readonly collection: string
  /** The fields that were read of every record, in whatever order. */
  readonly columns: readonly string[]
  /** The fields that were read of some records, by the records' indexes. */
  readonly cells: readonly { readonly field: string; readonly records: readonly number[] }[]
}

/**
 * The same collections, of which it is noted what is read. A query that finds nothing in a collection has read it too:
 * how many records there are is always part of what was read.
 */
export function noteReads(collections: Collections): { collections: Collections; reads: () => CollectionReads[] } {
  const noted = new Map([...collections].map(([name, collection]) => [name, notedCollection(collection)] as const))
  return {
    collections: new Map([...noted].map(([name, { collection }]) => [name, collection])),
    reads: () => [...noted.values()].flatMap(({ reads }) => reads() ?? []),
  }
}

function notedCollection(collection: Collection): { collection: Collection; reads: () => CollectionReads | undefined } {
  const columns = new Set<string>()
  const cells = new Map<string, Set<number>>()
  let touched = false
  const notes: ReadNotes = {
    size: () => (touched = true),
    column: (field) => {
      touched = true
      columns.add(field)
    },
    cell: (field, index) => {
      touched = true
      const known = cells.get(field)
      if (known) known.add(index)
      else cells.set(field, new Set([index]))
    },
  }
  const reads = (): CollectionReads => ({
    collection: collection.name,
    columns: [...columns].sort(),
    cells: [...cells]
      .filter(([field]) => !columns.has(field))
      .map(([field, records]) => ({ field, records: [...records].sort((a, b) => a - b) }))
      .sort((a, b) => (a.field < b.field ? -1 : 1)),
  })
  return { collection: { ...collection, notes }, reads: () => (touched ? reads() : undefined) }
}

/** What was read of a collection, by the names that its author knows. */
export interface NamedReads {
  readonly collection: string
  readonly fields: readonly string[]
  /** The keys of the records; `all` where a query looked at every one, if only to leave it out. */
  readonly records: 'all' | readonly string[]
}

/** What was read, by fields and by the keys of records. */
export function nameReads(reads: readonly CollectionReads[], collections: Collections): NamedReads[] {
  return reads.map(({ collection: name, columns, cells }) => {
    const { records = [], settings } = collections.get(name) ?? {}
    const indexes = [...new Set(cells.flatMap((cell) => cell.records))].sort((a, b) => a - b)
    const keys = indexes.flatMap((index) => toTexts(records[index]?.[settings?.key ?? ''])?.[0] ?? [])
    const isAll = columns.length > 0 || indexes.length === records.length
    return { collection: name, fields: [...columns, ...cells.map(({ field }) => field)].sort(), records: isAll ? 'all' : keys }
  })
}

/**
 * What stands where something was read, as text: as long as it is the same, whatever was made from it is.
 * A collection that is no longer there reads as nothing.
 *
 * @param digest a hash of a text; columns are hashed once for all that read them
 */
export function readValues(reads: readonly CollectionReads[], collections: Collections, digest: (text: string) => string): string {
  return digest(
    reads
      .map(({ collection: name, columns, cells }) => {
        const collection = collections.get(name)
        if (!collection) return `${name}: none`
        const whole = columns.map((field) => columnDigest(collection, field, digest))
        const single = cells.map(({ field, records }) =>
          JSON.stringify([field, records.map((index) => collection.records[index]?.[field])]),
        )
        return [name, collection.records.length, JSON.stringify(collection.fields.toSorted()), ...whole, ...single].join('\n')
      })
      .join('\n\n'),
  )
}

const digests = new WeakMap<Collection['records'], Map<string, string>>()

function columnDigest({ records }: Collection, field: string, digest: (text: string) => string): string {
  let known = digests.get(records)
  if (!known) digests.set(records, (known = new Map()))
  const before = known.get(field)
  if (before !== undefined) return before
  const made = digest(JSON.stringify([field, records.map((record) => record[field] ?? null)]))
  known.set(field, made)
  return made
}
