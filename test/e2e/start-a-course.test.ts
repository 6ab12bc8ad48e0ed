import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { deckhand, run, temporaryFolder } from '../support/cli.ts'
import { contentsOf, filesBelow } from '../support/folders.ts'

// One course, from nothing: each test goes on where the one before it ended.
let folder: Awaited<ReturnType<typeof temporaryFolder>>
const at = (...parts: string[]): string => join(folder.path, 'my-course', ...parts)
const inCourse = (...args: string[]): ReturnType<typeof deckhand> => deckhand(args, { cwd: at() })

beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder[Symbol.asyncDispose]())

test('init begins a course, and ends with what to type next', async () => {
  const args = ['init', 'my-course', '--title', 'Signals: "what" they\n say 🎉', '--lecturer', 'Ada #1', '--theme', 'chalk']
  const { code, stdout, stderr } = await deckhand(args, { cwd: folder.path, env: { npm_command: 'exec' } })
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/\n {2}cd my-course\n {2}npx deckhand build .*\n {2}npx deckhand serve .*\n {2}npx deckhand new deck /)
  expect(await filesBelow(at())).toEqual([
    '.github/workflows/deckhand.yml',
    '.gitignore',
    '.vscode/extensions.json',
    '.vscode/settings.json',
    'README.md',
    'course.yaml',
    'data/references.yaml',
    'data/sessions.yaml',
    'decks/first-lecture.yaml',
    'package.json',
    ...['collection', 'course', 'deck', 'layout', 'references'].map((name) => `schemas/${name}.schema.json`),
  ])
})

test('build in it works at once: measured and printed, with no warning', async () => {
  const { code, stdout, stderr } = await inCourse('build', '--strict')
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('1 deck in ')
  expect(await readFile(at('out/first-lecture/slides.md'), 'utf8')).toContain('Signals: "what" they say 🎉')
  const check = await inCourse('check', '--strict')
  expect([check.code, check.stdout]).toEqual([0, '1 deck: no faults\n'])
})

test('init writes over nothing: neither over a course nor over any other file, each of which it names', async () => {
  await writeFile(at('course.yaml'), 'title: Mine\n')
  const before = await contentsOf(at())
  const inVain = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await inCourse('init', '--yes', ...args)
    expect([code, stdout]).toEqual([1, ''])
    return stderr
  }
  const said = await inVain()
  expect(said.match(/start\/exists/g)).toHaveLength(1)
  expect(said).toMatch(/there is a course here already.*\n.*deckhand new deck "…".*deckhand init FOLDER/)
  expect(await inVain('README.md')).toContain('this is a file')
  await rename(at('course.yaml'), at('kept'))
  expect((await inVain()).match(/start\/exists/g)).toHaveLength(14)
  await rename(at('kept'), at('course.yaml'))
  expect(await contentsOf(at())).toEqual(before)
  await writeFile(at('schemas/deck.schema.json'), '{}')
  expect((await inCourse('init', '--schemas')).code).toBe(0)
  expect(await contentsOf(at())).toEqual(before)
})

test.each([
  [['init', 'x', '--language', 'german!'], 2, /--language.*de, pt-BR/],
  [['init', 'x', '--theme', 'chalks'], 2, /did you mean 'chalk'/],
  [['new', 'deck', '信号'], 1, /--name my-deck/],
  [['layouts', 'tabel'], 1, /did you mean 'table'/],
  [['themes', 'x-y-z-x-y-z'], 1, /deckhand themes lists all/],
  [['clean', '--kep', '1MB'], 2, /did you mean --keep/i],
  [['diff', 'last-biuld'], 1, /last-build/],
  [['completion', 'tcsh'], 2, /bash, zsh, fish/],
  [['build', '--papre', 'a4'], 2, /deckhand build --help/],
  [['new', 'deck'], 2, /deckhand new deck --help/],
])('%j says what to type instead', async (args, code, message) => {
  const found = await inCourse(...args)
  expect([found.code, found.stdout]).toEqual([code, ''])
  expect(found.stderr).toMatch(message)
})

test.each([['build'], ['export', '--pptx']])('%j where there is no course makes no folder', async (...args) => {
  const { code, stderr } = await deckhand([...args, '--root', 'nowhere', '--out', 'nothing'], { cwd: folder.path })
  expect([code, /begin one with deckhand init/.test(stderr)]).toEqual([1, true])
  expect(await readdir(folder.path)).toEqual(['my-course'])
})

test('a further deck is begun and built; layouts of the course are listed with those that ship', async () => {
  const args = ['new', 'deck', 'Zweite Größe: *Maß*']
  const { code, stdout } = await deckhand(args, { cwd: at(), env: { npm_command: 'exec' } })
  expect([code, stdout]).toEqual([0, 'began decks/zweite-grosse-mass.yaml\n\nNext:\n\n  npx deckhand build zweite-grosse-mass\n'])
  const built = await inCourse('build', 'zweite-grosse-mass', '--only', 'md,html,handout', '--strict')
  expect([built.code, built.stderr]).toEqual([0, ''])
  await mkdir(at('templates/layouts'), { recursive: true })
  await writeFile(at('templates/layouts/motto.hbs'), '## {{text}}\n')
  await writeFile(at('templates/layouts/motto.schema.yaml'), 'description: A motto.\nfields: { text: { type: prose, required: true } }\n')
  const list = (await inCourse('layouts')).stdout
  expect(list).toMatch(/^table +A table, from a query or typed in\.$/m)
  expect(list).toMatch(/^motto +\(your own\) A motto\.$/m)
  expect((await inCourse('layouts', 'quiz')).stdout).toContain('\n  - layout: quiz\n    question: ')
  expect(JSON.parse((await inCourse('themes', '--json')).stdout)).toMatchObject([{ name: 'deckhand' }, {}, { name: 'chalk' }])
})

test('doctor starts the browser, and fails where it does not print', async () => {
  const well = JSON.parse((await inCourse('doctor', '--json')).stdout)
  expect(well.ok).toBe(true)
  const names = well.findings.map(({ name }: { name: string }) => name)
  expect(names).toEqual(
    expect.arrayContaining(['deckhand', 'node', 'browser', 'sandbox', 'fonts', 'git', 'folders', 'course', 'cache', 'schemas']),
  )
  expect(well.findings[2].detail).toContain('started and printed a page')
  const fake = at('fake-browser')
  await writeFile(fake, '#!/bin/sh\necho "cannot open display" >&2\nexit 3\n')
  await chmod(fake, 0o755)
  const { code, stdout, stderr } = await inCourse('doctor', '--browser', fake)
  expect([code, stderr]).toEqual([1, ''])
  expect(stdout).toMatch(/^fail {2}browser .*cannot open display\n +→ install Chrome/m)
})

test('bash completes commands, options and decks by the script that is printed', async () => {
  const bin = at('bin')
  await mkdir(bin)
  await writeFile(join(bin, 'deckhand'), `#!/bin/sh\nexec "${process.execPath}" "${join(packageRoot, 'dist/main.js')}" "$@"\n`)
  await chmod(join(bin, 'deckhand'), 0o755)
  await writeFile(at('decks/with space.yaml'), 'title: T\nslides: [{ layout: title }]\n')
  const script = `
eval "$(deckhand completion bash)"
compopt() { echo "compopt $*"; } # outside a completion there is none
ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); $(complete -p deckhand | sed 's/.*-F \\([^ ]*\\).*/\\1/'); echo "\${COMPREPLY[*]}"; }
ask deckhand bu
ask deckhand build ''
ask deckhand build --paper = ''
ask deckhand check --for
ask deckhand build --only md,h
ask deckhand build 'with\\ '
ask deckhand import ''
`
  const { stdout } = await run('bash', ['--norc', '-c', script], { cwd: at(), env: { PATH: `${bin}:${process.env['PATH']}` } })
  // Of a file there are no candidates: bash completes it.
  const answers = [
    'build',
    'first-lecture with\\ space zweite-grosse-mass',
    'a4 letter',
    '--format',
    'md,html md,handout',
    'with\\ space',
    'compopt -o default',
  ]
  expect(stdout.trim().split('\n')).toEqual(answers)
})

test.skipIf(!hasScript())('at a terminal it asks, and takes what is offered', async () => {
  const command = `"${process.execPath}" "${join(packageRoot, 'dist/main.js')}" init asked`
  const { stdout } = await run('sh', ['-c', `printf '\\nAda\\nde\\n\\n' | script -qec '${command}' /dev/null`], { cwd: folder.path })
  expect(stdout).toContain('Title [Asked]: ')
  expect(await readFile(join(folder.path, 'asked/course.yaml'), 'utf8')).toMatch(/^title: Asked\nlecturer: Ada\n[^]*\nlanguage: de /m)
})

/** Whether there is util-linux' script, which gives a command a terminal. */
function hasScript(): boolean {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8' }).includes('util-linux')
  } catch {
    return false
  }
}
