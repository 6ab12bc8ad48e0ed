import { spawn } from 'node:child_process'
import { cp, mkdir, readFile, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { packageRoot } from '../../src/build/paths.ts'
import { localBrowser } from '../support/browser.ts'
import { type Run, deckhand, deckhandProcess, temporaryFolder } from '../support/cli.ts'
import { contentsOf, differences, filesBelow, writeFolder } from '../support/folders.ts'

/** How many builds are killed: one with each run of the suite, as many as one has time for by hand. */
const kills = Number(process.env['DECKHAND_KILLS'] ?? 1)

const course = `title: A course
handouts: [summary]
collections: { models: { source: data/models.yaml } }
`
const models = `- { name: Alpha, kind: Text, year: 2021, hidden: 1 }
- { name: Beta, kind: Image, year: 2022, hidden: 2 }
`
const table = (kind: string): string => `title: ${kind}
slides:
  - layout: table
    title: All of them
    query: { from: models, where: { kind: ${kind} }, columns: [{ header: Model, field: name }, { header: Year, field: year }] }
`
const files = new Map([
  ['course.yaml', course],
  ['data/models.yaml', models],
  ['decks/images.yaml', table('Image')],
  ['decks/texts.yaml', table('Text')],
  ['decks/words.yaml', 'title: Words\nslides:\n  - { layout: statement, text: Nothing is asked here }\n'],
])

const told = z.object({
  ok: z.boolean(),
  work: z.object({ remembered: z.int(), rendered: z.int(), printed: z.int(), sheets: z.int() }),
  changes: z.array(z.object({ path: z.string(), kind: z.string() })),
  diagnostics: z.array(z.object({ code: z.string() })),
})

/** The course in a folder of its own, and a browser that writes down when it is started. */
async function courseIn(folder: string) {
  const root = join(folder, 'course')
  await writeFolder(root, files)
  const { path, embedded } = await localBrowser()
  const [browser, started] = [join(folder, 'browser.sh'), join(folder, 'started')]
  const note = `case "$*" in *--version*) ;; *) echo x >> ${started} ;; esac`
  const fonts = embedded ? `FONTCONFIG_FILE=${embedded.fontConfig} ` : ''
  await writeFile(browser, `#!/bin/sh\n${note}\n${fonts}exec ${path} "$@"\n`, { mode: 0o755 })
  const out = join(root, 'out')
  const command = (args: readonly string[]): string[] => ['build', '--browser', browser, ...args]
  const run = (...args: string[]): Promise<Run> => deckhand(command(args), { cwd: root })
  return {
    root,
    out,
    run,
    /** The same in a process of its own, so that several are at work at the same time. */
    runApart: (...args: string[]): Promise<Run> => deckhandProcess(command(args), { cwd: root }),
    write: (name: string, text: string) => writeFile(join(root, name), text),
    /** What a build did, and how many browsers it started. */
    build: async (...args: string[]) => {
      await rm(started, { force: true })
      const { stdout } = await run('--json', ...args)
      const browsers = (await readFile(started, 'utf8').catch(() => '')).length / 2
      return { ...told.parse(JSON.parse(stdout)), browsers }
    },
    /** What the outputs would be if nothing had been made before. */
    forced: async (): Promise<Record<string, string>> => {
      const [copy, clean] = [join(folder, 'copy'), join(folder, 'clean')]
      await rm(copy, { recursive: true, force: true })
      await rm(clean, { recursive: true, force: true })
      await cp(root, copy, { recursive: true, filter: (source) => !source.startsWith(out) && !source.startsWith(join(root, '.deckhand')) })
      await deckhandProcess(['build', '--force', '--root', copy, '--out', clean, '--browser', browser])
      return contentsOf(clean)
    },
  }
}

describe('what a change leaves to do', () => {
  test('is told in numbers', async () => {
    await using folder = await temporaryFolder()
    const { root, out, build, run, write } = await courseIn(folder.path)
    const nothing = { rendered: 0, printed: 0, sheets: 0 }
    expect(await build()).toMatchObject({ ok: true, work: { remembered: 0, rendered: 3, printed: 3, sheets: 3 } })

    const later = new Date(Date.now() + 5000)
    for (const name of await filesBelow(root)) await utimes(join(root, name), later, later)
    expect((await run()).stdout).toBe('nothing has changed: 3 decks in out/index.html\n')

    await write(
      'data/models.yaml',
      `# A remark\n- { hidden: 1, year: 2021, kind: Text, name: Alpha }\n\n- { name: Beta, kind: Image, year: 2022, hidden: 3 }\n`,
    )
    expect(await build(), 'a remark, another order of keys, a field that is not shown').toMatchObject({
      browsers: 0,
      changes: [{ path: 'manifest.json' }],
      work: { remembered: 3, ...nothing },
    })

    await write('decks/texts.yaml', `# A remark\n${table('Text')}`)
    expect(await build(), 'a remark in a deck').toMatchObject({ browsers: 0, work: { remembered: 2, ...nothing } })

    await write('data/models.yaml', `${models}- { name: Gamma, kind: Text, year: 2023, hidden: 4 }\n`)
    const added = await build()
    expect(added).toMatchObject({ browsers: 1, work: { remembered: 1, rendered: 1, printed: 1, sheets: 1 } })
    expect(new Set(added.changes.map(({ path }) => path.split('/')[0]))).toEqual(new Set(['texts', 'manifest.json']))

    const template = await readFile(join(packageRoot, 'templates/layouts/table.hbs'), 'utf8')
    await mkdir(join(root, 'templates/layouts'), { recursive: true })
    await write('templates/layouts/table.hbs', `{{!-- as it ships --}}\n${template}`)
    expect(await build(), 'a template that gives the same Markdown').toMatchObject({ browsers: 0, work: { remembered: 0, ...nothing } })

    await rm(join(out, 'words/slides.pdf'))
    expect(await build(), 'an output that was deleted').toMatchObject({
      browsers: 0,
      work: nothing,
      changes: [{ path: 'words/slides.pdf', kind: 'new' }],
    })

    // On another machine, with what was made before and without the outputs.
    const other = join(folder.path, 'other')
    await cp(root, other, { recursive: true, filter: (source) => !source.startsWith(out) })
    const restored = await build('--root', other, '--out', join(other, 'out'))
    expect(restored).toMatchObject({ browsers: 0, work: { remembered: 3, ...nothing } })
    expect(differences(await contentsOf(join(other, 'out')), await contentsOf(out))).toEqual([])
  })
})

/** What a build leaves that it should not. */
async function remains(root: string): Promise<string[]> {
  const names = [...(await filesBelow(root)), ...(await readdir(tmpdir())).filter((name) => name.startsWith('deckhand-browser-'))]
  return names.filter((name) => /\.tmp$|\.deckhand-lock|deckhand-browser-/.test(name))
}

test('a build that is killed at any moment leaves nothing that the next one does not put right', { timeout: 3_600_000 }, async () => {
  await using folder = await temporaryFolder()
  const { root, out, run, write, forced } = await courseIn(folder.path)
  const start = performance.now()
  await run()
  const whole = performance.now() - start
  for (let count = 0; count < kills; count++) {
    await rm(join(root, '.deckhand'), { recursive: true, force: true })
    if (count % 2 === 0) await rm(out, { recursive: true, force: true })
    await write('data/models.yaml', `${models}- { name: Number ${count}, kind: Text, year: 2023 }\n`)
    if (count % 3 === 0) await write('decks/more.yaml', table('Image'))
    else await rm(join(root, 'decks/more.yaml'), { force: true })
    const child = spawn(process.execPath, [join(packageRoot, 'dist/main.js'), 'build'], { cwd: root, stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('close', resolve))
    await delay((whole * (count + 0.5)) / kills)
    child.kill('SIGKILL')
    await ended
    const next = await run()
    expect({ count, code: next.code, stderr: next.stderr }).toEqual({ count, code: 0, stderr: '' })
    expect(differences(await contentsOf(out), await forced())).toEqual([])
    expect((await remains(root)).filter((name) => !name.startsWith('deckhand-browser-'))).toEqual([])
  }
})

describe('builds at the same time', () => {
  test('in one folder take turns, in two share what was made', async () => {
    await using folder = await temporaryFolder()
    const { root, out, runApart, forced } = await courseIn(folder.path)
    const [one, two] = [join(root, 'one'), join(root, 'two')]
    const runs = await Promise.all([runApart(), runApart(), runApart('--out', one), runApart('--out', two, 'texts')])
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(runs.map(() => [0, '']))
    const expected = await forced()
    expect(differences(await contentsOf(out), expected)).toEqual([])
    expect(differences(await contentsOf(one), expected)).toEqual([])
    expect((await filesBelow(two)).filter((name) => name.startsWith('texts/')).length).toBeGreaterThan(3)
  })

  test('a lock is taken over at once where its process has ended, and after its silence where it was elsewhere', async () => {
    await using folder = await temporaryFolder()
    const { out, run } = await courseIn(folder.path)
    await mkdir(out, { recursive: true })
    const ended = spawn(process.execPath, ['-e', '0'])
    await new Promise((resolve) => ended.once('close', resolve))
    for (const [text, age] of [
      [`${ended.pid} ${hostname()}\n`, 0],
      [`1 another machine\n`, 25],
      ['', 25],
    ] as const) {
      const lock = join(out, '.deckhand-lock')
      await writeFile(lock, text)
      const since = new Date(Date.now() - age * 1000)
      await utimes(lock, since, since)
      const start = performance.now()
      expect((await run('--only', 'handout', '--force', 'words')).code).toBe(0)
      expect(performance.now() - start, text).toBeLessThan(15_000)
      expect(await stat(lock).catch(() => undefined)).toBeUndefined()
    }
  })
})

describe('what is not as it should be', () => {
  test('.deckhand that is a file, or leads elsewhere, costs nothing but time', async () => {
    await using folder = await temporaryFolder()
    const { root, build, write } = await courseIn(folder.path)
    await write('.deckhand', 'a file')
    const first = await build('--only', 'handout')
    expect([first.ok, first.diagnostics.map(({ code }) => code)]).toEqual([true, ['cache/not-written']])
    await rm(join(root, '.deckhand'))
    await mkdir(join(folder.path, 'elsewhere'))
    await symlink(join(folder.path, 'elsewhere'), join(root, '.deckhand'))
    expect((await build('--only', 'handout')).work.sheets).toBe(3)
    expect((await build('--only', 'handout')).work).toMatchObject({ remembered: 3, sheets: 0 })
  })

  test('a folder of outputs that cannot be written is told with each output', async () => {
    await using folder = await temporaryFolder()
    const { run, write } = await courseIn(folder.path)
    await write('out', 'a file')
    const { code, stderr } = await run('--only', 'handout')
    expect(code).toBe(1)
    expect(stderr).toContain('output/not-written')
    expect(stderr).not.toContain('fault of Deckhand')
  })

  test('what Deckhand did not make stays, also where its deck is gone', async () => {
    await using folder = await temporaryFolder()
    const { root, out, build } = await courseIn(folder.path)
    await build('--only', 'handout')
    await writeFile(join(out, 'words/mine.txt'), 'mine')
    await writeFile(join(out, 'texts/handout.pdf'), 'changed by hand')
    await rm(join(root, 'decks/words.yaml'))
    await rm(join(root, 'decks/texts.yaml'))
    expect((await build('--only', 'handout')).ok).toBe(true)
    expect((await filesBelow(out)).filter((name) => !name.startsWith('images/'))).toEqual([
      'index.html',
      'manifest.json',
      'texts/handout.pdf',
      'words/mine.txt',
    ])
    // The last deck is not even one any more: the index names none of those that are gone.
    await rm(join(root, 'decks/images.yaml'))
    await build('--only', 'handout')
    expect(await readFile(join(out, 'index.html'), 'utf8')).not.toContain('images/handout.pdf')
  })
})

test('--check tells what differs and writes nothing, --force makes all anew, clean forgets', async () => {
  await using folder = await temporaryFolder()
  const { root, out, build, run, write } = await courseIn(folder.path)
  const missing = await run('--check', '--only', 'handout')
  expect([missing.code, await filesBelow(out)]).toEqual([1, []])
  expect(missing.stdout).toContain('out/words/handout.pdf is missing')
  await run('--only', 'handout')
  expect((await run('--check', '--only', 'handout')).code).toBe(0)
  await write('data/models.yaml', models.replace('Alpha', 'Omega'))
  const before = await contentsOf(out)
  const changed = await run('--check', '--only', 'handout')
  expect([
    changed.code,
    changed.stdout.includes('out/texts/handout.pdf is not what the sources give'),
    changed.stdout.includes('words'),
  ]).toEqual([1, true, false])
  expect(await contentsOf(out)).toEqual(before)
  await build('--only', 'handout')
  expect((await build('--only', 'handout', '--force')).work).toMatchObject({ remembered: 0, sheets: 3 })
  expect((await deckhand(['clean', '--root', root, '--keep', '1GB'])).stdout).toBe('there is nothing to forget\n')
  expect((await deckhand(['clean', '--root', root])).stdout).toMatch(/^forgot \d+ files, /)
  expect((await build('--only', 'handout')).work).toMatchObject({ remembered: 0, sheets: 3 })
})
