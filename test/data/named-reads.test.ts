import { expect, test } from 'vitest'
import { nameReads, readValues } from '../../src/data/reads.ts'
import { courseFile } from '../../src/model/course.ts'
import type { Collection } from '../../src/model/data.ts'

const settings = courseFile.parse({ title: 'C', collections: { models: { source: 'm.yaml' } } }).collections['models']
if (!settings) throw new Error('there are no settings')
const nowhere = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
const models: Collection = {
  name: 'models',
  settings,
  records: [{ name: 'A', year: 1 }, { name: 'B', year: 2 }, { year: 3 }],
  source: { file: 'm.yaml', valueAt: () => nowhere, keyAt: () => nowhere },
  fields: ['name', 'year'],
}
const named = (columns: string[], cells: { field: string; records: number[] }[]) =>
  nameReads([{ collection: 'models', columns, cells }], new Map([['models', models]]))

test('what was read is told by the names of fields and the keys of records', () => {
  expect(named([], [{ field: 'year', records: [1] }])).toEqual([{ collection: 'models', fields: ['year'], records: ['B'] }])
  expect(named(['year'], [{ field: 'name', records: [1] }])).toEqual([{ collection: 'models', fields: ['name', 'year'], records: 'all' }])
  expect(
    named(
      [],
      [
        { field: 'year', records: [0, 1] },
        { field: 'name', records: [2] },
      ],
    ),
  ).toEqual([{ collection: 'models', fields: ['name', 'year'], records: 'all' }])
})

test('a record without a key has none, and a collection that is gone no records', () => {
  expect(named([], [{ field: 'year', records: [2] }])).toEqual([{ collection: 'models', fields: ['year'], records: [] }])
  expect(nameReads([{ collection: 'gone', columns: ['a'], cells: [] }], new Map())).toEqual([
    { collection: 'gone', fields: ['a'], records: 'all' },
  ])
})

test('what was read is another where a cell is, a record more or less, or a field that there was not', () => {
  const reads = [{ collection: 'models', columns: ['year'], cells: [{ field: 'name', records: [1] }] }]
  const values = (change: Partial<Collection> = {}): string =>
    readValues(reads, new Map([['models', { ...models, ...change }]]), (text) => text)
  const [a, b, c] = models.records
  const records = (...all: readonly (Collection['records'][number] | undefined)[]): Partial<Collection> => ({
    records: all.filter((one) => one !== undefined),
  })
  const others = [
    records(a, { ...b, name: 'Other' }, c),
    records({ ...a, year: 9 }, b, c),
    records(a, b, c, {}),
    { ...records(a, b, c), fields: ['name', 'year', 'note'] },
  ]
  expect(new Set([values(), ...others.map(values)]).size).toBe(others.length + 1)
  expect(values(records({ ...a, name: 'Not read' }, b, { ...c, note: 'nor this' }))).toBe(values())
  // A query that read single cells may find a record that has come.
  const single = [{ collection: 'models', columns: [], cells: [{ field: 'name', records: [1] }] }]
  const cells = (change: Partial<Collection>): string => readValues(single, new Map([['models', { ...models, ...change }]]), (text) => text)
  expect(cells(records(a, b, c, {}))).not.toBe(cells({}))
  expect(readValues(reads, new Map(), (text) => text)).not.toBe(values())
})
