import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { deckhand, temporaryFolder } from '../support/cli.ts'
import { type RemoteForTests, startRemote } from '../support/remote.ts'

let remote: RemoteForTests
beforeAll(async () => {
  remote = await startRemote()
})
afterAll(() => remote[Symbol.asyncDispose]())

const root = join(packageRoot, 'content')

async function hash(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}

test('a browser elsewhere gives the same bytes as the same browser here, is left running, and keeps nothing', async () => {
  await using folder = await temporaryFolder()
  const at = (name: string): string => join(folder.path, name)
  const before = await remote.pages()
  const builds = await Promise.all([
    deckhand(['build', '--root', root, '--out', at('here'), '--only', 'pdf,slides-handout']),
    deckhand(['build', '--root', root, '--out', at('socket'), '--only', 'pdf,slides-handout', '--browser', remote.address]),
    deckhand(['build', '--root', root, '--out', at('origin'), '--only', 'pdf'], { env: { DECKHAND_BROWSER: remote.origin } }),
  ])
  expect(builds.map(({ code, stderr }) => [code, stderr])).toEqual([
    [0, ''],
    [0, ''],
    [0, ''],
  ])
  for (const deck of ['foundation-models', 'model-landscape']) {
    const pdf = await hash(at(`here/${deck}/slides.pdf`))
    expect(await hash(at(`socket/${deck}/slides.pdf`))).toBe(pdf)
    expect(await hash(at(`origin/${deck}/slides.pdf`))).toBe(pdf)
    expect(await hash(at(`socket/${deck}/slides-handout.pdf`))).toBe(await hash(at(`here/${deck}/slides-handout.pdf`)))
  }
  expect(await remote.pages()).toEqual(before)
})

test('check looks at the slides in a browser elsewhere', async () => {
  const { code, stdout } = await deckhand(['check', '--root', root, '--browser', remote.address])
  expect([code, stdout]).toEqual([0, '2 decks: no faults\n'])
})

test.each([['build', '--only', 'pdf,html'], ['build', '--only', 'html'], ['check']])(
  'an address where nothing listens is told at once: %s %s %s',
  async (command, ...args) => {
    await using folder = await temporaryFolder()
    const out = command === 'build' ? ['--out', folder.path] : []
    const started = performance.now()
    const { code, stdout, stderr } = await deckhand([
      command,
      ...args,
      ...out,
      '--root',
      root,
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
