import { expect, test } from 'vitest'
import { sha256 } from '../../src/world/hash.ts'
import { openStore, pruneStore } from '../../src/world/store.ts'
import { memoryWorld } from '../support/memory-world.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

test('what was remembered is found again, and what is not whole is not there', async () => {
  const world = memoryWorld({})
  const store = openStore(world, '/store', { fresh: false })
  store.remember('slides', 'a', { pages: 3 })
  await store.flush()
  expect(await store.recall('slides', 'a')).toEqual({ pages: 3 })
  expect(await store.recall('sheets', 'a')).toBeUndefined()
  const [path = ''] = [...world.files.keys()].filter((name) => name.endsWith('a.json'))
  world.files.set(path, bytesOf('{"pages":'))
  expect(await store.recall('slides', 'a')).toBeUndefined()
})

test('bytes are what their hash says, or are not there; they are kept once, and anew where a write was cut short', async () => {
  const world = memoryWorld({})
  const store = openStore(world, '/store', { fresh: false })
  const bytes = bytesOf('a print')
  const hash = sha256(bytes)
  store.keepBytes(hash, bytes)
  await store.flush()
  expect(await store.bytes(hash)).toEqual(bytes)
  const [path = ''] = world.files.keys()
  world.files.set(path, bytesOf('a prank'))
  expect(await store.bytes(hash)).toBeUndefined()
  world.files.set(path, bytesOf('a p'))
  store.keepBytes(hash, bytes)
  await store.flush()
  expect(await store.bytes(hash)).toEqual(bytes)
})

test('a fresh store is written and not read', async () => {
  const world = memoryWorld({})
  const before = openStore(world, '/store', { fresh: false })
  before.remember('slides', 'a', 'before')
  await before.flush()
  const fresh = openStore(world, '/store', { fresh: true })
  expect(await fresh.recall('slides', 'a')).toBeUndefined()
  fresh.remember('slides', 'a', 'now')
  await fresh.flush()
  expect(await openStore(world, '/store', { fresh: false }).recall('slides', 'a')).toBe('now')
})

test('what cannot be written is told once, and costs nothing else', async () => {
  let writes = 0
  const full = async (): Promise<never> => {
    writes++
    throw new Error('ENOSPC: no space left on device')
  }
  const store = openStore({ ...memoryWorld({}), write: full }, '/store', { fresh: false })
  store.remember('slides', 'a', 1)
  await store.flush()
  store.remember('slides', 'b', 2)
  await store.flush()
  expect([store.problem(), writes]).toEqual([new Error('ENOSPC: no space left on device'), 1])
})

test('the oldest go until what is left is small enough, but never what has just been used', async () => {
  const world = memoryWorld({ 'v1/old': '12345', 'v1/used': '12345', 'v1/new': '12345', 'beside/newer': '12345' }, '/store')
  const times = new Map(['v1/old', 'v1/used', 'v1/new', 'beside/newer'].map((name, time) => [`/store/${name}`, time]))
  const dated = {
    ...world,
    stat: async (path: string) => {
      const found = await world.stat(path)
      return found && { ...found, modified: times.get(path) ?? 0 }
    },
  }
  expect(await pruneStore(dated, '/store', 20, new Set())).toEqual({ files: 0, bytes: 0 })
  expect(await pruneStore(dated, '/store', 12, new Set(['/store/v1/used']))).toEqual({ files: 2, bytes: 10 })
  expect([...world.files.keys()]).toEqual(['/store/v1/used', '/store/beside/newer'])
})
