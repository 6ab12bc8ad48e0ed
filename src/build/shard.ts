import { sha256 } from '../world/hash.ts'

/** One of the parts into which the decks of a course are divided: `2/8` is the second of eight. */
export interface Shard {
  /** Counted from 1. */
  readonly index: number
  readonly count: number
}

/** More than any matrix of jobs has: what is larger was a slip of the finger. */
const most = 1000

/** Reads `2/8`; where it is none, what to say of it. */
export function parseShard(text: string): Shard | { readonly fault: string } {
  const [, index, count] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? []
  if (index === undefined || count === undefined) return { fault: 'write which of how many, such as 2/8.' }
  const shard = { index: Number(index), count: Number(count) }
  if (shard.count === 0 || shard.count > most) return { fault: `decks can be divided into 1 to ${most} shards, not ${shard.count}.` }
  if (shard.index === 0 || shard.index > shard.count) return { fault: `shards of ${count} are 1/${count} to ${count}/${count}.` }
  return shard
}

/**
 * The decks of a shard, in the order of their names. Every deck is in exactly one shard, and sizes of shards differ by at most one;
 * a deck that comes or goes moves at most one other across each border between shards, whatever the order of `names`.
 *
 * @param names of all decks of the course, each once
 */
export function shardOf(names: readonly string[], { index, count }: Shard): string[] {
  // By hash, so that neighbours in name, which are often alike in size, are spread.
  const spread = names.map((name) => ({ name, hash: sha256(name) })).sort((a, b) => (a.hash < b.hash ? -1 : 1))
  const border = (at: number): number => Math.floor((at * names.length) / count)
  return spread
    .slice(border(index - 1), border(index))
    .map(({ name }) => name)
    .sort()
}
