import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { loaded, loadedBytes, partOf } from '../support/bundle.ts'
import { deckhandProcess, run, temporaryFolder } from '../support/cli.ts'
import { copyBuiltLecture } from '../support/lecture.ts'

test('the way to a first answer loads a few kilobytes', () => {
  expect([...loaded('main.js')]).toEqual(['main.js'])
  expect(loadedBytes('main.js')).toBeLessThan(30_000)
})

test('help, wrong usage and completion do not load the schemas of courses', () => {
  expect(loadedBytes('program.js')).toBeLessThan(100_000)
  expect(loadedBytes('program.js', partOf('complete'))).toBeLessThan(105_000)
})

test('-V is --version, and only alone: with more behind it commander answers', async () => {
  const [short, long, more] = await Promise.all([['-V'], ['--version'], ['--version', 'x']].map((args) => deckhandProcess(args)))
  expect(short).toEqual(long)
  expect([more?.code, more?.stdout]).toEqual([0, long?.stdout])
})

test('a build with nothing to do is told without commander, and a build that asks for more is told the same', async () => {
  await using folder = await temporaryFolder()
  await copyBuiltLecture(folder.path)
  const plain = ['build', '--out', 'made', 'model-landscape']
  const more = [...plain, '--only', 'md']
  for (const args of [plain, more]) expect((await deckhandProcess(args, { cwd: folder.path })).stdout).toContain('1 deck in ')
  for (const args of [more, plain]) {
    const { code, stdout, stderr } = await deckhandProcess(args, { cwd: folder.path })
    expect([code, stderr, stdout]).toEqual([0, '', 'nothing has changed: 1 deck in made/index.html\n'])
  }
})

test.skipIf(!existsSync('/dev/full'))(
  'what cannot be printed is told, also where it is said at once; a reader that has gone is no fault',
  async () => {
    const command = `"${process.execPath}" "${join(packageRoot, 'dist/main.js')}" --version`
    expect((await run('sh', ['-c', `${command} | true`])).stderr).toBe('')
    const full = await run('sh', ['-c', `${command} > /dev/full`])
    expect([full.code, full.stderr]).toEqual([1, expect.stringContaining('deckhand: the output cannot be printed')])
  },
)
