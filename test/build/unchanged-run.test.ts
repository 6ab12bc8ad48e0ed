import { cp, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../src/build/build.ts'
import { packageRoot } from '../../src/build/paths.ts'
import { runStatePath, unchangedRun } from '../../src/build/run-state.ts'
import { realWorld } from '../../src/world/real.ts'
import { temporaryFolder } from '../support/cli.ts'
import { smallCourse } from '../support/course.ts'
import { writeFolder } from '../support/folders.ts'

/** The small course in a folder, built without what needs a browser. */
async function builtCourse(root: string, out = join(root, 'out')) {
  const options = { root, out, only: ['handout'] } as const
  await writeFolder(root, new Map(Object.entries(smallCourse)))
  return {
    options,
    build: () => build(options),
    isUnchanged: (environment = realWorld.environment): boolean => unchangedRun(options, { ...realWorld, environment }) !== undefined,
    write: async (name: string, text: string | Uint8Array): Promise<void> => {
      await mkdir(dirname(join(root, name)), { recursive: true })
      await writeFile(join(root, name), text)
    },
  }
}

test('whatever may matter is noticed, and what does not is not', async () => {
  await using folder = await temporaryFolder()
  const { path: root } = folder
  const { build, isUnchanged, write } = await builtCourse(root)
  expect(isUnchanged()).toBe(false)
  const models = join(root, 'data/models.yaml')
  const time = new Date('2026-01-01')
  await utimes(models, time, time)
  const hebrew = '@expo-google-fonts/noto-sans-hebrew'
  const changes: Readonly<Record<string, () => Promise<unknown>>> = {
    'a first build': async () => undefined,
    'a new deck': () => write('decks/new.yaml', 'title: New\nslides:\n  - { layout: statement, text: "\u05e9\u05dc\u05d5\u05dd" }\n'),
    'a font that is installed': () =>
      cp(join(packageRoot, 'node_modules', hebrew), join(root, 'node_modules', hebrew), { recursive: true }),
    'a template in the place of one that ships': () => write('templates/layouts/statement.hbs', '## {{text}}\n'),
    'a new partial': () => write('templates/partials/mine.hbs', 'mine'),
    'a new theme': () => write('themes/own.css', "/* @theme own */\n@import 'deckhand';\n"),
    'an output that was deleted': () => rm(join(root, 'out/new/handout.pdf')),
    'an output that was changed': () => write('out/index.html', 'changed'),
    'a file of the same size and time': async () => {
      await write('data/models.yaml', (await readFile(models, 'utf8')).replace('Alpha', 'Omega'))
      await utimes(models, time, time)
    },
    'a deck that is gone': () => rm(join(root, 'decks/new.yaml')),
  }
  for (const [what, change] of Object.entries(changes)) {
    await change()
    expect([what, isUnchanged()]).toEqual([what, false])
    expect([what, (await build()).ok]).toEqual([what, true])
    expect([what, isUnchanged()]).toEqual([what, true])
  }
  const later = new Date(Date.now() + 5000)
  for (const name of Object.keys(smallCourse)) await utimes(join(root, name), later, later)
  await write('notes.txt', 'nothing of the course')
  expect(isUnchanged()).toBe(true)
  expect(isUnchanged({ ...realWorld.environment, DECKHAND_BROWSER: '/elsewhere' })).toBe(false)
})

test('a state that was meddled with is none', async () => {
  await using folder = await temporaryFolder()
  const { options, build, isUnchanged } = await builtCourse(folder.path)
  await build()
  const path = runStatePath(options, realWorld.environment)
  const state = JSON.parse(await readFile(path, 'utf8'))
  const meddled: Readonly<Record<string, unknown>> = {
    nothing: null,
    'a list': [state],
    'no paths': { ...state, paths: undefined },
    'a path that is none': { ...state, paths: [...state.paths, null] },
    'a path of another kind': { ...state, paths: [{ path: '/dev/zero', kind: '__proto__' }] },
    'a file without an end': { ...state, paths: [{ path: '/dev/zero', kind: 'file', size: 0, modified: 0, changed: 0, sha256: '' }] },
    'a diagnostic that is none': { ...state, diagnostics: [{ code: 5 }] },
    'a text that is none': { ...state, texts: [['course.yaml']] },
    'no count': { ...state, decks: '1' },
    'another identity': { ...state, identity: 'another' },
  }
  for (const [what, value] of Object.entries(meddled)) {
    await writeFile(path, JSON.stringify(value))
    expect([what, isUnchanged()]).toEqual([what, false])
  }
  await writeFile(path, JSON.stringify(state))
  expect(isUnchanged()).toBe(true)
})

test('what the course is made from is noticed where it stands among the outputs', async () => {
  await using folder = await temporaryFolder()
  const { build, isUnchanged, write } = await builtCourse(folder.path, folder.path)
  await build()
  expect(isUnchanged()).toBe(true)
  await write('decks/main.yaml', smallCourse['decks/main.yaml'].replace('title:', 'title: Another of'))
  expect(isUnchanged()).toBe(false)
})
