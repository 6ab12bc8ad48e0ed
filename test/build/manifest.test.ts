import { expect, test } from 'vitest'
import { build } from '../../src/build/build.ts'
import { type DeckEntry, type Manifest, knownFits, leftovers, mergeEntry } from '../../src/build/manifest.ts'
import { smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

const output = (path: string) => ({ path, bytes: 1, sha256: path })
const entry = (more: Partial<DeckEntry>): DeckEntry => ({
  name: 'a',
  file: 'decks/a.yaml',
  title: 'A',
  slides: 3,
  pagesOfSlides: [1, 1, 1],
  outputs: [],
  sources: [],
  data: [],
  fits: [],
  handouts: [],
  ...more,
})
const manifest = (...decks: DeckEntry[]): Manifest => ({ deckhand: '0', course: 'C', language: 'en', decks })
const paths = ({ outputs }: DeckEntry): string[] => outputs.map(({ path }) => path)

test('outputs that were asked for replace the older ones with all that comes with them; others are kept', () => {
  const before = entry({
    outputs: ['a/slides.md', 'a/images/slides.html', 'a/drawings/chart-0.svg', 'a/slides.html', 'a/handout.pdf'].map(output),
  })
  const now = entry({ outputs: ['a/slides.md', 'a/drawings/chart-1.svg'].map(output) })
  expect(paths(mergeEntry(before, now, ['md']))).toEqual(['a/drawings/chart-1.svg', 'a/handout.pdf', 'a/slides.html', 'a/slides.md'])
})

test('a handout alone leaves what is known of the slides as it is', () => {
  const before = entry({ slides: 5, fits: [{ slide: 1, line: 2, step: 1, parts: 1, key: 'k' }] })
  expect(mergeEntry(before, entry({ slides: 9 }), ['handout'])).toMatchObject({ slides: 5, fits: before.fits })
  expect(mergeEntry(before, entry({ slides: 9 }), ['handout', 'html'])).toMatchObject({ slides: 9, fits: [] })
})

test('what is known of forms that were not asked for is kept', () => {
  const form = (name: 'summary' | 'notes', fill: number) => ({ form: name, pages: 1, preset: 'p', fill, shortened: [], leftOut: [] })
  const before = entry({ handouts: [form('summary', 0.5), form('notes', 0.5)] })
  const now = entry({ handouts: [form('notes', 0.9)] })
  expect(mergeEntry(before, now, ['notes']).handouts).toEqual([form('notes', 0.9), form('summary', 0.5)])
  expect(mergeEntry(before, now, undefined).handouts).toEqual([form('notes', 0.9)])
})

test('only what was measured is begun with', () => {
  const fits = [
    { slide: 1, line: 2, step: 1, parts: 1, key: 'k' },
    { slide: 2, line: 5, step: 0, parts: 2 },
  ]
  expect([...knownFits(manifest(entry({ fits })))]).toEqual([['k', { step: 1, parts: 1 }]])
})

const names = (outputs: readonly { readonly path: string }[]): string[] => outputs.map(({ path }) => path)

test('of an earlier build what the same deck has replaced is left over, and no output of another kind', () => {
  const before = manifest(
    entry({
      outputs: ['a/drawings/chart-0.svg', 'a/drawings/chart-1.svg', 'a/images/old.png', 'a/slides.md', 'a/slides.pdf', 'b/y.svg'].map(
        output,
      ),
    }),
    entry({ name: 'b', outputs: [output('b/drawings/chart-2.svg')] }),
  )
  const made = [output('a/drawings/chart-1.svg'), output('a/slides.md')]
  expect(names(leftovers(before, 'a', made, ['md'], false))).toEqual(['a/drawings/chart-0.svg', 'a/images/old.png'])
  expect(leftovers(before, 'a', [], ['html'], false)).toEqual([])
})

test('a form of the handout that a course has given up is left over, but not where only some outputs were asked for', () => {
  const before = manifest(
    entry({ outputs: ['a/handout.pdf', 'a/guided.pdf', 'a/guided-key.pdf', 'a/notes.pdf', 'a/slides.pdf'].map(output) }),
  )
  const given = names(leftovers(before, 'a', [], ['md', 'html', 'pdf', 'handout'], true))
  expect(given).toEqual(['a/guided.pdf', 'a/guided-key.pdf', 'a/notes.pdf'])
  expect(leftovers(before, 'a', [], ['handout'], false)).toEqual([])
})

test('a sheet that does not fit any more stays as it was and is told, until the course gives it up', async () => {
  const points = (keep: string): string => `  - layout: points\n    title: T\n    handout: ${keep}\n    items: [a, b]\n`
  const deck = (forms: string, slides: number): string => `title: A deck\nhandouts: ${forms}\nslides:\n${points('keep').repeat(slides)}`
  const world = memoryWorld({ ...smallCourse, 'decks/main.yaml': deck('[summary]', 1) })
  const run = async (text?: string): Promise<Manifest['decks'][number]['outputs']> => {
    if (text) world.files.set('/course/decks/main.yaml', new TextEncoder().encode(text))
    await build({ root: '/course', out: '/out', only: undefined, browser: '/nowhere', world })
    return JSON.parse(world.text('/out/manifest.json') ?? '').decks[0].outputs
  }
  const sheet = (outputs: Manifest['decks'][number]['outputs']) => outputs.filter(({ path }) => path === 'main/handout.pdf')
  const good = sheet(await run())
  expect(good).toHaveLength(1)
  expect(sheet(await run(deck('[summary]', 200)))).toEqual(good)
  expect(world.files.has('/out/main/handout.pdf')).toBe(true)
  expect(sheet(await run(deck('[]', 1)))).toEqual([])
  expect(world.files.has('/out/main/handout.pdf')).toBe(false)
})

test('a drawing that has changed takes the place of the old one', async () => {
  const deck = (limit: number): string => `title: A deck
slides:
  - layout: chart
    title: Chart
    kind: bar
    query: { from: models, limit: ${limit} }
    x: { field: year }
    y: { field: name }
`
  const world = memoryWorld({ ...smallCourse, 'decks/main.yaml': deck(3) })
  const drawings = async (): Promise<string[]> => {
    await build({ root: '/course', out: '/out', only: ['md'], world })
    return [...world.files.keys()].filter((path) => path.startsWith('/out/main/drawings/'))
  }
  const first = await drawings()
  world.files.set('/course/decks/main.yaml', new TextEncoder().encode(deck(2)))
  const second = await drawings()
  expect(first).toHaveLength(1)
  expect(second).toHaveLength(1)
  expect(second).not.toEqual(first)
  expect(world.text('/out/manifest.json')).not.toContain(first[0]?.split('/').at(-1))
})
