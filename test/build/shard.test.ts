import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Shard, parseShard, shardOf } from '../../src/build/shard.ts'

const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 })
const counts = fc.integer({ min: 1, max: 12 })
const all = (decks: readonly string[], count: number): string[][] =>
  Array.from({ length: count }, (_, at) => shardOf(decks, { index: at + 1, count }))

describe('shardOf', () => {
  test('every deck is in exactly one shard', () => {
    fc.assert(
      fc.property(names, counts, (decks, count) => {
        expect(all(decks, count).flat().sort()).toEqual([...decks].sort())
      }),
    )
  })

  test('sizes differ by at most one', () => {
    fc.assert(
      fc.property(names, counts, (decks, count) => {
        const sizes = all(decks, count).map((shard) => shard.length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('the order of the names makes no difference', () => {
    fc.assert(
      fc.property(
        names.chain((decks) => fc.tuple(fc.constant(decks), fc.shuffledSubarray(decks, { minLength: decks.length }))),
        counts,
        ([decks, shuffled], count) => {
          expect(all(shuffled, count)).toEqual(all(decks, count))
        },
      ),
    )
  })

  test('a deck that comes or goes moves at most one other across each border', () => {
    fc.assert(
      fc.property(names, fc.string({ minLength: 1 }), counts, (some, added, count) => {
        const decks = some.filter((name) => name !== added)
        const before = all(decks, count)
        const after = all([...decks, added], count)
        const moved = decks.filter(
          (name) => before.findIndex((shard) => shard.includes(name)) !== after.findIndex((shard) => shard.includes(name)),
        )
        expect(moved.length).toBeLessThanOrEqual(count - 1)
      }),
    )
  })

  test('neighbours in name are spread', () => {
    const decks = Array.from({ length: 100 }, (_, at) => `week-${String(at).padStart(3, '0')}`)
    const first = shardOf(decks, { index: 1, count: 4 })
    expect(first).toHaveLength(25)
    expect(first.filter((name) => decks.indexOf(name) < 25).length).toBeLessThan(15)
  })

  test('a division stays what it is: caches and artifacts of a matrix are by shard', () => {
    expect(all(['a', 'b', 'c', 'd', 'e'], 2)).toEqual([
      ['c', 'd'],
      ['a', 'b', 'e'],
    ])
  })
})

describe('parseShard', () => {
  test('what is written is read', () => {
    const shards = counts.chain((count) => fc.record({ index: fc.integer({ min: 1, max: count }), count: fc.constant(count) }))
    fc.assert(
      fc.property(shards, (shard: Shard) => {
        expect(parseShard(`${shard.index}/${shard.count}`)).toEqual(shard)
      }),
    )
  })

  test.each([
    ['', 'write which of how many'],
    ['2', 'write which of how many'],
    ['2/8/1', 'write which of how many'],
    ['-1/8', 'write which of how many'],
    ['1.5/8', 'write which of how many'],
    ['0/8', '1/8 to 8/8'],
    ['9/8', '1/8 to 8/8'],
    ['1/0', 'into 1 to 1000 shards'],
    ['1/100000', 'into 1 to 1000 shards'],
  ])('%j is told', (text, fault) => {
    expect(parseShard(text)).toEqual({ fault: expect.stringContaining(fault) })
  })
})
