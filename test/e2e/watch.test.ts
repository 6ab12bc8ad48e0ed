import { readFileSync } from 'node:fs'
import { readFile, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deckhand, temporaryFolder } from '../support/cli.ts'
import { contentsOf, differences, filesBelow } from '../support/folders.ts'
import { descendants } from '../support/processes.ts'
import { stayingCommand } from '../support/staying-command.ts'

const deck = `title: A deck
slides:
  - layout: table
    title: All of them
    query: { from: models, columns: [{ header: Model, field: name }] }
`
const files = new Map([
  ['course.yaml', 'title: A course\ncollections: { models: { source: data/models.yaml } }\n'],
  ['data/models.yaml', '- name: Alpha\n- name: Beta\n'],
  ['decks/main.yaml', deck],
])

/** The command, watching a course, and what it has told. */
const watchCommand = (folder: string) => stayingCommand(folder, files, ['watch'])

test('a session: an edit, a fault and its mending, a build beside it, and Ctrl-C, which leaves nothing behind', async () => {
  await using folder = await temporaryFolder()
  await using watch = await watchCommand(folder.path)
  const { root, out, until } = watch
  expect(await until(/watching \.: Ctrl-C ends it\n/)).toContain('main: slides.html, slides.pdf, handout.pdf and 2 more in')
  const html = (): string => readFileSync(join(out, 'main/slides.html'), 'utf8')

  await writeFile(join(root, 'data/models.yaml'), '- name: Gamma\n- name: Beta\n')
  expect(await until(/ms\n/)).toMatch(/^main: slides\.html, slides\.pdf, handout\.pdf and 2 more in \d+ ms\n$/)
  expect(html()).toContain('Gamma')

  const good = await contentsOf(join(out, 'main'))
  await writeFile(join(root, 'decks/main.yaml'), deck.replace('table', 'tabel'))
  const fault = await until(/stay\n/)
  expect(fault).toContain('decks/main.yaml:3:13 error deck/unknown-layout')
  expect(fault).toMatch(/no output has changed in \d+ ms · 1 error; the last good outputs stay\n$/)
  expect(differences(await contentsOf(join(out, 'main')), good)).toEqual([])

  // As editors save: another file in its place.
  await writeFile(join(root, 'decks/main.yaml.new'), deck.replace('All', 'Each'))
  await rename(join(root, 'decks/main.yaml.new'), join(root, 'decks/main.yaml'))
  expect(await until(/any more\n/)).toMatch(/ms · no faults any more\n$/)
  expect(html()).toContain('Each of them')

  const written = (await stat(join(out, 'main/slides.pdf'))).mtimeMs
  const beside = await deckhand(['build', '--json'], { cwd: root })
  expect([beside.code, JSON.parse(beside.stdout).changes]).toEqual([0, []])
  expect((await stat(join(out, 'main/slides.pdf'))).mtimeMs).toBe(written)
  await writeFile(join(root, 'data/models.yaml'), '- name: Delta\n- name: Beta\n')
  await until(/ms\n/)
  const fresh = await deckhand(['build', '--force', '--out', join(folder.path, 'fresh')], { cwd: root })
  expect(fresh.stderr).toBe('')
  expect(differences(await contentsOf(out), await contentsOf(join(folder.path, 'fresh')))).toEqual([])

  const started = descendants(watch.pid)
  expect(started.length).toBeGreaterThan(0)
  expect(await watch.end()).toBe(130)
  const left = (await Promise.all(started.map(({ pid }) => isRunning(pid)))).filter(Boolean)
  expect(left).toEqual([])
  expect(await readdir(watch.temporary)).toEqual([])
  expect((await filesBelow(root)).filter((name) => /\.tmp$|lock/.test(name))).toEqual([])
})

/** A process that has ended may wait for its parent to notice. */
async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return status !== undefined && !/\) [ZX] /.test(status)
}
