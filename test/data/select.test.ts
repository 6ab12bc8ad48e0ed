import { expect, test } from 'vitest'
import { type Diagnostic, fileStart } from '../../src/diagnostics/diagnostic.ts'
import { reporterFor } from '../../src/diagnostics/report.ts'
import { queryCount, queryTable } from '../../src/data/table.ts'
import { plainText } from '../../src/model/inline.ts'
import type { Collection } from '../../src/model/data.ts'
import { countQuery, tableQuery } from '../../src/model/query.ts'

const source = { file: 'x.yaml', valueAt: () => fileStart, keyAt: () => fileStart }

function collection(name: string, records: Record<string, unknown>[], fields = {}): [string, Collection] {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))]
  return [name, { name, settings: { source: 'x.yaml', key: 'name', fields }, records, source, fields: names }]
}

const collections = new Map([
  collection(
    'models',
    [
      { name: 'A', maker: ['X', 'Y'], kind: ['text', 'image'], year: 2021, size: 10, date: '2021-05-01' },
      { name: 'B', maker: 'Y', kind: 'text', year: 2023, size: 9, date: '2023-01-01' },
      { name: 'C', maker: 'X', kind: 'image', year: 2020, size: 100 },
      { name: 'D', maker: 'Z', kind: 'audio', open: true },
    ],
    { kind: { in: 'kinds' } },
  ),
  collection('kinds', [{ name: 'image' }, { name: 'text' }, { name: 'audio' }]),
])

function run(query: object): { rows: string[][]; align: readonly string[]; codes: string[] } {
  const diagnostics: Diagnostic[] = []
  const parsed = tableQuery.parse({ columns: [{ header: 'Name', field: 'name' }], from: 'models', ...query })
  const context = { collections, language: 'en', fillText: (text: string) => text.replace('{kind}', 'text') }
  const table = queryTable(parsed, context, reporterFor(source, diagnostics))
  return { rows: table.rows.map((row) => row.map(plainText)), align: table.align, codes: diagnostics.map(({ code }) => code) }
}

const names = (query: object): string =>
  run(query)
    .rows.map(([name]) => name)
    .join(' ')

test.each([
  [{ where: { kind: 'text' } }, 'A B'],
  [{ where: { kind: ['text', 'audio'] } }, 'A B D'],
  [{ where: { kind: { fill: '{kind}' } } }, 'A B'],
  [{ where: { year: 2021 } }, 'A'],
  [{ where: { open: true } }, 'D'],
  [{ where: { year: { gte: 2021, lt: 2023 } } }, 'A'],
  [{ where: { size: { gt: 9 } } }, 'A C'],
  [{ where: { date: { lte: '2021-12' } } }, 'A'],
  [{ where: { maker: { not: 'X' } } }, 'B D'],
  [{ where: { maker: { not: ['X', 'Z'] } } }, 'B'],
  [{ where: { maker: { in: ['Z', 'Y'] } } }, 'A B D'],
  [{ where: { year: { exists: false } } }, 'D'],
  [{ where: { kind: 'text', maker: 'X' } }, 'A'],
  [{ sortBy: 'year' }, 'C A B D'],
  [{ sortBy: '-year' }, 'B A C D'],
  [{ sortBy: '-size' }, 'C A B D'],
  [{ sortBy: ['maker', 'name'] }, 'A C B D'],
  [{ limit: 2 }, 'A B'],
])('%j gives %s', (query, expected) => {
  expect(names(query)).toBe(expected)
})

test('groups come in the order of the collection that the field refers to, and join different values', () => {
  const columns = [
    { header: 'Kind', field: 'kind' },
    { header: 'Models', field: 'name' },
    { header: 'Makers', field: 'maker', join: ' / ' },
    { header: 'Count', count: true },
    { header: 'Different makers', count: 'maker' },
  ]
  const { rows, align } = run({ groupBy: 'kind', columns })
  expect(rows).toEqual([
    ['image', 'A, C', 'X / Y', '2', '2'],
    ['text', 'A, B', 'X / Y', '2', '2'],
    ['audio', 'D', 'Z', '1', '1'],
  ])
  expect(align).toEqual(['left', 'left', 'left', 'right', 'right'])
})

test.each([
  ['appearance', 'text image audio'],
  ['key', 'audio image text'],
  ['-key', 'text image audio'],
  ['count', 'audio image text'],
  ['-count', 'image text audio'],
  [['audio'], 'audio text image'],
  [{ collection: 'kinds' }, 'image text audio'],
])('groups in the order %j: %s', (order, expected) => {
  expect(names({ groupBy: { field: 'kind', order }, columns: [{ header: 'Kind', field: 'kind' }] })).toBe(expected)
})

test('limit counts groups', () => {
  expect(run({ groupBy: 'kind', limit: 1, columns: [{ header: 'Kind', field: 'kind' }] }).rows).toEqual([['image']])
})

test('a column shows one thing', () => {
  expect(run({ columns: [{ header: 'None' }] }).codes).toEqual(['schema/invalid-value'])
  expect(run({ columns: [{ header: 'Both', field: 'name', count: true }] }).codes).toEqual(['schema/invalid-value'])
})

test('counts records and different values', () => {
  const count = (query: object): number =>
    queryCount(
      countQuery.parse({ from: 'models', count: true, ...query }),
      { collections, language: 'en', fillText: (text) => text },
      reporterFor(source, []),
    )
  expect(count({})).toBe(4)
  expect(count({ where: { kind: 'text' } })).toBe(2)
  expect(count({ count: 'maker' })).toBe(3)
})
