import { type KeyedRecord, sameTexts } from './keyed.ts'

/** So many pairs of records are compared for a value that they share: a value that more share tells none of them apart. */
const mostPairs = 1024

interface Pair {
  readonly was: KeyedRecord
  readonly is: KeyedRecord
  readonly likeness: number
}

/**
 * Finds the records that went and came back under another key: at least two thirds of their other fields are the same,
 * and no other record is as much like either. Where two could be meant, neither is: a rename that was none would mislead.
 */
export function pairRenamed(gone: readonly KeyedRecord[], came: readonly KeyedRecord[]): [was: KeyedRecord, is: KeyedRecord][] {
  const pairs = alikePairs(gone, came).toSorted((a, b) => b.likeness - a.likeness)
  const settled = new Set<KeyedRecord>()
  const found: [KeyedRecord, KeyedRecord][] = []
  for (let start = 0, end = 0; start < pairs.length; start = end) {
    while (pairs[end]?.likeness === pairs[start]?.likeness) end++
    const open = pairs.slice(start, end).filter(({ was, is }) => !settled.has(was) && !settled.has(is))
    const claims = countClaims(open)
    for (const { was, is } of open) {
      if (claims.get(was) === 1 && claims.get(is) === 1) found.push([was, is])
      settled.add(was).add(is)
    }
  }
  return found
}

function countClaims(pairs: readonly Pair[]): Map<KeyedRecord, number> {
  const claims = new Map<KeyedRecord, number>()
  for (const record of pairs.flatMap(({ was, is }) => [was, is])) claims.set(record, (claims.get(record) ?? 0) + 1)
  return claims
}

/** The pairs that are alike enough, found through the values that they share. */
function alikePairs(gone: readonly KeyedRecord[], came: readonly KeyedRecord[]): Pair[] {
  if (gone.length === 0 || came.length === 0) return []
  const earlier = byTrait(gone)
  const later = byTrait(came)
  const candidates = new Map<KeyedRecord, Set<KeyedRecord>>()
  for (const [trait, others] of later) {
    const sharing = earlier.get(trait) ?? []
    if (sharing.length * others.length > mostPairs) continue
    for (const is of others) {
      const alike = candidates.get(is) ?? new Set()
      for (const was of sharing) alike.add(was)
      candidates.set(is, alike)
    }
  }
  return [...candidates].flatMap(([is, others]) =>
    [...others].map((was) => ({ was, is, likeness: likeness(was, is) })).filter((pair) => pair.likeness >= 2 / 3),
  )
}

function byTrait(records: readonly KeyedRecord[]): Map<string, KeyedRecord[]> {
  const sharing = new Map<string, KeyedRecord[]>()
  for (const record of records) {
    for (const trait of traits(record)) {
      const others = sharing.get(trait)
      if (others) others.push(record)
      else sharing.set(trait, [record])
    }
  }
  return sharing
}

/** Each field with its value, and all of them together. */
function traits({ fields }: KeyedRecord): string[] {
  const single = [...fields].map(([field, texts]) => JSON.stringify([field, ...texts]))
  return single.length > 1 ? [...single, single.toSorted().join()] : single
}

/** How many of the fields that either has are the same, from 0 to 1. */
function likeness(was: KeyedRecord, is: KeyedRecord): number {
  const names = new Set([...was.fields.keys(), ...is.fields.keys()])
  const same = [...names].filter((field) => sameTexts(was.fields.get(field) ?? [], is.fields.get(field) ?? []))
  return same.length / names.size
}
