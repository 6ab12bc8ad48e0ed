import { expect, test } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { outputFolder } from '../../src/build/output-folder.ts'
import { sha256 } from '../../src/world/hash.ts'
import { memoryWorld } from '../support/memory-world.ts'

const output = (path: string, text: string) => ({ path, bytes: text.length, sha256: sha256(text) })

test('what stands there already is not written, and what was done is told', async () => {
  const world = memoryWorld({ 'a/same': 'one', 'a/other': 'one' }, '/out')
  const folder = outputFolder({ ...world, write: async (path, bytes) => void world.files.set(`${path}!`, bytes) }, '/out', undefined, [])
  expect(await folder.write('a/same', 'one')).toEqual(output('a/same', 'one'))
  await folder.write('a/other', 'two')
  await folder.write('a/new', 'three')
  expect([...world.files.keys()].filter((path) => path.endsWith('!'))).toEqual(['/out/a/other!', '/out/a/new!'])
  expect(folder.changes()).toEqual([
    { path: 'a/new', kind: 'new' },
    { path: 'a/other', kind: 'changed' },
  ])
})

test('an output is removed as long as it is what was written, and nothing outside is', async () => {
  const world = memoryWorld({ 'out/a/mine': 'changed by hand', 'out/a/ours': 'one', elsewhere: 'one' }, '/course')
  const folder = outputFolder(world, '/course/out', undefined, [])
  for (const path of ['a/mine', 'a/ours', '../elsewhere', 'a/gone']) await folder.remove(output(path, 'one'))
  expect([...world.files.keys()]).toEqual(['/course/out/a/mine', '/course/elsewhere'])
  expect(folder.changes()).toEqual([{ path: 'a/ours', kind: 'gone' }])
})

test('a comparison tells the same and changes nothing', async () => {
  const world = memoryWorld({ 'a/ours': 'one' }, '/out')
  const folder = outputFolder(world, '/out', 'compare', [])
  await folder.write('a/new', 'two')
  await folder.remove(output('a/ours', 'one'))
  expect([...world.files.keys()]).toEqual(['/out/a/ours'])
  expect(folder.changes()).toEqual([
    { path: 'a/new', kind: 'new' },
    { path: 'a/ours', kind: 'gone' },
  ])
})

test('what leads out of the folder, or cannot be written, is told', async () => {
  const found: Diagnostic[] = []
  const full = async (): Promise<never> => {
    throw new Error("ENOSPC: no space left on device, open '/out/a/b'")
  }
  const folder = outputFolder({ ...memoryWorld({}), write: full }, '/out', undefined, found)
  expect([await folder.write('../a', 'one'), await folder.write('a/b', 'one')]).toEqual([undefined, undefined])
  expect(found.map(({ message }) => message)).toEqual([
    'the output could not be written: its path leads out of the folder',
    'the output could not be written: ENOSPC: no space left on device',
  ])
  expect(folder.changes()).toEqual([])
})
