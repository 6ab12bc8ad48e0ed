import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyLecture, deckhand, deckhandProcess, temporaryFolder } from '../support/cli.ts'
import { builtLecture, copyBuiltLecture } from '../support/lecture.ts'

/** Every file below a folder, as base64. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(
      files.sort().map(async (path) => [path.slice(folder.length + 1), (await readFile(path)).toString('base64')] as const),
    ),
  )
}

/** Another time zone, and a language with rules of its own for its letters. */
const elsewhere = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }

test('two shards, built at the same time in another place of the world and merged, are to the byte what one build makes here', async () => {
  await using folder = await temporaryFolder()
  const at = (name: string): string => join(folder.path, name)
  const built = await builtLecture()
  // Each with a copy of the course, so that none finds what another has made.
  const runs = await Promise.all(
    ['1', '2'].map(async (shard) => {
      const root = await copyLecture(at(`course-${shard}`))
      return deckhandProcess(['build', '--root', root, '--out', at(shard), '--shard', `${shard}/2`], { env: elsewhere })
    }),
  )
  expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual([
    [0, ''],
    [0, ''],
  ])
  // Each has one of the two decks, and a manifest and an index of its own.
  const folders = await Promise.all(['1', '2'].map(async (shard) => (await readdir(at(shard))).sort()))
  expect(
    folders
      .flat()
      .filter((name) => !/^(manifest\.json|index\.html)$/.test(name))
      .sort(),
  ).toEqual(['foundation-models', 'model-landscape'])
  expect(folders.map((names) => names.length)).toEqual([3, 3])

  const merged = await deckhand(['merge', '1', '2', '--out', 'merged'], { cwd: folder.path, env: elsewhere })
  expect([merged.code, merged.stderr, merged.stdout]).toEqual([0, '', '2 decks of 2 shards → merged/index.html\n'])
  const [whole, joined] = [await filesIn(built), await filesIn(at('merged'))]
  expect(Object.keys(joined)).toEqual(Object.keys(whole))
  for (const path of Object.keys(whole)) expect(joined[path] === whole[path], path).toBe(true)

  // One artifact that did not arrive, and one that is not whole.
  const alone = await deckhand(['merge', '2', '--out', 'merged'], { cwd: folder.path })
  expect([alone.code, alone.stderr]).toEqual([1, expect.stringContaining('2/manifest.json:1:1 error merge/missing-shard')])
  const [, deck = ''] = folders.map((names) => names.find((name) => /models|landscape/.test(name)))
  await rm(join(at('2'), deck, 'slides.pdf'))
  const torn = await deckhand(['merge', '1', '2', '--out', 'merged', '--json'], { cwd: folder.path })
  expect([torn.code, torn.stderr]).toEqual([1, ''])
  expect(JSON.parse(torn.stdout)).toMatchObject({ ok: false, diagnostics: [{ code: 'merge/wrong-output', file: '2/manifest.json' }] })
  expect(Object.keys(await filesIn(at('merged')))).toEqual(Object.keys(whole))
})

test('more shards than decks: those without decks are merged too', async () => {
  await using folder = await temporaryFolder()
  const root = await copyBuiltLecture(folder.path)
  const outs = ['1', '2', '3'].map((index) => join(folder.path, index))
  for (const [at, out] of outs.entries()) {
    const { code, stderr } = await deckhand(['build', '--root', root, '--out', out, '--only', 'md', '--shard', `${at + 1}/3`])
    expect([code, stderr]).toEqual([0, ''])
  }
  const { code, stdout } = await deckhand(['merge', ...outs], { cwd: folder.path })
  expect([code, stdout]).toEqual([0, '2 decks of 3 shards → out/index.html\n'])
})

test('a folder that no build has made is told by the name it was given; no folder at all is wrong usage', async () => {
  await using folder = await temporaryFolder()
  await writeFile(join(folder.path, 'manifest.json'), '{}')
  const { code, stderr, stdout } = await deckhand(['merge', './'], { cwd: folder.path })
  expect([code, stdout]).toEqual([1, 'nothing was merged · 1 error\n'])
  expect(stderr).toContain('./manifest.json:1:1 error merge/no-manifest')
  expect((await deckhand(['merge'])).code).toBe(2)
})

test.each([
  ['0/8', '1/8 to 8/8'],
  ['two', 'such as 2/8'],
])('--shard %s is wrong usage', async (shard, said) => {
  const { code, stderr } = await deckhand(['build', '--shard', shard])
  expect([code, stderr]).toEqual([2, expect.stringContaining(said)])
})
