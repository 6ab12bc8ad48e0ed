import { describe, expect, test } from 'vitest'
import { loadCourse } from '../../src/build/load.ts'
import { smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

const course = (settings: string): string => `title: C\ncollections: { models: { source: data/models.yaml, ${settings} } }\n`
const deck = (date: string, from = 'models'): string =>
  `title: { fill: "{n}", with: { n: { from: ${from}, count: true } } }\n${date}slides: [{ layout: statement, text: A }]\n`

async function told(settings: string, decks: Readonly<Record<string, string>>, today = '2026-11-24'): Promise<string[]> {
  const files = Object.fromEntries(Object.entries(decks).map(([name, text]) => [`decks/${name}.yaml`, text]))
  const world = memoryWorld({ 'data/models.yaml': smallCourse['data/models.yaml'], 'course.yaml': course(settings), ...files })
  const { diagnostics } = await loadCourse({ ...world, today: () => today }, { root: '/course' })
  return diagnostics.map(({ code, message, range }) => `${range.start.line}:${range.start.column} ${code} ${message}`)
}

describe('a collection that was checked too long ago', () => {
  test('is told where asOf stands, against the day of the newest lecture that shows it', async () => {
    const decks = { a: deck('date: 2026-10-01\n'), b: deck('date: 2026-12-01\n') }
    expect(await told('asOf: 2026-05-31, staleAfter: 6 months', decks)).toEqual([
      "2:58 data/stale 'models' was last checked 2026-05-31, too long before the lecture of 2026-12-01 (decks/b.yaml)",
    ])
    expect(await told('asOf: 2026-06-01, staleAfter: 6 months', decks)).toEqual([])
    // The clock says nothing of lectures that have a day.
    expect(await told('asOf: 2026-06-01, staleAfter: 6 months', decks, '2030-01-01')).toEqual([])
  })

  test('is told against today where a deck has no day, or none shows it', async () => {
    const settings = 'asOf: "2026-05", staleAfter: P6M'
    for (const decks of [{ a: deck(''), b: deck('date: 2026-06-01\n') }, { a: 'title: T\nslides: [{ layout: statement, text: A }]\n' }]) {
      expect(await told(settings, decks, '2026-11-30')).toEqual([])
      expect(await told(settings, decks, '2026-12-01')).toEqual([expect.stringContaining('last checked 2026-05, too long before today')])
    }
  })

  test('without asOf nobody can tell', async () => {
    expect(await told('staleAfter: 1 year', { a: deck('') })).toEqual([expect.stringContaining("it has no 'asOf'")])
    expect(await told('credit: me', { a: deck('') }, '2999-01-01')).toEqual([])
  })
})
