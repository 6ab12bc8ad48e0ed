import { describe, expect, test } from 'vitest'
import { fold } from '../../src/import/alike.ts'
import { columnValue } from '../../src/import/columns.ts'
import { memoryOf, renderMemory } from '../../src/import/memory.ts'
import { parseMappings, parseSplit } from '../../src/import/options.ts'

describe('what is typed', () => {
  test.each([
    ['name=Model', [{ field: 'name', columns: ['Model'] }]],
    [
      'name=Model, organization = Org',
      [
        { field: 'name', columns: ['Model'] },
        { field: 'organization', columns: ['Org'] },
      ],
    ],
    ['licence', [{ field: 'licence', columns: ['licence'] }]],
    ['year=', [{ field: 'year', columns: [] }]],
    ['a=b|c.d', [{ field: 'a', columns: ['b', 'c.d'] }]],
    [
      String.raw`size=Size\, GB,x=a\|b`,
      [
        { field: 'size', columns: ['Size, GB'] },
        { field: 'x', columns: ['a|b'] },
      ],
    ],
    ['f=a=b', [{ field: 'f', columns: ['a=b'] }]],
    ['=x', undefined],
    ['a,,b', undefined],
  ])('--map %s', (text, mappings) => {
    expect(parseMappings(text)).toEqual(mappings)
  })

  test.each([
    ['modality=;', { field: 'modality', separator: ';' }],
    ['modality=,', { field: 'modality', separator: ',' }],
    ['a==', { field: 'a', separator: '=' }],
    ['a= / ', { field: 'a', separator: ' / ' }],
    ['a=', undefined],
    ['=;', undefined],
    ['a', undefined],
  ])('--split %s', (text, split) => {
    expect(parseSplit(text)).toEqual(split)
  })
})

test('names are alike but for case, spaces and punctuation; versions tell them apart', () => {
  for (const [one, other] of [
    ['OpenAI', 'Open AI'],
    ['GPT-4o', 'gpt 4O'],
    ['Ｍeta', 'meta'],
    ['AI21 Labs', 'ai21-labs.'],
    ['Claude 3.5', 'claude-3 5'],
  ] as const) {
    expect(fold(one)).toBe(fold(other))
  }
  for (const [one, other] of [
    ['GPT-3.5', 'GPT-35'],
    ['Claude 3', 'Claude 3.5'],
    ['C', 'C++'],
    ['文心', '文'],
  ] as const) {
    expect(fold(one)).not.toBe(fold(other))
  }
})

test('a column is found by its whole name first, then as a path', () => {
  const record = { 'a.b': 1, a: { b: 2, c: { d: 3 } }, 'x.y': { z: 4 }, list: [{ id: 'p' }, { id: 'q' }, 5], toString: undefined }
  expect(['a.b', 'a.c.d', 'x.y.z', 'list.id', 'a.none', 'none', 'constructor'].map((column) => columnValue(record, column))).toEqual([
    1,
    3,
    4,
    ['p', 'q'],
    undefined,
    undefined,
    undefined,
  ])
})

test('what is remembered does not depend on the order in which it came', () => {
  const fields = new Map([
    ['b', ['1', '2']],
    ['a', ['"']],
  ])
  const one = renderMemory(
    new Map([
      ['Z', fields],
      ['A', new Map()],
    ]),
  )
  expect(one).toBe('{\n  "version": 1,\n  "records": {\n    "A": {},\n    "Z": { "a": "\\"", "b": ["1", "2"] }\n  }\n}\n')
  expect(renderMemory(memoryOf(JSON.parse(one).records))).toBe(one)
  expect(JSON.parse(renderMemory(new Map()))).toEqual({ version: 1, records: {} })
})
