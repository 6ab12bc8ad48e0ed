import { describe, expect, test } from 'vitest'
import { markNewRecords } from '../../src/data/mark-new-records.ts'
import { loadCourse } from '../../src/build/load.ts'
import { isTable } from '../../src/model/composed.ts'
import { plainText } from '../../src/model/inline.ts'
import { smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

const models = `- { name: Alpha, kind: Text, newUntil: 2026-10-01 }
- { name: Beta, kind: Text }
- { name: Gamma, kind: Image, newUntil: 2026-12 }
`

async function table(query: string, { date = '', asOf = '' }, files = {}): Promise<{ rows: string[]; said: string[] }> {
  const world = memoryWorld({
    ...smallCourse,
    'course.yaml': `title: C\ncollections:\n  models: { source: data/models.yaml${asOf} }\n`,
    'data/models.yaml': models,
    'decks/main.yaml': `title: D\n${date}slides:\n  - { layout: table, title: T, query: { from: models, ${query} } }\n`,
    ...files,
  })
  const { decks, diagnostics } = await loadCourse(world, { root: '/course' })
  const content = decks[0]?.composed?.slides[0]?.content
  const found = content?.layout === 'table' && isTable(content.query) ? content.query.rows : []
  return {
    rows: found.map((row) => row.map(plainText).join(' | ').replaceAll('\u00a0', ' ')),
    said: diagnostics.map(({ message }) => message),
  }
}

describe('the mark of new records', () => {
  const columns = 'columns: [{ header: Kind, field: kind }, { header: Name, field: name }]'

  test.each([
    ['date: 2026-10-01\n', ['Text | Alpha (new)', 'Text | Beta', 'Image | Gamma (new)']],
    ['date: 2026-10-02\n', ['Text | Alpha', 'Text | Beta', 'Image | Gamma (new)']],
    ['date: 2026-12-31\n', ['Text | Alpha', 'Text | Beta', 'Image | Gamma (new)']],
    ['date: 2027-01-01\n', ['Text | Alpha', 'Text | Beta', 'Image | Gamma']],
    ['date: "2026-10"\n', ['Text | Alpha (new)', 'Text | Beta', 'Image | Gamma (new)']],
  ])('stands behind the name up to its day: %j', async (date, rows) => {
    // The deck's day goes before that of the data.
    expect((await table(columns, { date, asOf: ', asOf: 2020-01-01' })).rows).toEqual(rows)
  })

  test('is judged by the day of the data where the deck has none', async () => {
    expect((await table(columns, { asOf: ', asOf: 2026-10-02' })).rows).toEqual(['Text | Alpha', 'Text | Beta', 'Image | Gamma (new)'])
  })

  test('stands behind each name of a group, in the first column where the key has none, and nowhere in groups without names', async () => {
    const date = 'date: 2026-09-01\n'
    expect((await table(`groupBy: kind, ${columns}`, { date })).rows).toEqual(['Text | Alpha (new), Beta', 'Image | Gamma (new)'])
    expect((await table('columns: [{ header: K, field: kind }]', { date })).rows).toEqual(['Text (new)', 'Text', 'Image (new)'])
    expect((await table('groupBy: kind, columns: [{ header: K, field: kind }]', { date })).rows).toEqual(['Text', 'Image'])
  })

  test('takes a year alone, which YAML reads as a number', async () => {
    const file = { 'data/models.yaml': '- { name: A, newUntil: 2026 }\n' }
    const found = await table('columns: [{ header: N, field: name }]', { date: 'date: 2026-12-31\n' }, file)
    expect(found).toEqual({ rows: ['A (new)'], said: [] })
  })

  test('of no day, or with no day to compare with, is told', async () => {
    const file = { 'data/models.yaml': '- { name: A, newUntil: soon }\n' }
    expect((await table('columns: [{ header: N, field: name }]', {}, file)).said).toEqual(
      ['what is new is not marked in decks/main.yaml: nothing says what day it is', "'newUntil' is no date"].toReversed(),
    )
  })

  test('leaves tables alone of collections that have none', () => {
    const cells = [[[{ kind: 'text' as const, text: 'A' }]]]
    const query = { kind: 'query' as const, from: 'x', columns: [] }
    expect(markNewRecords(cells, [], query, { collections: new Map(), language: 'en', fillText: (text) => text })).toBe(cells)
  })
})
