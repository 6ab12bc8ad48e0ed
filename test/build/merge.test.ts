import { describe, expect, test } from 'vitest'
import { build } from '../../src/build/build.ts'
import { merge } from '../../src/build/merge.ts'
import { smallCourse } from '../support/course.ts'
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts'

const deck = (title: string): string => `title: ${title}\nslides:\n  - layout: statement\n    text: ${title} [@one2020]\n`
const files = { ...smallCourse, 'decks/main.yaml': deck('Main'), 'decks/other.yaml': deck('Other') }

let made: MemoryWorld | undefined

/** A course of two decks, built into /all, and each deck alone into /1 and /2. It is built once: each test has a copy. */
async function built(): Promise<MemoryWorld> {
  made ??= await buildAll()
  const world = memoryWorld({})
  for (const [path, bytes] of made.files) world.files.set(path, bytes)
  return world
}

async function buildAll(): Promise<MemoryWorld> {
  const world = memoryWorld(files)
  const options = { root: '/course', only: ['md', 'handout'] as const, world }
  await build({ ...options, out: '/all' })
  await build({ ...options, out: '/1', decks: ['main'] })
  await build({ ...options, out: '/2', decks: ['other'] })
  return world
}

const edit = (world: MemoryWorld, path: string, from: string | RegExp, to: string): void =>
  void world.files.set(path, new TextEncoder().encode((world.text(path) ?? '').replace(from, to)))

/** The files below a folder. */
function filesIn(world: MemoryWorld, folder: string): Record<string, string> {
  return Object.fromEntries(
    [...world.files].flatMap(([path, bytes]) =>
      path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), Buffer.from(bytes).toString('hex')]] : [],
    ),
  )
}

async function faultsOf(world: MemoryWorld, shards = ['/1', '/2']): Promise<string[]> {
  const { ok, decks, diagnostics } = await merge({ shards, out: '/out', world })
  expect([ok, decks, filesIn(world, '/out')]).toEqual([false, [], {}])
  return diagnostics.map(({ code, file, message }) => `${file} ${code} ${message}`)
}

test('what was built apart is joined to what one build makes, in any order', async () => {
  const world = await built()
  for (const shards of [
    ['/1', '/2'],
    ['/2', '/1', '/2'],
  ]) {
    const { ok, diagnostics, decks } = await merge({ shards, out: '/out', world })
    expect([ok, diagnostics, decks.map(({ name }) => name)]).toEqual([true, [], ['main', 'other']])
    expect(filesIn(world, '/out')).toEqual(filesIn(world, '/all'))
  }
})

async function leftAfterMerge(tamper: (world: MemoryWorld) => void): Promise<string[]> {
  const world = await built()
  await merge({ shards: ['/1', '/2'], out: '/out', world })
  world.files.set('/out/other/mine.txt', new Uint8Array())
  world.files.set('/out/mine.txt', new Uint8Array())
  tamper(world)
  await merge({ shards: ['/1'], out: '/out', world })
  const left = Object.keys(filesIn(world, '/out'))
  return left.filter((path) => path.includes('other') || path.includes('mine')).sort()
}

test('what an earlier merge made and this one has no more is removed, and nothing else', async () => {
  expect(await leftAfterMerge(() => undefined)).toEqual(['mine.txt', 'other/mine.txt'])
})

test('a manifest with paths that lead elsewhere is none of ours: nothing is removed for its sake', async () => {
  const left = await leftAfterMerge((world) => edit(world, '/out/manifest.json', '"other/slides.md"', '"other/../mine.txt"'))
  expect(left).toEqual(['mine.txt', 'other/handout.pdf', 'other/mine.txt', 'other/slides.md'])
})

describe('nothing is written where', () => {
  test('a folder has no manifest, or one that leads elsewhere', async () => {
    const world = await built()
    expect(await faultsOf(world, ['/1', '/nowhere/'])).toEqual([
      '/nowhere/manifest.json merge/no-manifest there is no manifest of a build in this folder',
    ])
    edit(world, '/2/manifest.json', '"other/slides.md"', '"main/slides.md"')
    expect(await faultsOf(world)).toEqual(['/2/manifest.json merge/no-manifest there is no manifest of a build in this folder'])
    edit(world, '/2/manifest.json', '"main/slides.md"', '"other/../../slides.md"')
    expect(await faultsOf(world)).toEqual(['/2/manifest.json merge/no-manifest there is no manifest of a build in this folder'])
  })

  test('an output is missing, or another', async () => {
    const world = await built()
    world.files.delete('/2/other/handout.pdf')
    edit(world, '/2/other/slides.md', 'Other', 'Others')
    expect(await faultsOf(world)).toEqual([
      '/2/manifest.json merge/wrong-output other/handout.pdf is not there',
      '/2/manifest.json merge/wrong-output other/slides.md is not the file that was built',
    ])
  })

  test('shards are of other versions, courses or commits', async () => {
    const world = await built()
    edit(world, '/2/manifest.json', /"deckhand": "[^"]+"/, '"deckhand": "0.0.1"')
    expect(await faultsOf(world)).toEqual([
      expect.stringMatching(/^\/2\/manifest.json merge\/other-version it was made by Deckhand 0\.0\.1, /),
    ])

    const renamed = await built()
    edit(renamed, '/2/manifest.json', /"course": "[^"]+"/, '"course": "Another"')
    expect(await faultsOf(renamed)).toEqual([expect.stringContaining("merge/other-course it is of the course 'Another', and /1 is of ")])

    const older = await built()
    edit(older, '/course/course.yaml', /^/, '# a later commit\n')
    await build({ root: '/course', only: ['md', 'handout'], world: older, out: '/2', decks: ['other'] })
    expect(await faultsOf(older)).toEqual(['/2/manifest.json merge/other-course it was made from another course.yaml than /1'])
  })

  test('a deck is in two of them with different outputs', async () => {
    const world = await built()
    edit(world, '/2/manifest.json', /[\s\S]*/, world.text('/1/manifest.json') ?? '')
    edit(world, '/2/manifest.json', /"sha256": "\w{8}/, '"sha256": "00000000')
    expect(await faultsOf(world)).toEqual(["/2/manifest.json merge/deck-twice the deck 'main' has other outputs here than in /1"])
  })

  test('a shard is missing, or one of another division', async () => {
    const world = await built()
    const mark = (folder: string, index: number, count: number): void =>
      edit(world, `${folder}/manifest.json`, /"language": "\w+",/, `$& "shard": { "index": ${index}, "count": ${count} },`)
    mark('/1', 1, 3)
    mark('/2', 3, 3)
    expect(await faultsOf(world)).toEqual(['/1/manifest.json merge/missing-shard its decks are divided into 3 shards, and 2/3 is not here'])
    edit(world, '/2/manifest.json', '"count": 3', '"count": 4')
    expect(await faultsOf(world)).toEqual(['/2/manifest.json merge/missing-shard it is one of 4 shards, and /1 is one of 3'])
  })
})
