import { join } from 'node:path'
import { type Store, pruneStore, storeFolder } from '../world/store.ts'
import type { World } from '../world/world.ts'
import { snapshotPath } from './snapshot.ts'

/** What was made before may take up so much, in bytes; the oldest goes first. */
const limit = 2 ** 30
/** A process that stays looks again after it has written so much, in bytes: to look at every file takes time. */
const step = 2 ** 24

/** Keeps the store of a course within its limit, after a build. */
export type StorePruner = (root: string, store: Store) => Promise<void>

export function storePruner(world: World): StorePruner {
  let since = step
  return async (root, store) => {
    since += store.written()
    if (since < step) return
    since = 0
    await pruneStore(world, storeFolder(root), limit, new Set([...store.used(), join(root, snapshotPath)]))
  }
}
