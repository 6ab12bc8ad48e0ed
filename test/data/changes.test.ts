import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RecordChange, recordChanges } from '../../src/data/changes.ts'
import type { DataRecord } from '../../src/model/collection.ts'

const field = fc.constantFrom('organization', 'year', 'access', 'modality', '__proto__')
const value = fc.oneof(
  fc.constantFrom<unknown>('OpenAI', 'Meta', 2023, 2024, true, null, [], ['Text', 'Code'], { value: 3, explanation: 'x' }),
  fc.string(),
)
const others = fc.array(fc.tuple(field, value), { maxLength: 4 }).map((entries): DataRecord => Object.fromEntries(entries))
/** Records with keys of their own. */
const collection = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), others), { selector: ([name]) => name, maxLength: 12 })
  .map((records) => records.map(([name, rest]): DataRecord => ({ ...rest, name })))

/** What a collection shows, by key: the same for two collections that nothing tells apart. */
function shown(records: readonly DataRecord[]): Map<string, Map<string, readonly string[]>> {
  const changes = recordChanges([], records, 'name')
  // A record against an empty one of its key: every field that shows something is a change.
  return new Map(
    changes.map(({ key, index }) => {
      const [change] = recordChanges([{ name: key }], [records[index] ?? {}], 'name')
      return [key, new Map((change && 'fields' in change ? change.fields : []).map(({ field: name, after }) => [name, after]))]
    }),
  )
}

function applied(before: readonly DataRecord[], after: readonly DataRecord[], changes: readonly RecordChange[]): ReturnType<typeof shown> {
  const result = shown(before)
  const added = shown(after)
  for (const change of changes.filter(({ kind }) => kind === 'removed')) expect(result.delete(change.key)).toBe(true)
  const moved = changes.flatMap((change) => {
    if (change.kind !== 'renamed') return []
    const fields = result.get(change.was)
    result.delete(change.was)
    return [[change.key, fields ?? new Map<string, readonly string[]>()] as const]
  })
  for (const [key, fields] of moved) result.set(key, fields)
  for (const change of changes) {
    if (change.kind === 'added') result.set(change.key, added.get(change.key) ?? new Map())
    if (!('fields' in change)) continue
    for (const { field: name, before: was, after: is } of change.fields) {
      expect(result.get(change.key)?.get(name) ?? []).toEqual(was)
      if (is.length === 0) result.get(change.key)?.delete(name)
      else result.get(change.key)?.set(name, is)
    }
  }
  return result
}

/** Changes without the places, which the order of records decides. */
function unplaced(changes: readonly RecordChange[]): string[] {
  return changes.map((change) => JSON.stringify({ ...change, index: 0 })).toSorted()
}

describe('recordChanges', () => {
  it('says what leads from one state to the other', () => {
    fc.assert(
      fc.property(collection, collection, (before, after) => {
        expect(applied(before, after, recordChanges(before, after, 'name'))).toEqual(shown(after))
      }),
    )
  })

  it('does not depend on the order of records or of fields', () => {
    const shuffled = collection.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    )
    fc.assert(
      fc.property(shuffled, shuffled, ([before, beforeShuffled], [after, afterShuffled]) => {
        const reversed = afterShuffled.map((record) => Object.fromEntries(Object.entries(record).toReversed()))
        expect(unplaced(recordChanges(beforeShuffled, reversed, 'name'))).toEqual(unplaced(recordChanges(before, after, 'name')))
        expect(recordChanges(before, beforeShuffled, 'name')).toEqual([])
      }),
    )
  })

  it('gives changes in the order of the later state, the removed last, each with its place', () => {
    const before = [{ name: 'old', year: 1 }, { name: 'kept' }, { name: 'GPT-4o', year: 2023, organization: 'OpenAI' }]
    const after = [{ name: 'GPT-4o', year: 2024, organization: 'OpenAI' }, { name: 'new', year: 3 }, { name: 'kept' }]
    expect(recordChanges(before, after, 'name')).toEqual([
      { kind: 'changed', key: 'GPT-4o', index: 0, fields: [{ field: 'year', before: ['2023'], after: ['2024'] }] },
      { kind: 'added', key: 'new', index: 1 },
      { kind: 'removed', key: 'old', index: 0 },
    ])
  })

  it('compares what is shown: a number and its text are the same, and so are null, an empty list and no field', () => {
    expect(recordChanges([{ name: 'a', year: 2024, tags: [] }], [{ name: 'a', year: '2024', note: null }], 'name')).toEqual([])
    expect(recordChanges([{ name: 'a', x: { p: 1, q: 2 } }], [{ name: 'a', x: { q: 2, p: 1 } }], 'name')).toEqual([])
    expect(recordChanges([{ name: 'a', x: [{ p: 1 }] }], [{ name: 'a', x: [{ p: 2 }] }], 'name')).toMatchObject([
      { fields: [{ field: 'x', before: ['{"p":1}'], after: ['{"p":2}'] }] },
    ])
  })

  it('pairs records that share a key in their order', () => {
    const twice = [
      { name: 'a', year: 1 },
      { name: 'a', year: 2 },
    ]
    expect(recordChanges(twice, twice, 'name')).toEqual([])
    expect(recordChanges(twice, twice.slice(0, 1), 'name')).toEqual([{ kind: 'removed', key: 'a', index: 1 }])
  })

  describe('a rename', () => {
    const model = { organization: 'OpenAI', modality: 'Text', year: 2024, access: 'hosted' }

    it('is a record that went and one that came with most of its other fields', () => {
      expect(recordChanges([{ name: 'GPT-4o', ...model }], [{ name: 'GPT-4 Omni', ...model, modality: 'Multimodal' }], 'name')).toEqual([
        {
          kind: 'renamed',
          key: 'GPT-4 Omni',
          was: 'GPT-4o',
          index: 0,
          fields: [{ field: 'modality', before: ['Text'], after: ['Multimodal'] }],
        },
      ])
    })

    it('is none where too little is the same, or nothing can be', () => {
      const kinds = (before: DataRecord, after: DataRecord): string[] => recordChanges([before], [after], 'name').map(({ kind }) => kind)
      expect(kinds({ name: 'a', ...model }, { name: 'b', ...model, year: 2025, access: 'open' })).toEqual(['added', 'removed'])
      expect(kinds({ name: 'a' }, { name: 'b' })).toEqual(['added', 'removed'])
    })

    it('is none where another record claims it just as well', () => {
      const two = [
        { name: 'b', ...model },
        { name: 'c', ...model },
      ]
      expect(recordChanges([{ name: 'a', ...model }], two, 'name').map(({ kind }) => kind)).toEqual(['added', 'added', 'removed'])
      expect(recordChanges(two, [{ name: 'a', ...model }], 'name').map(({ kind }) => kind)).toEqual(['added', 'removed', 'removed'])
    })

    it('goes to the record that is more like it', () => {
      const before = [{ name: 'a', ...model }]
      const after = [
        { name: 'b', ...model, year: 2025 },
        { name: 'c', ...model },
      ]
      expect(recordChanges(before, after, 'name')).toMatchObject([
        { kind: 'added', key: 'b' },
        { kind: 'renamed', key: 'c', was: 'a' },
      ])
    })

    it('is found for every record of a list whose keys are all written anew', () => {
      const list = (prefix: string): DataRecord[] =>
        Array.from({ length: 2000 }, (_, index) => ({ name: `${prefix}${index}`, ...model, size: index }))
      const changes = recordChanges(list('old '), list('new '), 'name')
      expect(changes).toHaveLength(2000)
      expect(changes.every((change) => change.kind === 'renamed' && change.was.slice(4) === change.key.slice(4))).toBe(true)
    })
  })

  it('takes time in proportion to the number of records, however much they are alike', () => {
    const list = (prefix: string, length: number): DataRecord[] =>
      Array.from({ length }, (_, index) => ({ name: `${prefix}${index}`, organization: `lab ${index % 7}`, year: 2000 + (index % 20) }))
    const time = (length: number): number => {
      const lists = [list('a', length), list('b', length)] as const
      const start = performance.now()
      recordChanges(...lists, 'name')
      return performance.now() - start
    }
    time(10_000)
    // Ten times the records, with room for a machine that has other work; by pairs it would be a hundred times.
    expect(time(100_000)).toBeLessThan(40 * Math.max(time(10_000), 10))
  })
})

it('tells removed records in their order, also where several have one key', () => {
  const gone = recordChanges([{ name: 'A', n: 1 }, { name: 'B' }, { name: 'A', n: 2 }], [], 'name')
  expect(gone.map(({ kind, key, index }) => `${kind} ${key} ${index}`)).toEqual(['removed A 0', 'removed B 1', 'removed A 2'])
})
