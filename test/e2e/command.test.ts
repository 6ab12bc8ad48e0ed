import { spawn } from 'node:child_process'
import { chmod, mkdir, readFile, readdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { smallCourse } from '../support/course.ts'
import { copyLecture, deckhand, deckhandProcess, run, temporaryFolder } from '../support/cli.ts'

async function course(files: Record<string, string> = {}): ReturnType<typeof temporaryFolder> {
  const folder = await temporaryFolder()
  for (const [name, text] of Object.entries({ ...smallCourse, ...files })) {
    const path = join(folder.path, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
  return folder
}

describe('deckhand', () => {
  test('--help and --version', async () => {
    const help = await deckhandProcess(['--help'])
    expect([help.code, help.stderr]).toEqual([0, ''])
    expect(help.stdout).toContain('build')
    expect(help.stdout).toContain('check')
    const version = await deckhandProcess(['--version'])
    expect(version.stdout.trim()).toBe(JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')).version)
  })

  test.each(['init', 'new deck', 'layouts', 'themes', 'build', 'watch', 'serve', 'check', 'clean', 'diff', 'merge', 'import', 'doctor'])(
    'the README names every option of %s',
    async (command) => {
      const readme = await readFile(join(packageRoot, 'README.md'), 'utf8')
      const [, reference = ''] = new RegExp(`^    deckhand ${command} .*\\n((?:      .*\\n)+)`, 'm').exec(readme) ?? []
      const { stdout } = await deckhand([...command.split(' '), '--help'])
      const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)]
        .map(([, option = '']) => option)
        .filter((option) => option !== '--help')
      expect(options.length).toBeGreaterThan(1)
      expect([...reference.matchAll(/--[\w-]+/g)].map(([option]) => option).sort()).toEqual(options.sort())
    },
  )

  test('the README shows the fault as it is told', async () => {
    await using folder = await temporaryFolder()
    const root = await copyLecture(folder.path)
    const deck = join(root, 'decks/foundation-models.yaml')
    await writeFile(deck, (await readFile(deck, 'utf8')).replace('layout: definition', 'layout: defintion'))
    const { stdout } = await deckhand(['check', '--root', root, '--browser', '/none'])
    const [told = ''] = /^decks\/.*\n(?:.*\n){4}  hint: .*$/m.exec(stdout) ?? []
    const readme = await readFile(join(packageRoot, 'README.md'), 'utf8')
    expect(told).toContain('defintion')
    expect(readme).toContain(told.replaceAll(/^/gm, '    '))
  })

  test.each([
    [['biuld'], /did you mean build/i],
    [['build', '--papre', 'a4'], /did you mean --paper/i],
    [['build', '--paper', 'a5'], /a4, letter/],
    [['build', '--only', 'pptx'], /md, html, pdf, handout/],
    [['check', '--format', 'xml'], /pretty, json/],
  ])('%j is wrong usage: exit code 2', async (args, message) => {
    const { code, stderr, stdout } = await deckhand(args)
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(stdout).toBe('')
  })

  test('check finds nothing in a good course, and writes nothing', async () => {
    await using folder = await course()
    const { code, stdout, stderr } = await deckhandProcess(['check'], { cwd: folder.path })
    expect([code, stdout, stderr]).toEqual([0, '1 deck: no faults\n', ''])
    expect((await readdir(folder.path)).sort()).toEqual(['course.yaml', 'data', 'decks'])
  })

  test('check --format json gives code, place, message and hint of every fault, and nothing else', async () => {
    await using folder = await course({ 'decks/main.yaml': 'title: T\nslides:\n  - layout: tabel\n' })
    const { code, stdout, stderr } = await deckhandProcess(['check', '--format', 'json'], { cwd: folder.path })
    expect([code, stderr]).toEqual([1, ''])
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      decks: 1,
      diagnostics: [
        {
          code: 'deck/unknown-layout',
          severity: 'error',
          file: 'decks/main.yaml',
          range: { start: { line: 3, column: 13 }, end: { line: 3, column: 18 } },
          message: "there is no layout 'tabel'",
          hint: "did you mean 'table'?",
        },
      ],
    })
  })

  test('build --json prints nothing but JSON; the named deck and outputs only', async () => {
    await using folder = await course({ 'decks/other.yaml': 'title: O\nslides:\n  - layout: statement\n    text: x\n' })
    const { code, stdout, stderr } = await deckhand(['build', 'other', '--only', 'md,html', '--json'], { cwd: folder.path })
    expect([code, stderr]).toEqual([0, ''])
    const result = JSON.parse(stdout)
    expect(result.ok).toBe(true)
    expect(result.outputs.map(({ path }: { path: string }) => path).sort()).toEqual([
      'index.html',
      'manifest.json',
      'other/slides.html',
      'other/slides.md',
      'other/thumbnail.svg',
    ])
    expect((await readdir(join(folder.path, 'out'))).sort()).toEqual(['index.html', 'manifest.json', 'other'])
  })

  test('a build leaves nothing beside its outputs and its memory, and nothing where it is run', async () => {
    await using folder = await course()
    await using elsewhere = await temporaryFolder()
    const { code } = await deckhandProcess(['build', '--root', folder.path, '--out', join(folder.path, 'out')], { cwd: elsewhere.path })
    expect(code).toBe(0)
    expect(await readdir(elsewhere.path)).toEqual([])
    expect((await readdir(folder.path)).sort()).toEqual(['.deckhand', 'course.yaml', 'data', 'decks', 'out'])
  })

  test('a deck that does not exist is a fault with a suggestion', async () => {
    await using folder = await course()
    const { code, stderr } = await deckhand(['build', 'mian'], { cwd: folder.path })
    expect(code).toBe(1)
    expect(stderr).toContain("did you mean 'main'?")
  })

  test('no course here: what to do, exit code 1', async () => {
    await using folder = await temporaryFolder()
    const { code, stderr } = await deckhand(['build'], { cwd: folder.path })
    expect(code).toBe(1)
    expect(stderr).toMatch(/course\.yaml:1:1 error file\/not-found/)
    expect(stderr).toContain('--root DIR')
    expect(stderr).not.toContain('    at ')
  })

  test('colour where it is forced, none with NO_COLOR', async () => {
    await using folder = await course({ 'decks/main.yaml': 'title: T\nslides: []\n' })
    expect((await deckhand(['check'], { cwd: folder.path, env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[31m')
    expect((await deckhand(['check'], { cwd: folder.path, env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).not.toContain('\u001b')
  })

  test('without a browser all else is made, and it says what to do', async () => {
    await using folder = await course()
    const { code, stderr } = await deckhand(['build', '--browser', '/nowhere/chrome'], { cwd: folder.path })
    expect(code).toBe(1)
    expect(stderr).toContain("browser/not-found slides.pdf was not made: there is no browser '/nowhere/chrome'")
    expect((await readdir(join(folder.path, 'out/main'))).sort()).toEqual(['handout.pdf', 'slides.html', 'slides.md', 'thumbnail.svg'])
  })

  test('a browser that does not start is told by its own words, DECKHAND_BROWSER names it', async () => {
    await using folder = await course()
    const fake = join(folder.path, 'fake-browser')
    await writeFile(fake, '#!/bin/sh\necho "cannot open display" >&2\nexit 3\n')
    await chmod(fake, 0o755)
    const { code, stderr } = await deckhand(['build'], { cwd: folder.path, env: { DECKHAND_BROWSER: fake } })
    expect(code).toBe(1)
    expect(stderr).toContain('browser/failed')
    expect(stderr).toContain('cannot open display')
    expect(await readdir(join(folder.path, 'out/main'))).not.toContain('slides.pdf')
  })

  test('check tells of a browser that does not start, and of all that it can see without one', async () => {
    await using folder = await course({ 'decks/main.yaml': 'title: T\nslides:\n  - { layout: statement, text: "A ꙮ" }\n' })
    const fake = join(folder.path, 'fake-browser')
    await writeFile(fake, '#!/bin/sh\necho "cannot open display" >&2\nexit 3\n')
    await chmod(fake, 0o755)
    const { code, stdout, stderr } = await deckhand(['check', '--browser', fake, '--format', 'json'], { cwd: folder.path })
    expect([code, stderr]).toEqual([1, ''])
    const { diagnostics }: { diagnostics: { code: string; message: string }[] } = JSON.parse(stdout)
    expect(diagnostics.map((found) => found.code)).toEqual(['citation/uncited', 'browser/failed', 'font/missing-glyph'])
    expect(diagnostics[1]?.message).toContain('slides were not measured: it ended with exit code 3 cannot open display')
  })

  test('what was made without a browser, or of the handout alone, does not change what is made after it', async () => {
    const rows = Array.from({ length: 12 }, (_, row) => `      - [row ${row + 1}]`).join('\n')
    // Counting gives this table two pages; measured, it fits on one.
    const table = `title: T\nslides:\n  - layout: table\n    title: Rows\n    header: [Row]\n    rows:\n${rows}\n`
    await using fresh = await course({ 'decks/main.yaml': table })
    await using used = await course({ 'decks/main.yaml': table })
    const slides = async (folder: string): Promise<string> => readFile(join(folder, 'out/main/slides.md'), 'utf8')
    const count = async (folder: string): Promise<unknown> =>
      JSON.parse(await readFile(join(folder, 'out/manifest.json'), 'utf8')).decks[0].slides
    await deckhand(['build'], { cwd: fresh.path })
    await deckhand(['build', '--only', 'md', '--browser', '/nowhere/chrome'], { cwd: used.path })
    expect(await count(used.path)).toBe(2)
    await deckhand(['build'], { cwd: used.path })
    expect(await slides(used.path)).toBe(await slides(fresh.path))
    await deckhand(['build', '--only', 'handout'], { cwd: used.path })
    expect(await count(used.path)).toBe(1)
  })

  test('an output that cannot be written is told, and its old file stays', async () => {
    await using folder = await course()
    await mkdir(join(folder.path, 'out/main/slides.md'), { recursive: true })
    const { code, stderr } = await deckhand(['build', '--only', 'md'], { cwd: folder.path })
    expect(code).toBe(1)
    expect(stderr).toContain('output/not-written')
    expect(stderr).not.toContain('    at ')
  })

  test('a link that leads out of the course is not read', async () => {
    await using folder = await course()
    await using outside = await temporaryFolder()
    const secret = join(outside.path, 'secret.yaml')
    await writeFile(secret, '- name: SECRET\n  kind: Text\n')
    await symlink(secret, join(folder.path, 'data/link.yaml'))
    await writeFile(join(folder.path, 'course.yaml'), smallCourse['course.yaml'].replace('data/models.yaml', 'data/link.yaml'))
    const { code, stdout } = await deckhand(['check'], { cwd: folder.path })
    expect(code).toBe(1)
    expect(stdout).toContain("file/outside-course 'data/link.yaml' is outside the course")
    expect(stdout).not.toContain('SECRET')
  })

  test('a file of 70 MB, a bomb and deep nesting are told within five seconds, together', async () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefghij'.split('').map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[index]}`).join(', ')}]`),
    ].join('\n')
    await using folder = await course({ 'data/kinds.yaml': bomb, 'decks/deep.yaml': `title: ${'['.repeat(10_000)}` })
    await writeFile(join(folder.path, 'data/models.yaml'), '- name: A\n')
    await truncate(join(folder.path, 'data/models.yaml'), 70 * 2 ** 20)
    const started = performance.now()
    const { code, stdout } = await deckhand(['check'], { cwd: folder.path })
    expect(performance.now() - started).toBeLessThan(5000)
    expect(code).toBe(1)
    for (const expected of ['file/too-large', 'yaml/alias-bomb', 'yaml/too-deep']) expect(stdout).toContain(expected)
  })

  test('killed at any moment, it leaves no half file', async () => {
    await using folder = await course()
    const out = join(folder.path, 'out')
    await deckhand(['build', '--only', 'md,html,handout'], { cwd: folder.path })
    const whole = new Map<string, Buffer>()
    for (const name of await readdir(join(out, 'main'))) whole.set(name, await readFile(join(out, 'main', name)))
    for (let wait = 60; wait < 700; wait += 160) {
      const child = spawn(process.execPath, [join(packageRoot, 'dist/main.js'), 'build', '--only', 'md,html,handout'], {
        cwd: folder.path,
        stdio: 'ignore',
      })
      const ended = new Promise((resolve) => child.once('exit', resolve))
      await new Promise((resolve) => setTimeout(resolve, wait))
      child.kill('SIGKILL')
      await ended
      for (const [name, bytes] of whole)
        expect(Buffer.compare(bytes, await readFile(join(out, 'main', name))), `${name} after ${wait} ms`).toBe(0)
    }
    await deckhand(['build', '--only', 'md,html,handout'], { cwd: folder.path })
    expect((await readdir(join(out, 'main'))).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

test('Ctrl-C leaves no browser and no folder behind', async () => {
  await using folder = await course()
  await using temporary = await temporaryFolder()
  const child = spawn(
    process.execPath,
    // Forced: what another test has made of the lecture would need no browser.
    [join(packageRoot, 'dist/main.js'), 'build', '--force', '--root', join(packageRoot, 'content'), '--out', folder.path],
    {
      env: { ...process.env, TMPDIR: temporary.path },
      stdio: 'ignore',
    },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  // Wait until the browser is up: its folder is there.
  while ((await readdir(temporary.path)).length === 0 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 10))
  child.kill('SIGINT')
  expect(await ended).toBe(130)
  expect(await readdir(temporary.path)).toEqual([])
})

test('--only guided makes the guided notes and their key; the course may choose them too, and hears where there is nothing to fill in', async () => {
  const slides = 'title: T\nslides:\n  - layout: points\n    title: P\n    items: ["It is [[this]] [@one2020]"]\n'
  await using folder = await course({ 'decks/main.yaml': slides })
  const sheets = async (): Promise<string[]> =>
    (await readdir(join(folder.path, 'out/main'))).filter((name) => name.endsWith('.pdf')).sort()
  const { code, stderr } = await deckhand(['build', '--only', 'guided'], { cwd: folder.path })
  expect([code, stderr]).toEqual([0, ''])
  expect(await sheets()).toEqual(['guided-key.pdf', 'guided.pdf'])
  await writeFile(join(folder.path, 'course.yaml'), `handouts: [guided]\n${smallCourse['course.yaml']}`)
  await writeFile(join(folder.path, 'decks/main.yaml'), slides.replace('[[this]]', 'this'))
  const again = await deckhand(['build', '--browser', '/nowhere/chrome'], { cwd: folder.path })
  expect(again.stderr).toContain('handout/no-blanks the guided notes have nothing to fill in')
  expect(await sheets()).toEqual(['guided-key.pdf', 'guided.pdf'])
  const manifest: unknown = JSON.parse(await readFile(join(folder.path, 'out/manifest.json'), 'utf8'))
  expect(manifest).toMatchObject({ decks: [{ handouts: [{ form: 'guided', pages: 1, leftOut: [] }] }] })
})

test('check --strict takes a warning for an error', async () => {
  await using folder = await course({ 'course.yaml': `handouts: [guided]\n${smallCourse['course.yaml']}` })
  await writeFile(
    join(folder.path, 'decks/main.yaml'),
    'title: T\nslides:\n  - layout: points\n    title: P\n    items: ["plain [@one2020]"]\n',
  )
  const lenient = await deckhand(['check'], { cwd: folder.path })
  expect([lenient.code, lenient.stdout]).toEqual([0, expect.stringContaining('warning handout/no-blanks')])
  const strict = await deckhand(['check', '--strict'], { cwd: folder.path })
  expect([strict.code, strict.stdout]).toEqual([1, expect.stringContaining('error handout/no-blanks')])
})

test('a reader that stops reading is no fault', async () => {
  await using folder = await course({ 'decks/main.yaml': 'a: [\n' })
  const { stderr } = await run('sh', [
    '-c',
    `"${process.execPath}" "${join(packageRoot, 'dist/main.js')}" check --root "${folder.path}" | true`,
  ])
  expect(stderr).toBe('')
})

test('build -v and the manifest tell what was done to slides so that they fit', async () => {
  const items = Array.from({ length: 24 }, (_, index) => `      - Point ${index + 1} with a few words\n`).join('')
  await using folder = await course({
    'decks/main.yaml': `title: T\nslides:\n  - layout: statement\n    text: Fits [@one2020]\n  - layout: points\n    title: Many\n    items:\n${items}`,
  })
  const { code, stdout } = await deckhand(['build', '-v', '--only', 'md'], { cwd: folder.path })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^ {2}slide 2 \(decks\/main\.yaml:5\) .*goes on over 3 pages$/m)
  const manifest: unknown = JSON.parse(await readFile(join(folder.path, 'out/manifest.json'), 'utf8'))
  expect(manifest).toMatchObject({ decks: [{ slides: 4, fits: [{ slide: 2, line: 5, parts: 3 }] }] })
})
