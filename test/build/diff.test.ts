import { expect, it } from 'vitest'
import { type DiffResult, diff } from '../../src/build/diff.ts'
import { fontReader } from '../../src/build/font-reader.ts'
import { sinceLastBuild } from '../../src/build/last-build.ts'
import { type LoadedCourse, loadCourse } from '../../src/build/load.ts'
import { slidesMaker } from '../../src/build/make-slides.ts'
import { type PicturedDeck, pictureCourse, pictureDeck } from '../../src/build/picture.ts'
import { readSnapshot, renderSnapshot, snapshotPath } from '../../src/build/snapshot.ts'
import { plain } from '../../src/diagnostics/render.ts'
import type { CoursePicture } from '../../src/diff/picture.ts'
import { renderMarkdown } from '../../src/diff/render-markdown.ts'
import { renderLastLine, renderPretty } from '../../src/diff/render-pretty.ts'
import { type Files, smallCourse } from '../support/course.ts'
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts'

const base = {
  ...smallCourse,
  'data/models.yaml': `- { name: Alpha, maker: [One, Two], kind: Text, year: 2021 }
- { name: Beta, maker: One, kind: [Image, Text], year: 2023 }
- { name: Gamma, maker: Three, kind: Image }
`,
  'decks/main.yaml': `title: A deck
slides:
  - layout: statement
    text: Hello [@one2020]
    notes: Say hello.
  - layout: table
    title: Models with text
    query:
      from: models
      where: { kind: Text }
      columns: [{ header: Name, field: name }, { header: Year, field: year }]
  - layout: table
    title: Models with images
    query:
      from: models
      where: { kind: Image }
      columns: [{ header: Name, field: name }]
  - layout: points
    title: { fill: 'What {name} is' }
    each: { from: kinds }
    items: [One, Two]
  - { layout: references, title: References }
`,
}

type Edit = (files: Record<string, string>) => void

function edited(edit: Edit): Files {
  const files: Record<string, string> = { ...base }
  edit(files)
  return files
}

const replace =
  (file: string, from: string, to: string): Edit =>
  (files) => {
    if (!files[file]?.includes(from)) throw new Error(`${file} has no ${from}`)
    files[file] = files[file].replace(from, () => to)
  }

async function compare(edit: Edit, before: Files = base): Promise<DiffResult> {
  const inFolder = (folder: string, files: Files): [string, string][] =>
    Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text])
  const world = memoryWorld(Object.fromEntries([...inFolder('before', before), ...inFolder('after', edited(edit))]), '/courses')
  return diff({ root: '/courses/after', from: './before', cwd: '/courses', browser: false, world })
}

async function report(edit: Edit): Promise<string> {
  const result = await compare(edit)
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics))
  expect(result.diagnostics).toEqual([])
  return renderPretty(result.changes, plain)
}

it.each<[string, Edit, string]>([
  ['nothing', () => undefined, 'nothing changed'],
  [
    'a comment and the order of keys',
    replace('data/models.yaml', '- { name: Alpha, maker: [One, Two]', '# A comment\n- { maker: [One, Two], name: Alpha'),
    'nothing changed',
  ],
  [
    'a field that one slide shows',
    replace('data/models.yaml', '2021', '2022'),
    `models
  ~ Alpha: year 2021 → 2022

decks
  ~ main: slide 2 changed; handout changed, printed copies are out of date
      slide 2 “Models with text” — models: Alpha (year)`,
  ],
  ['a field that no slide shows', replace('data/models.yaml', 'Three', 'Four'), 'models\n  ~ Gamma: maker Three → Four'],
  [
    'a field that puts a record on another slide, and two fields of which one is shown',
    replace('data/models.yaml', 'maker: Three, kind: Image }', 'maker: Four, kind: Text }'),
    `models
  ~ Gamma: kind Image → Text; maker Three → Four

decks
  ~ main: slides 2 and 3 changed; handout changed, printed copies are out of date
      slide 2 “Models with text” — models: Gamma (kind)
      slide 3 “Models with images” — models: Gamma (kind)`,
  ],
  [
    'records added, removed and renamed',
    (files) => {
      files['data/models.yaml'] = `- { name: Alpha 2, maker: [One, Two], kind: Text, year: 2021 }
- { name: Beta, maker: One, kind: [Image, Text], year: 2023 }
- { name: Delta, maker: Nine, kind: Text, year: 2026 }
`
    },
    `models
  > Alpha → Alpha 2
  + Delta
  - Gamma

decks
  ~ main: slides 2 and 3 changed; handout changed, printed copies are out of date
      slide 2 “Models with text” — models: Alpha 2 renamed, Delta added
      slide 3 “Models with images” — models: Gamma removed`,
  ],
  [
    'a record that makes a slide',
    replace('data/kinds.yaml', '- name: Text', '- name: Text\n- name: Video'),
    `kinds
  + Video

decks
  ~ main: 1 slide added; handout changed, printed copies are out of date
      added slide 6 “What Video is” — kinds: Video added`,
  ],
  [
    'the order of records',
    (files) => {
      files['data/models.yaml'] = base['data/models.yaml'].trimEnd().split('\n').toReversed().join('\n')
    },
    `models
  ~ its records stand in another order

decks
  ~ main: slides 2 and 3 changed; handout changed, printed copies are out of date
      slide 2 “Models with text” — models as a whole
      slide 3 “Models with images” — models as a whole`,
  ],
  [
    'the order of a collection that another refers to',
    (files) => {
      replace('decks/main.yaml', 'from: models\n      where: { kind: Text }', 'from: models\n      groupBy: kind')(files)
      replace('data/kinds.yaml', '- name: Image\n- name: Text', '- name: Text\n- name: Image')(files)
    },
    `kinds
  ~ its records stand in another order

decks
  ~ main: slide 2 changed, slide 4 moved; handout changed, printed copies are out of date
      slide 2 “Models with text” — kinds as a whole; its own text
      slide 4 “What Text is”`,
  ],
  [
    "the deck's own text, and its notes",
    (files) => {
      replace('decks/main.yaml', 'Hello', 'Welcome')(files)
      replace('decks/main.yaml', 'title: Models with images', 'title: Models with images\n    notes: Ask.')(files)
    },
    `decks
  ~ main: slide 1 changed, notes of slide 3 changed
      slide 1 “Welcome [1]” — its own text
      slide 3 “Models with images” — its own text`,
  ],
  [
    'data and text of one slide',
    (files) => {
      replace('data/models.yaml', '2021', '2022')(files)
      replace('decks/main.yaml', 'Models with text', 'Text models')(files)
    },
    `models
  ~ Alpha: year 2021 → 2022

decks
  ~ main: slide 2 changed; handout changed, printed copies are out of date
      slide 2 “Text models” — models: Alpha (year); its own text`,
  ],
  [
    'a reference',
    replace('data/references.yaml', 'A Title', 'Another Title'),
    `references
  ~ one2020: title A Title → Another Title

decks
  ~ main: slide 6 changed
      slide 6 “References” — reference one2020`,
  ],
  [
    'what course.yaml says',
    replace('course.yaml', 'title: A course', 'title: A course\ntheme: chalk'),
    `course.yaml
  ~ theme deckhand → chalk

decks
  ~ main: all slides look different
      look — course.yaml: theme`,
  ],
  [
    'a template of the course',
    (files) => {
      files['templates/layouts/statement.hbs'] = '# {{text}}'
    },
    `files
  + templates/layouts/statement.hbs

decks
  ~ main: slide 1 changed
      slide 1 “Hello [1]” — templates/layouts/statement.hbs`,
  ],
  [
    'the name of a deck',
    (files) => {
      files['decks/lecture.yaml'] = files['decks/main.yaml'] ?? ''
      delete files['decks/main.yaml']
    },
    'decks\n  > lecture: renamed, was main',
  ],
  [
    'a new deck',
    (files) => {
      files['decks/two.yaml'] = 'title: Two\nslides:\n  - { layout: statement, text: Hi }\n'
    },
    'decks\n  + two: added, with 1 slide',
  ],
])('tells of %s', async (_, edit, expected) => {
  expect(await report(edit)).toBe(expected)
})

it('compares what has no faults, and says what it could not', async () => {
  const result = await compare((files) => {
    replace('data/models.yaml', '2021', '2022')(files)
    files['data/kinds.yaml'] = '- name: [\n'
    files['decks/two.yaml'] = 'title: Two\nslides:\n  - { layout: statement, text: Hi }\n'
  })
  expect(result.diagnostics.map(({ code, file, severity }) => [code, file, severity])).toEqual([
    ['diff/not-compared', 'course.yaml', 'warning'],
    ['diff/not-compared', 'decks/main.yaml', 'warning'],
  ])
  expect(result.ok && renderPretty(result.changes, plain)).toBe(
    'models\n  ~ Alpha: year 2021 → 2022\n\ndecks\n  + two: added, with 1 slide',
  )
})

it.each<[string, Edit, string]>([
  ['no course', (files) => delete files['course.yaml'], 'diff/not-compared'],
  ['a broken course.yaml', (files) => (files['course.yaml'] = 'title: ['), 'diff/not-compared'],
])('cannot compare with %s', async (_, edit, code) => {
  const result = await compare(edit)
  expect(result.ok).toBe(false)
  expect(result.diagnostics.map((found) => [found.code, found.severity])).toEqual([[code, 'error']])
})

interface Pictured {
  readonly world: MemoryWorld
  readonly course: LoadedCourse
  readonly decks: readonly PicturedDeck[]
}

async function pictured(files: Files, onto?: MemoryWorld): Promise<Pictured> {
  const world = memoryWorld(files)
  for (const [path, bytes] of onto?.files ?? []) if (path.includes('/.deckhand/')) world.files.set(path, bytes)
  const course = await loadCourse(world, { root: '/course' })
  const readFont = fontReader(world)
  const maker = slidesMaker(world, course.resources, readFont)
  const decks = course.decks.map(async (deck) =>
    deck.composed ? [{ ...deck, picture: await pictureDeck(deck, deck.composed, { maker, readFont, parts: () => 1 }) }] : [],
  )
  return { world, course, decks: (await Promise.all(decks)).flat() }
}

async function picture(files: Files): Promise<CoursePicture> {
  const { course, decks } = await pictured(files)
  return pictureCourse(course, decks)
}

it('a build tells what it changed since the last one, and keeps decks that it did not make', async () => {
  const two = { 'decks/two.yaml': 'title: Two\nslides:\n  - { layout: statement, text: Hi }\n' }
  const first = await pictured({ ...base, ...two })
  const begun = await sinceLastBuild(first.world, '/course', first.course, first.decks)
  expect(begun.changes).toBeUndefined()
  await begun.keep()
  const second = await pictured({ ...edited(replace('data/models.yaml', '2021', '2022')), ...two }, first.world)
  const mainOnly = second.decks.filter(({ picture: { name } }) => name === 'main')
  const next = await sinceLastBuild(second.world, '/course', second.course, mainOnly)
  expect(next.changes && renderLastLine(next.changes, plain)).toBe(
    'models: Alpha changed (year); main: slide 2 changed; handout changed, printed copies are out of date',
  )
  await next.keep()
  const again = await sinceLastBuild(second.world, '/course', second.course, second.decks)
  expect(again.changes && renderLastLine(again.changes, plain)).toBe('')
})

it('a build of a shard keeps the decks of the others', async () => {
  const two = { 'decks/two.yaml': 'title: Two\nslides:\n  - { layout: statement, text: Hi }\n' }
  const first = await pictured({ ...base, ...two })
  await (await sinceLastBuild(first.world, '/course', first.course, first.decks)).keep()
  const shards = [1, 2].map((index) => loadCourse(first.world, { root: '/course', shard: { index, count: 2 } }))
  for (const course of await Promise.all(shards)) {
    const own = first.decks.filter(({ picture: { name } }) => course.names.includes(name))
    const { changes } = await sinceLastBuild(first.world, '/course', course, own)
    expect([own.length, changes && renderLastLine(changes, plain)]).toEqual([1, ''])
  }
})

it('finds records again where another field tells them apart', async () => {
  const source = 'data/models.yaml'
  const settings = replace('course.yaml', `source: ${source}`, `source: ${source}\n    key: id`)
  const told = 'course.yaml\n  ~ collections.models.key name → id'
  // The column has another name.
  const renamed: Edit = (files) => {
    settings(files)
    files[source] = files[source]?.replaceAll('{ name:', '{ id:') ?? ''
    files['decks/main.yaml'] = files['decks/main.yaml']?.replaceAll('field: name', 'field: id') ?? ''
  }
  expect(await report(renamed)).toBe(told)
  // It was there all the time, and of one record a field is another as well.
  const before = edited((files) => {
    files[source] = files[source]?.replaceAll(/{ name: (\w)/g, '{ id: $1$1, name: $1') ?? ''
  })
  const year: Edit = (files) => {
    Object.assign(files, before)
    settings(files)
    replace(source, '2021', '2022')(files)
  }
  const result = await compare(year, before)
  expect(result.ok && renderPretty(result.changes, plain)).toBe(`models
  ~ AA: year 2021 → 2022

${told}

decks
  ~ main: slide 2 changed; handout changed, printed copies are out of date
      slide 2 “Models with text” — models: AA (year)`)
})

it('says what has faults in which state, and does not say that nothing changed', async () => {
  const result = await compare(replace('data/models.yaml', 'kind: Text, year', 'kind: [Text, year'))
  expect(result.diagnostics.map(({ message, hint }) => [message, hint])).toEqual([
    [
      "the collection 'models' has faults in the working tree, and is not compared: data/models.yaml:1 missed comma between flow collection entries",
      'deckhand check tells what is wrong',
    ],
    expect.anything(),
  ])
  expect(result.ok && renderPretty(result.changes, plain, false)).toBe('nothing changed in what was compared')
  expect(result.ok && renderMarkdown(result.changes, result)).toMatch(/\n\nNothing changed in what was compared\.$/)
})

it('compares with what the last build has kept', async () => {
  const snapshot = renderSnapshot(await picture(base))
  const after = edited(replace('data/models.yaml', '2021', '2022'))
  const world = memoryWorld({ ...after, [snapshotPath]: snapshot })
  const result = await diff({ root: '/course', from: 'last-build', browser: false, world })
  expect(result.ok && renderPretty(result.changes, plain)).toBe(`models
  ~ Alpha: year 2021 → 2022

decks
  ~ main: slide 2 changed; handout changed, printed copies are out of date
      slide 2 “Models with text” — models: Alpha (year)`)
})

it('a snapshot is the same course when it is read again', async () => {
  const course = await picture(base)
  expect(readSnapshot(renderSnapshot(course))).toEqual(course)
  expect(renderSnapshot(course)).toBe(renderSnapshot(await picture(base)))
  for (const none of [
    '',
    '{}',
    '[]',
    '{"deckhand":"0.0.0","course":{}}',
    renderSnapshot(course).replace(/"deckhand":"[^"]*"/, '"deckhand":"0.0.0"'),
  ]) {
    expect(readSnapshot(none)).toBeUndefined()
  }
})

it.each([
  ['nothing', /no git repository that git trusts, or git is not installed/],
  ['last-build', /no build has been made/],
  ['', /the name of a state is empty/],
  ['./decks', /no course.yaml in '.\/decks'/],
])('says what is wrong with %s', async (from, message) => {
  const result = await diff({ root: '/course', from, cwd: '/course', browser: false, world: memoryWorld(base) })
  expect(result.ok).toBe(false)
  expect(result.diagnostics.map(({ code }) => code)).toEqual(['diff/unknown-state'])
  expect(result.diagnostics[0]?.message).toMatch(message)
})
