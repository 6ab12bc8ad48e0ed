import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256 } from '../../src/world/hash.ts'
import { observeWorld } from '../../src/world/observe.ts'
import { realWorld } from '../../src/world/real.ts'
import { areUnchanged } from '../../src/world/unchanged.ts'
import { temporaryFolder } from '../support/cli.ts'
import { memoryWorld } from '../support/memory-world.ts'

test('each path is seen by what was looked at: that it is there, what is in it, what it holds', async () => {
  const world = observeWorld(memoryWorld({ 'course.yaml': 'title: A', 'decks/a.yaml': '' }))
  await world.stat('/course/themes')
  await world.stat('/course/decks/a.yaml')
  await world.list('/course/decks')
  await world.read('/course/course.yaml')
  await world.stat('/course/course.yaml')
  await world.read('/course/gone').catch(() => undefined)
  await world.write('/course/out/a', new Uint8Array())
  expect(world.sightings()).toEqual({
    paths: [
      { path: '/course/course.yaml', kind: 'file', size: 8, modified: 0, changed: 0, sha256: sha256('title: A') },
      { path: '/course/decks', kind: 'folder', names: ['a.yaml'] },
      { path: '/course/decks/a.yaml', kind: 'present' },
      { path: '/course/themes', kind: 'absent' },
    ],
    searches: [],
  })
})

test('the day and packages that were looked for are seen too', async () => {
  const world = observeWorld(memoryWorld({}))
  world.findPackageFile('no-such-font/a.ttf', '/course')
  world.today()
  expect(world.sightings()).toEqual({
    paths: [],
    searches: [{ specifier: 'no-such-font/a.ttf', folder: '/course', found: undefined }],
    day: '2026-11-24',
  })
})

test('a path is unchanged as long as what was seen of it stands', async () => {
  await using folder = await temporaryFolder()
  const at = (name: string): string => join(folder.path, name)
  const look = async () => {
    const world = observeWorld(realWorld)
    for (const name of ['there', 'not there']) await world.stat(at(name))
    for (const name of ['empty', 'gone', 'full']) await world.list(at(name))
    await world.read(at('full/file'))
    const { paths } = world.sightings()
    return () => areUnchanged(paths)
  }
  for (const name of ['there', 'empty', 'full']) await mkdir(at(name))
  await writeFile(at('full/file'), 'one')
  const time = new Date('2026-01-01')
  const changes: readonly (readonly [() => Promise<unknown>, () => Promise<unknown>])[] = [
    [() => rm(at('there'), { recursive: true }), () => mkdir(at('there'))],
    [() => writeFile(at('not there'), ''), () => rm(at('not there'))],
    [() => writeFile(at('empty/a'), ''), () => rm(at('empty/a'))],
    [() => mkdir(at('gone')).then(() => writeFile(at('gone/a'), '')), () => rm(at('gone'), { recursive: true })],
    [() => writeFile(at('full/file'), 'two'), () => writeFile(at('full/file'), 'one')],
    [() => rm(at('full'), { recursive: true }), () => mkdir(at('full')).then(() => writeFile(at('full/file'), 'one'))],
  ]
  for (const [change, undo] of changes) {
    await utimes(at('full/file'), time, time)
    const isUnchanged = await look()
    expect(isUnchanged()).toBe(true)
    await change()
    expect([change.toString(), isUnchanged()]).toEqual([change.toString(), false])
    await undo()
    expect([undo.toString(), isUnchanged()]).toEqual([undo.toString(), true])
  }
})
