import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadCourse } from '../../src/build/load.ts'
import { plainText } from '../../src/model/inline.ts'
import { observeWorld } from '../../src/world/observe.ts'
import { realWorld } from '../../src/world/real.ts'
import { smallCourse } from '../support/course.ts'
import { type Repository, repository } from '../support/repository.ts'

const deck = (since: string, more = ''): string => `title: D\n${more}slides:\n  - { layout: changes, from: models, since: ${since} }\n`

/** What the deck 'main' of a course in a folder says has changed, and its faults. */
async function told(folder: string): Promise<{ names: string[]; lead: string; said: string[]; fixed: boolean }> {
  const { decks, diagnostics } = await loadCourse(realWorld, { root: folder, decks: ['main'] })
  const [main] = decks
  const content = main?.composed?.slides[0]?.content
  const said = [...diagnostics, ...(main?.diagnostics ?? [])].map(({ code, message, range }) => `${range.start.line} ${code} ${message}`)
  const changes = content?.layout === 'changes' ? content : undefined
  return {
    names: changes?.items.map(({ kind, name }) => `${kind} ${plainText(name)}`) ?? [],
    lead: changes ? plainText(changes.lead) : '',
    said,
    fixed: main?.earlier.isFixed ?? false,
  }
}

/** The small course with one commit of August, in which Alpha alone was there. */
function august(files: Readonly<Record<string, string>> = {}): Repository & { first: string } {
  const repo = repository()
  repo.write({ ...smallCourse, 'data/models.yaml': '- { name: Alpha, maker: [One, Two], kind: Text, year: 2021 }\n', ...files })
  const first = repo.commit('August', '2026-08-20T12:00:00Z')
  return { ...repo, first }
}

describe('from the git history', () => {
  test('is compared what there is now, committed or not, with the end of the day', async () => {
    const { folder, write, commit } = august()
    write({ 'data/models.yaml': smallCourse['data/models.yaml'].replace('Gamma', 'Delta') })
    commit('September', '2026-09-01T23:59:58Z')
    write({ 'data/models.yaml': smallCourse['data/models.yaml'], 'decks/main.yaml': deck('2026-08-31') })
    expect(await told(folder)).toEqual({
      names: ['added Beta', 'added Gamma', 'added Beta'],
      lead: 'Since 2026-08-31: 2 new',
      said: [],
      fixed: false,
    })
    write({ 'decks/main.yaml': deck('2026-09-01') })
    expect((await told(folder)).names).toEqual(['renamed Gamma'])
    // A month is its first day.
    write({ 'decks/main.yaml': deck('2026-09') })
    expect((await told(folder)).names).toEqual(['renamed Gamma'])
  })

  test('a collection is found where the course then had it, under the key that it then had', async () => {
    const { folder, write, git } = august({
      'course.yaml': 'title: C\ncollections: { models: { source: old/list.yaml, key: model } }\n',
      'old/list.yaml': '- { model: Alpha, year: 2021 }\n- { model: Beta, year: 2022 }\n',
    })
    git('rm', '-q', 'old/list.yaml')
    write({
      'course.yaml': 'title: C\ncollections: { models: { source: data/models.yaml } }\n',
      'data/models.yaml': '- { name: Alpha, year: 2021 }\n- { name: Gamma, year: 1990 }\n',
      'decks/main.yaml': deck('2026-08-31'),
    })
    expect((await told(folder)).names).toEqual(['added Gamma', 'removed Beta'])
  })

  test('what was a folder of files then may be a table now: values are compared as the collection takes them', async () => {
    const { folder, write, git } = august({
      'course.yaml': 'title: C\ncollections: { models: { source: data/models } }\n',
      'data/models/Alpha.yaml': 'kind: [Text, Image]\nyear: 2021\n',
      'data/models/Beta.yaml': 'kind: Text\nyear: 2022\n',
    })
    git('rm', '-rq', 'data/models')
    write({
      'course.yaml':
        'title: C\ncollections: { models: { source: data/models.csv, closed: true, fields: { kind: { split: "|" }, year: { type: integer } } } }\n',
      'data/models.csv': 'name;kind;year;newUntil\nAlpha;Text | Image;2021;\nBeta;Text;2023;2026-12-31\n',
      'decks/main.yaml': deck('2026-08-31'),
    })
    expect(await told(folder)).toMatchObject({
      names: ['changed Beta'],
      said: [expect.stringContaining('data/new-mark what is new is not marked')],
    })
    // The same from a snapshot.
    write({
      'old/Alpha.yaml': 'kind: [Text, Image]\nyear: 2021\n',
      'decks/main.yaml': deck('2026-08-31, before: old', 'date: 2026-09-10\n'),
    })
    expect(await told(folder)).toMatchObject({ names: ['added Beta'], said: [], fixed: true })
  })

  test('last-lecture is the newest day among the other decks before its own', async () => {
    const { folder, write } = august()
    const dated = (date: string): string => `title: L\ndate: ${date}\nslides: [{ layout: statement, text: A }]\n`
    write({ 'data/models.yaml': smallCourse['data/models.yaml'], 'decks/a.yaml': dated('2026-08-25'), 'decks/b.yaml': dated('2026-08-21') })
    write({ 'decks/c.yaml': dated('2026-10-01'), 'decks/main.yaml': deck('last-lecture', 'date: 2026-10-01\n') })
    expect((await told(folder)).lead).toBe('Since 2026-08-25: 2 new')
  })

  test.each([
    ['2026-08-19', '', '3 changes/no-history the git history does not go back to 2026-08-19'],
    ['last-lecture', '', '3 changes/no-lecture the deck has no date, so none of the others is the one before'],
    ['last-lecture', 'date: 2026-10-01\n', '4 changes/no-lecture no deck has a date before 2026-10-01'],
  ])('what is not there is told: %s %s', async (since, more, fault) => {
    const { folder, write } = august()
    write({ 'decks/main.yaml': deck(since, more) })
    expect((await told(folder)).said).toEqual([fault])
  })

  test('a file that was not there, or was no list, is told with its commit', async () => {
    const { folder, write, first } = august({ 'course.yaml': 'title: C\ncollections: {}\n', 'data/models.yaml': 'a: b\n' })
    const course = 'title: C\ncollections: { models: { source: data/models.yaml } }\n'
    write({ 'course.yaml': course, 'data/models.yaml': '[]', 'decks/main.yaml': deck('2026-08-31') })
    const place = `'models' cannot be compared with what it was on 2026-08-31 (commit ${first.slice(0, 7)})`
    expect((await told(folder)).said).toEqual([
      `3 changes/no-history ${place}: data/models.yaml:1: the file: expected a list of records, found a mapping`,
    ])
    write({ 'course.yaml': course.replace('models.yaml', 'other.yaml'), 'data/other.yaml': '[]' })
    expect((await told(folder)).said).toEqual([`3 changes/no-history ${place}: there is no file 'data/other.yaml'`])
  })

  test('the files that say which commit it is are looked at, so that another one is noticed', async () => {
    const { folder, write } = august()
    write({ 'decks/main.yaml': deck('2026-08-31') })
    const world = observeWorld(realWorld)
    await loadCourse(world, { root: folder })
    const seen = world.sightings().paths.filter(({ kind }) => kind === 'file')
    expect(seen.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['.git/HEAD', '.git/refs/heads/main'].map((name) => join(folder, name))),
    )
  })

  test('nothing of git is looked at where no slide needs it', async () => {
    const { folder } = august()
    const world = observeWorld(realWorld)
    await loadCourse(world, { root: folder })
    expect(world.sightings().paths.filter(({ path }) => path.includes('.git'))).toEqual([])
  })
})
