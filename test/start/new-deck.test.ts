import { expect, test } from 'vitest'
import { loadCourse } from '../../src/build/load.ts'
import { bringSchemas, initCourse } from '../../src/start/init.ts'
import { newDeck } from '../../src/start/new-deck.ts'
import { memoryWorld } from '../support/memory-world.ts'

const course = { 'course.yaml': 'title: C\n', 'decks/First.yml': 'title: F\nslides: [{ layout: title }]\n' }

test('a deck is begun under a name made from its title, and has no fault', async () => {
  const world = memoryWorld(course)
  const { files, name, diagnostics } = await newDeck(world, '/course', '  Größe:\n [[und]] *Maß*  ')
  expect([files, name, diagnostics]).toEqual([['decks/grosse-und-mass.yaml'], 'grosse-und-mass', []])
  const loaded = await loadCourse(world, { root: '/course' })
  const deck = loaded.decks.find((other) => other.name === name)
  expect(loaded.diagnostics).toEqual([])
  expect(deck?.diagnostics).toEqual([])
  expect(deck?.composed?.title).toEqual([{ kind: 'text', text: 'Größe: [[und]] *Maß*' }])
})

test.each([
  ['First', undefined, 'start/exists', '--name first-2'],
  ['文心', undefined, 'start/name', '--name my-deck'],
  ['  \n ', undefined, 'start/name', 'deckhand new deck "A title"'],
  ['Good', '../bad', 'start/name', '--name my-deck'],
  ['Good', 'index.html', 'start/name', '--name my-deck'],
])('%j, named %j, is refused, and nothing is written', async (title, named, code, hint) => {
  const world = memoryWorld(course)
  const { name, diagnostics } = await newDeck(world, '/course', title, named)
  expect([name, diagnostics.map((found) => found.code)]).toEqual([undefined, [code]])
  expect(diagnostics[0]?.hint).toContain(hint)
  expect(world.files.size).toBe(2)
})

test('the schema is named where the course has one', async () => {
  const beside = memoryWorld({ ...course, 'node_modules/deckhand/schemas/deck.schema.json': '{}' })
  await newDeck(beside, '/course', 'Two')
  expect(beside.text('/course/decks/two.yaml')).toMatch(
    /^# yaml-language-server: \$schema=\.\.\/node_modules\/deckhand\/schemas\/deck\.schema\.json\n/,
  )
  const own = memoryWorld({ ...course, 'schemas/deck.schema.json': '{}' })
  await newDeck(own, '/course', 'Two')
  expect(own.text('/course/decks/two.yaml')).toMatch(/^# yaml-language-server: \$schema=\.\.\/schemas\/deck\.schema\.json\n/)
})

test('without a course there is no deck to begin: what to type', async () => {
  const { diagnostics } = await newDeck(memoryWorld({}), '/course', 'Two')
  expect(diagnostics).toMatchObject([{ code: 'file/not-found', hint: expect.stringContaining('deckhand init') }])
})

const answers = { title: 'C', lecturer: '', language: 'en', theme: 'deckhand' }

test('a course writes over nothing: each file that is there is told', async () => {
  const world = memoryWorld({ 'README.md': 'mine', '.gitignore': 'mine', 'other.txt': '' })
  const { files, diagnostics } = await initCourse(world, '/course', answers)
  expect(files).toEqual([])
  expect(diagnostics.map(({ code, file }) => [code, file]).sort()).toEqual([
    ['start/exists', '.gitignore'],
    ['start/exists', 'README.md'],
  ])
  expect(world.files.size).toBe(3)
})

test('where a file cannot be written, those before it are gone again', async () => {
  const world = memoryWorld({})
  const write = async (path: string, bytes: Uint8Array): Promise<void> => {
    if (path.endsWith('.gitignore')) throw Object.assign(new Error('x'), { code: 'ENOSPC' })
    await world.write(path, bytes)
  }
  const { files, diagnostics } = await initCourse({ ...world, write }, '/course', answers)
  expect([files, diagnostics.map(({ code, file }) => [code, file]), world.files.size]).toEqual([
    [],
    [['output/not-written', '.gitignore']],
    0,
  ])
})

test('letters for which no font is installed: the package that has them', async () => {
  const fontsOf = async (changed: object): Promise<readonly string[]> =>
    (await initCourse(memoryWorld({}), '/course', { ...answers, ...changed })).fonts
  expect(await fontsOf({})).toEqual([])
  expect(await fontsOf({ language: 'ja' })).toEqual(['@expo-google-fonts/noto-sans-jp'])
  expect(await fontsOf({ title: '信号与系统' })).toEqual(['@expo-google-fonts/noto-sans-sc'])
})

test('nothing is written where a link leads out of the folder', async () => {
  const world = memoryWorld({ 'decks/kept.txt': '' })
  const linked = { ...world, realPath: async (path: string) => path.replace('/course/decks', '/elsewhere') }
  const { files, diagnostics } = await initCourse(linked, '/course', answers)
  expect([files, diagnostics.map(({ code, file }) => [code, file]), world.files.size]).toEqual([
    [],
    [['file/outside-course', 'decks/first-lecture.yaml']],
    1,
  ])
})

test('schemas are brought up to date in a course, and begin none', async () => {
  const none = memoryWorld({})
  expect((await bringSchemas(none, '/course')).diagnostics).toMatchObject([{ code: 'file/not-found' }])
  expect(none.files.size).toBe(0)
  const world = memoryWorld({ 'course.yaml': 'title: C\n', 'schemas/deck.schema.json': 'old' })
  const { files, diagnostics } = await bringSchemas(world, '/course')
  expect([files.includes('schemas/deck.schema.json'), diagnostics]).toEqual([true, []])
  expect(world.text('/course/schemas/deck.schema.json')).not.toBe('old')
  expect(world.text('/course/course.yaml')).toBe('title: C\n')
})
