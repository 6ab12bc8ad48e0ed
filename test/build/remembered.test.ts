import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { type BuildResult, build } from '../../src/build/build.ts'
import { sha256 } from '../../src/world/hash.ts'
import type { OutputKind } from '../../src/build/options.ts'
import { smallCourse } from '../support/course.ts'
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts'
import { picture } from '../support/changing-course.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

const only: readonly OutputKind[] = ['md', 'html', 'handout']

function make(world: MemoryWorld, force = false): Promise<BuildResult> {
  return build({ root: '/course', out: '/out', world, only, browser: '/nowhere', force })
}

function worldOf(files: Files): MemoryWorld {
  const world = memoryWorld(smallCourse)
  change(world, files)
  return world
}

function change(world: MemoryWorld, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    world.files.set(`/course/${name}`, typeof content === 'string' ? new TextEncoder().encode(content) : content)
  }
}

/** What a build left, by path. */
function outputsOf({ files }: MemoryWorld): Record<string, string> {
  const outputs = [...files].filter(([path]) => path.startsWith('/out/'))
  return Object.fromEntries(outputs.map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]))
}

/** Builds a course, changes it, and builds it again from what was made before, and in another world from nothing. */
async function rebuilt(before: Files, after: Files): Promise<BuildResult> {
  const [cached, forced] = [worldOf(before), worldOf(before)]
  for (const world of [cached, forced]) {
    await make(world)
    change(world, after)
  }
  const [result, expected] = [await make(cached), await make(forced, true)]
  expect(result.diagnostics).toEqual(expected.diagnostics)
  expect(outputsOf(cached)).toEqual(outputsOf(forced))
  return result
}

const deck = (slides: string, more = ''): Files => ({ 'decks/main.yaml': `title: A deck\n${more}slides:\n${slides}` })
const cited = '  - { layout: statement, text: "Hello [@one2020]" }\n'
const models = smallCourse['data/models.yaml']
const points = (more: string): string => `{{> page}}\n\n## {{title}}\n\n${more}\n\n{{> points}}\n\n{{> notes}}\n`
const long = Array.from({ length: 40 }, (_, index) => `Point ${index + 1}`).join(', ')

describe('is noticed', () => {
  const words = '{{> page}}\n\n## {{title}}\n\n{{#each items}}\n- {{this}}\n{{/each}}\n'
  const schema = 'fields:\n  title: { type: prose, required: true }\n  items: { type: list, of: prose, required: true }\n'
  const own: Files = { 'templates/layouts/words.hbs': words, 'templates/layouts/words.schema.yaml': schema }
  const cases: Readonly<Record<string, readonly [Files, Files]>> = {
    'a field more that an own layout asks for': [
      { ...own, ...deck(`${cited}  - { layout: words, title: W, items: [a] }\n`) },
      { 'templates/layouts/words.schema.yaml': `${schema}  level: { type: number, required: true }\n` },
    ],
    'a fault in a field that no slide shows': [
      deck(`${cited}  - { layout: table, title: T, query: { from: models, columns: [{ header: N, field: name }] } }\n`),
      { 'data/models.yaml': models.replace('kind: Image }', 'kind: Unheard }') },
    ],
    'another logo, where no slide names it': [
      {
        'course.yaml': `look: { logo: { src: logo.png, alt: Ours } }\n${smallCourse['course.yaml']}`,
        'logo.png': picture(0xcc0000),
        ...deck(cited),
      },
      { 'logo.png': picture(0x00cc00) },
    ],
    'another picture, of which the name is escaped': [
      {
        'images/a_(b) c.png': picture(1),
        ...deck(`${cited}  - { layout: figure, title: F, image: { src: "images/a_(b) c.png", alt: A } }\n`),
      },
      { 'images/a_(b) c.png': picture(2) },
    ],
    'a template that differs only where a slide goes on': [
      { 'templates/layouts/points.hbs': points(''), ...deck(`${cited}  - { layout: points, title: P, items: [${long}] }\n`) },
      { 'templates/layouts/points.hbs': points('{{#unless first}}MORE{{/unless}}') },
    ],
    'a template of the course that is the same as the one that ships': [deck(cited), { 'templates/layouts/statement.hbs': '' }],
  }
  test.each(Object.entries(cases))('%s', async (name, [before, after]) => {
    const shipped = name.includes('that ships')
      ? { 'templates/layouts/statement.hbs': await readFile('templates/layouts/statement.hbs', 'utf8') }
      : {}
    await rebuilt(before, { ...after, ...shipped })
  })
})

test('what is told of a slide is told of the deck that it stands in, be it made of the same as another', async () => {
  const text = deck(`${cited}  - { layout: code, title: C, language: pyhton, code: a = 1 }\n`)['decks/main.yaml'] ?? ''
  const world = worldOf({ 'decks/main.yaml': text })
  const told = async (): Promise<string[]> =>
    (await make(world)).diagnostics.flatMap(({ code, file, range }) =>
      code === 'markdown/unknown-language' ? [`${file}:${range.start.line}`] : [],
    )
  expect(await told()).toEqual(['decks/main.yaml:4'])
  change(world, { 'decks/other.yaml': `# A remark\n${text}` })
  expect(await told()).toEqual(['decks/main.yaml:4', 'decks/other.yaml:5'])
  world.files.delete('/course/decks/main.yaml')
  const { work } = await make(world)
  expect([await told(), work.rendered]).toEqual([['decks/other.yaml:5'], 0])
})

test('a font that is installed after a deck was made without it', async () => {
  const world = worldOf(deck(`${cited}  - { layout: statement, text: "שלום" }\n`))
  let isInstalled = false
  const find: MemoryWorld['findPackageFile'] = (specifier, folder) => (isInstalled ? world.findPackageFile(specifier, folder) : undefined)
  const made = (): Promise<BuildResult> => make({ ...world, findPackageFile: find })
  expect((await made()).diagnostics.map(({ code }) => code)).toContain('font/missing-glyph')
  isInstalled = true
  expect((await made()).diagnostics.map(({ code }) => code)).not.toContain('font/missing-glyph')
})

test('what could not be made and stood from before is not taken for what the deck came to', async () => {
  const world = worldOf(deck(cited))
  const makeAll = () => build({ root: '/course', out: '/out', world, browser: '/nowhere' })
  await makeAll()
  const manifest = JSON.parse(world.text('/out/manifest.json') ?? '')
  // As a build with a browser would have left it.
  const bytes = new TextEncoder().encode('a PDF')
  const hash = sha256(bytes)
  manifest.decks[0].outputs.push({ path: 'main/slides.pdf', bytes: bytes.length, sha256: hash })
  world.files.set('/out/manifest.json', new TextEncoder().encode(JSON.stringify(manifest)))
  world.files.set('/out/main/slides.pdf', bytes)
  world.files.set(`/course/.deckhand/v1/files/${hash.slice(0, 2)}/${hash}`, bytes)
  change(world, deck('  - { layout: statement, text: "Another [@one2020]" }\n'))
  await makeAll()
  expect(world.text('/out/main/slides.pdf')).toBe('a PDF')
  // In a folder of outputs without that history there is none.
  for (const path of world.files.keys()) if (path.startsWith('/out/')) world.files.delete(path)
  const { decks } = await makeAll()
  expect(decks[0]?.outputs.map(({ path }) => path)).not.toContain('main/slides.pdf')
})

test('what is remembered cannot lead out of the outputs, nor can the manifest; what is not as it should be is made anew', async () => {
  const world = worldOf(deck(cited))
  await make(world)
  const expected = outputsOf(world)
  const victim = new TextEncoder().encode('mine')
  world.files.set('/victim.md', victim)
  const hostile: ((text: string) => string)[] = [
    (text) => text.replaceAll('"slides.md"', '"../../victim.md"').replaceAll('main/slides.md', 'main/../../victim.md'),
    (text) => text.replaceAll('"main"', '"../.."').replaceAll('"main/', '"../../'),
    (text) => text.replaceAll('"slides.md"', '"/victim.md"').replaceAll('main/slides.md', '/victim.md'),
    (text) => text.replaceAll(/"(line|slide|bytes|pages|parts|step)": ?\d+/g, '"$1":1e308'),
    (text) => text.replaceAll('"name"', '"__proto__"'),
    (text) => text.replaceAll(/\[[^[\]]*\]/g, 'null'),
    (text) => text.replaceAll(/: ?"[^"]*"/g, ':[[]]'),
    (text) => `[${text}]`,
    (text) => text.slice(0, -5),
    () => 'null',
  ]
  for (const [index, change] of hostile.entries()) {
    for (const [path, bytes] of world.files) {
      if (path.endsWith('.json')) world.files.set(path, new TextEncoder().encode(change(Buffer.from(bytes).toString())))
    }
    world.files.delete('/out/main/slides.md')
    const { ok } = await make(world)
    expect({ index, ok, victim: world.text('/victim.md') }).toEqual({ index, ok: true, victim: 'mine' })
    expect(outputsOf(world), String(index)).toEqual(expected)
    expect([...world.files.keys()].filter((path) => !/^\/(course|out)\/|^\/victim.md$/.test(path))).toEqual([])
  }
})

test('a full disk costs what is remembered, or is told with each output; nothing fails', async () => {
  const full = (folder: string): MemoryWorld => {
    const world = worldOf(deck(cited))
    const write: MemoryWorld['write'] = async (path, bytes) => {
      if (path.startsWith(folder)) throw new Error("ENOSPC: no space left on device, write '/x'")
      await world.write(path, bytes)
    }
    return { ...world, write, lock: () => Promise.reject(new Error('ENOSPC')) }
  }
  const told = ({ ok, diagnostics }: BuildResult): unknown => [ok, [...new Set(diagnostics.map(({ code }) => code))]]
  const noCache = full('/course/.deckhand')
  expect(told(await make(noCache))).toEqual([true, ['cache/not-written', 'browser/not-found']])
  expect(Object.keys(outputsOf(noCache))).toContain('/out/main/slides.html')
  expect(told(await make(full('/out')))).toEqual([false, ['browser/not-found', 'output/not-written']])
})
