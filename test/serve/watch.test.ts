import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { build } from '../../src/build/build.ts'
import { realWorld } from '../../src/world/real.ts'
import { areUnchanged } from '../../src/world/unchanged.ts'
import { contentsOf, differences } from '../support/folders.ts'
import { watching } from '../support/watching.ts'

const models = (name: string): string => `- { name: ${name}, kind: Text }\n- { name: Beta, kind: Image }\n`
const files = {
  'course.yaml': 'title: A course\ncollections: { models: { source: data/models.yaml } }\n',
  'data/models.yaml': models('Alpha'),
  'decks/main.yaml': `title: A deck
slides:
  - layout: table
    title: All of them
    query: { from: models, columns: [{ header: Model, field: name }] }
  - { layout: statement, text: Hello }
`,
}

type Watched = Awaited<ReturnType<typeof watching>>

const write = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
const slides = ({ out }: Watched, deck = 'main'): string => readFileSync(join(out, deck, 'slides.md'), 'utf8')
const codes = ({ diagnostics }: { readonly diagnostics: readonly { readonly code: string }[] }): string[] =>
  diagnostics.map(({ code }) => code)

describe('a save is one change, and no fault is told in between, when an editor', () => {
  test.each<[string, (path: string, text: string) => void | Promise<void>]>([
    ['writes the file', writeFileSync],
    [
      'writes another file and renames it',
      (path, text) => {
        writeFileSync(`${path}.tmp1`, text)
        renameSync(`${path}.tmp1`, path)
      },
    ],
    [
      'renames the file to a backup, writes it anew and removes the backup, as vim does',
      (path, text) => {
        writeFileSync(join(dirname(path), '.models.yaml.swp'), 'swap')
        writeFileSync(join(dirname(path), '4913'), '')
        unlinkSync(join(dirname(path), '4913'))
        renameSync(path, `${path}~`)
        writeFileSync(path, text)
        unlinkSync(`${path}~`)
      },
    ],
    [
      'empties the file and then writes it',
      async (path, text) => {
        writeFileSync(path, '')
        await delay(50)
        writeFileSync(path, text)
      },
    ],
    [
      'removes the file and then makes it',
      async (path, text) => {
        unlinkSync(path)
        await delay(50)
        writeFileSync(path, text)
      },
    ],
  ])('%s', async (_, save) => {
    await using course = await watching(files)
    const done = course.until(() => true)
    await save(course.path('data/models.yaml'), models('Delta'))
    expect(codes(await done)).toEqual([])
    expect(slides(course)).toContain('Delta')
    expect(course.built.length).toBe(2)
  })
})

test('a burst of edits comes to few builds, and the last state is right', async () => {
  await using course = await watching({ ...files, 'decks/other.yaml': 'title: T\nslides:\n  - { layout: statement, text: Hello 10 }\n' })
  const done = course.until(() => slides(course).includes('Model59') && slides(course, 'other').includes('Hello 59'))
  for (let edit = 10; edit < 60; edit++) {
    // Of one length, and within one tick of the file system's clock: neither size nor time tells.
    writeFileSync(course.path('data/models.yaml'), models(`Model${edit}`))
    writeFileSync(course.path('decks/other.yaml'), `title: T\nslides:\n  - { layout: statement, text: Hello ${edit} }\n`)
    await delay(4)
  }
  await done
  expect(course.built.length).toBeLessThan(12)
})

test('new decks, templates, themes, folders and pictures count, and so do those that go', async () => {
  await using course = await watching(files)
  const { path, until } = course
  const after = async (change: () => void, holds: Parameters<typeof until>[0] = () => true): Promise<string[]> => {
    const done = until(holds)
    change()
    return codes(await done)
  }
  const deck = 'title: Second\ntheme: mine\nslides:\n  - { layout: definition, term: A, text: B, image: { src: images/a.svg, alt: A } }\n'
  expect((await after(() => write(path('decks/second.yaml'), deck))).sort()).toEqual(['course/unknown-theme', 'file/not-found'])
  expect(await after(() => write(path('themes/mine.css'), '/* @theme mine */\n@import "deckhand";\n'))).toEqual(['file/not-found'])
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
  expect(await after(() => write(path('images/a.svg'), svg))).toEqual([])
  expect(slides(course, 'second')).toContain('images/a.svg')

  // A folder, and a file in it after that has been noticed or not.
  mkdirSync(path('templates'))
  await after(() => write(path('templates/layouts/statement.hbs'), '# MINE {{{text}}}\n'))
  expect(slides(course)).toContain('# MINE Hello')
  await after(() => rmSync(path('templates'), { recursive: true }))
  expect(slides(course)).not.toContain('MINE')

  await after(
    () => renameSync(path('decks/second.yaml'), path('decks/third.yaml')),
    ({ decks }) => decks.some(({ name }) => name === 'third'),
  )
  await after(
    () => rmSync(path('decks/third.yaml')),
    ({ decks }) => decks.length === 1,
  )
  expect(existsSync(join(course.out, 'second')) || existsSync(join(course.out, 'third'))).toBe(false)
  expect(slides(course)).toContain('Alpha')
})

test('what a link leads to is watched where it is', async () => {
  await using course = await watching(files)
  const done = course.until(() => true)
  write(course.path('lists/all.yaml'), models('Linked'))
  unlinkSync(course.path('data/models.yaml'))
  symlinkSync('../lists/all.yaml', course.path('data/models.yaml'))
  await done
  const again = course.until(() => true)
  writeFileSync(course.path('lists/all.yaml'), models('Changed'))
  await again
  expect(slides(course)).toContain('Changed')
})

describe('faults', () => {
  test.each([
    ['a deck', 'decks/main.yaml', 'title: A deck\nslides:\n  - layout: tabel\n', 3],
    ['the data', 'data/models.yaml', '- { name: Alpha }\n- { nam: Beta }\n', 2],
    ['course.yaml', 'course.yaml', 'title: A course\nthemes: deckhand\n', 2],
  ])('of %s are told with their line; the outputs stay, and the watch goes on', async (_, name, wrong, line) => {
    await using course = await watching(files)
    const before = await contentsOf(join(course.out, 'main'))
    const faulty = course.until(({ ok }) => !ok)
    const right = readFileSync(course.path(name), 'utf8')
    writeFileSync(course.path(name), wrong)
    expect((await faulty).diagnostics.map(({ file, range }) => `${file}:${range.start.line}`)).toContain(`${name}:${line}`)
    expect(differences(await contentsOf(join(course.out, 'main')), before)).toEqual([])
    const mended = course.until(({ ok }) => ok)
    writeFileSync(course.path(name), right)
    expect(codes(await mended)).toEqual([])
  })

  test.each(['course.yaml', 'data/models.yaml', 'decks/main.yaml'])('%s goes and comes back', async (name) => {
    await using course = await watching(files)
    const gone = course.until(({ ok }) => !ok)
    renameSync(course.path(name), course.path('aside'))
    expect(codes(await gone).length).toBeGreaterThan(0)
    const back = course.until(({ ok }) => ok)
    renameSync(course.path('aside'), course.path(name))
    expect(codes(await back)).toEqual([])
    expect(slides(course)).toContain('Alpha')
  })

  test('an exception inside a build ends nothing, and is not tried again until something changes', async () => {
    let broken = true
    const sweep = (): Promise<void> => (broken ? Promise.reject(new Error('broken')) : Promise.resolve())
    await using course = await watching(files, { world: { ...realWorld, sweep } })
    expect([course.failures.map(String), course.built.length]).toEqual([['Error: broken'], 0])
    broken = false
    const done = course.until(() => true)
    writeFileSync(course.path('data/models.yaml'), models('Delta'))
    await done
    expect([course.failures.length, course.built.length]).toEqual([1, 1])
    expect(slides(course)).toContain('Delta')
  })
})

test('what no build reads is no change: outputs, the cache, and other files beside those that are read', async () => {
  await using course = await watching(files)
  const { root, out, path } = course
  for (const name of ['decks/.main.yaml.swp', 'decks/main.yaml~', 'decks/.#main.yaml', 'decks/notes.txt', 'data/other.yaml', 'README.md']) {
    write(path(name), 'x')
  }
  for (const name of ['templates/layouts/notes.txt', 'themes/.x.css', '.deckhand/x', '.deckhand/v1/runs/x']) write(join(root, name), 'x')
  for (const name of ['x', 'main/x', 'main/slides.md']) write(join(out, name), 'x')
  expect(areUnchanged(course.last().sightings.paths)).toBe(true)
  write(path('decks/new.yaml'), 'x')
  expect(areUnchanged(course.last().sightings.paths)).toBe(false)
})

test('a folder of outputs that is deleted is there again with the next build, whole', async () => {
  await using course = await watching({ ...files, 'decks/other.yaml': 'title: T\nslides:\n  - { layout: statement, text: Hello }\n' })
  rmSync(course.out, { recursive: true })
  const done = course.until(() => true)
  writeFileSync(course.path('data/models.yaml'), models('Delta'))
  await done
  const fresh = join(dirname(course.out), 'fresh')
  await build({ root: course.root, out: fresh, only: ['md'], force: true })
  expect(differences(await contentsOf(course.out), await contentsOf(fresh))).toEqual([])
})
