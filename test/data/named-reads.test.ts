import { expect, test } from 'vitest'
import { nameReads } from '../../src/data/reads.ts'
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
