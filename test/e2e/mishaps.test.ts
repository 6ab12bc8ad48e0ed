import { spawn } from 'node:child_process'
import { chmod, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { localBrowser } from '../support/browser.ts'
import { type Run, deckhand, temporaryFolder } from '../support/cli.ts'
import { browsers, renderers } from '../support/processes.ts'

const decks = ['a', 'b', 'c', 'd', 'e']

async function writeCourse(folder: string): Promise<void> {
  await mkdir(join(folder, 'decks'), { recursive: true })
  await writeFile(join(folder, 'course.yaml'), 'title: Course\nlecturer: A. Lecturer\n')
  for (const name of decks) await writeDeck(folder, name, name)
}

async function writeDeck(folder: string, name: string, text: string): Promise<void> {
  const slides = Array.from({ length: 5 }, (_, index) => `  - { layout: statement, text: "${text} ${index}" }\n`)
  await writeFile(join(folder, 'decks', `${name}.yaml`), `title: Deck ${name}\ndate: 2026-11-01\nslides:\n${slides.join('')}`)
}

/** A browser that ends as soon as it is shown a certain word. */
async function frailBrowser(folder: string, word: string): Promise<string> {
  const { path, embedded } = await localBrowser()
  const file = join(folder, 'frail-browser.mjs')
  const script = `#!${process.execPath}
import { spawn } from 'node:child_process'
import { Socket } from 'node:net'
const args = process.argv.slice(2)
const asked = args.includes('--version')
const child = spawn(${JSON.stringify(path)}, args, {
  stdio: asked ? 'inherit' : ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'],
  env: { ...process.env, FONTCONFIG_FILE: ${JSON.stringify(embedded?.fontConfig ?? '')} },
})
child.on('exit', (code) => process.exit(code ?? 1))
if (!asked) {
  new Socket({ fd: 3 }).on('data', (chunk) => {
    if (chunk.includes(${JSON.stringify(word)})) child.kill('SIGKILL')
    else child.stdio[3].write(chunk)
  })
  child.stdio[4].pipe(new Socket({ fd: 4 }))
}
`
  await writeFile(file, script)
  await chmod(file, 0o755)
  return file
}

test('a deck that brings the browser down each time is reported by itself; the others are made, and its last good print stays', async () => {
  await using folder = await temporaryFolder()
  const pdf = (name: string): Promise<Buffer> => readFile(join(folder.path, 'out', name, 'slides.pdf'))
  await writeCourse(folder.path)
  const browser = await frailBrowser(folder.path, 'POISON')
  const good = await deckhand(['build', '--browser', browser], { cwd: folder.path })
  expect([good.code, good.stderr]).toEqual([0, ''])
  const before = new Map(await Promise.all(decks.map(async (name) => [name, await pdf(name)] as const)))
  for (const name of decks) await writeDeck(folder.path, name, name === 'c' ? 'POISON' : `${name} again`)
  const { code, stdout } = await deckhand(['build', '--browser', browser, '--json'], { cwd: folder.path })
  const { diagnostics }: { diagnostics: { file: string; code: string; message: string }[] } = JSON.parse(stdout)
  expect(code).toBe(1)
  expect(diagnostics).toEqual([
    expect.objectContaining({ file: 'decks/c.yaml', code: 'browser/failed', message: expect.stringMatching(/, twice$/) }),
  ])
  for (const name of decks) expect((await pdf(name)).equals(before.get(name) ?? Buffer.of()), name).toBe(name === 'c')
})

test.each([
  ['browser', browsers],
  ['renderers', renderers],
] as const)('the %s killed once in a build of several decks: all is made as if nothing had been', async (_, victims) => {
  await using folder = await temporaryFolder()
  await using temporary = await temporaryFolder()
  await writeCourse(folder.path)
  const undisturbed = await deckhand(['build', '--out', 'undisturbed'], { cwd: folder.path })
  expect(undisturbed.code).toBe(0)
  await rm(join(folder.path, '.deckhand'), { recursive: true }) // all is to be made again
  const { code, stderr, killed } = await disturbed(['build'], folder.path, temporary.path, victims)
  expect(killed).toBeGreaterThan(0)
  expect([code, stderr]).toEqual([0, ''])
  for (const name of decks) {
    const files = await readdir(join(folder.path, 'undisturbed', name))
    expect(await readdir(join(folder.path, 'out', name))).toEqual(files)
    for (const file of files) {
      const bytes = await readFile(join(folder.path, 'undisturbed', name, file))
      expect((await readFile(join(folder.path, 'out', name, file))).equals(bytes), `${name}/${file}`).toBe(true)
    }
  }
  expect(await readdir(temporary.path)).toEqual([])
})

/** Runs the command and kills some of its processes as soon as the first deck is made. */
async function disturbed(
  args: readonly string[],
  cwd: string,
  tmp: string,
  victims: (pid: number) => number[],
): Promise<Run & { readonly killed: number }> {
  const child = spawn(process.execPath, [join(packageRoot, 'dist/main.js'), ...args], { cwd, env: { ...process.env, TMPDIR: tmp } })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let killed = 0
  while (child.exitCode === null && killed === 0) {
    await new Promise((resolve) => setTimeout(resolve, 2))
    if (renderers(child.pid ?? 0).length < 2) continue // pages are being shown
    for (const pid of victims(child.pid ?? 0)) {
      process.kill(pid, 'SIGKILL')
      killed++
    }
  }
  return { code: await ended, stdout, stderr, killed }
}
