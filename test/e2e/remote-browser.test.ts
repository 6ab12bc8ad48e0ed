import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deckhand, deckhandProcess, temporaryFolder } from '../support/cli.ts'
import { smallCourse } from '../support/course.ts'
import { writeFolder } from '../support/folders.ts'
import { builtLecture, copyBuiltLecture } from '../support/lecture.ts'
import { type RemoteForTests, startRemote } from '../support/remote.ts'

let remote: RemoteForTests
beforeAll(async () => {
  remote = await startRemote()
})
afterAll(() => remote[Symbol.asyncDispose]())

async function hash(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}

test('a browser elsewhere gives the same bytes as the same browser here, is left running, and keeps nothing', async () => {
  await using folder = await temporaryFolder()
  const at = (name: string): string => join(folder.path, name)
  const root = await copyBuiltLecture(folder.path)
  const here = await builtLecture()
  const before = await remote.pages()
  const build = ['build', '--force', '--root', root]
  const builds = await Promise.all([
    deckhandProcess([...build, '--out', at('socket'), '--only', 'pdf,slides-handout', '--browser', remote.address]),
    deckhandProcess([...build, '--out', at('origin'), '--only', 'pdf', 'foundation-models'], { env: { DECKHAND_BROWSER: remote.origin } }),
  ])
  expect(builds.map(({ code, stderr }) => [code, stderr])).toEqual([
    [0, ''],
    [0, ''],
  ])
  for (const deck of ['foundation-models', 'model-landscape']) {
    for (const file of ['slides.pdf', 'slides-handout.pdf'])
      expect(await hash(at(`socket/${deck}/${file}`)), `${deck}/${file}`).toBe(await hash(join(here, deck, file)))
  }
  expect(await hash(at('origin/foundation-models/slides.pdf'))).toBe(await hash(join(here, 'foundation-models/slides.pdf')))
  expect(await remote.pages()).toEqual(before)
})

test('check looks at the slides in a browser elsewhere', async () => {
  await using folder = await temporaryFolder()
  // Only a browser can tell that this does not fit.
  const slide = `  - { layout: statement, text: "${'Many words. '.repeat(400)}" }\n`
  await writeFolder(folder.path, new Map(Object.entries({ ...smallCourse, 'decks/main.yaml': `title: T\nslides:\n${slide}` })))
  const { code, stdout } = await deckhand(['check', '--root', folder.path, '--browser', remote.address])
  expect([code, stdout]).toEqual([1, expect.stringContaining('slides/overflow')])
})

test.each([['build', '--only', 'pdf,html'], ['build', '--only', 'html'], ['check']])(
  'an address where nothing listens is told at once: %s %s %s',
  async (command, ...args) => {
    await using folder = await temporaryFolder()
    await writeFolder(folder.path, new Map(Object.entries(smallCourse)))
    const out = command === 'build' ? ['--out', join(folder.path, 'out')] : []
    const started = performance.now()
    const { code, stdout, stderr } = await deckhand([
      command,
      ...args,
      ...out,
      '--root',
      folder.path,
      '--browser',
      'ws://127.0.0.1:1/?token=secret',
    ])
    const text = stdout + stderr
    expect(code).toBe(1)
    expect(text.match(/browser\/\S+/g)).toEqual(['browser/not-found'])
    expect(text).toContain('no browser answers at ws://127.0.0.1:1: connect ECONNREFUSED')
    expect(text).toContain('hint: start one there')
    expect(text).not.toMatch(/secret|^ {4}at /m)
    expect(performance.now() - started).toBeLessThan(30_000)
  },
)
