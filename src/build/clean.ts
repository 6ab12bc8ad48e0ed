import { type Pruned, pruneStore, storeFolder } from '../world/store.ts'
import type { World } from '../world/world.ts'

/**
 * Forgets what was made before: all of it, or the oldest.
 *
 * @param keep how much may stay, in bytes
 */
export function clean(world: World, root: string, keep: number): Promise<Pruned> {
  return pruneStore(world, storeFolder(root), keep, new Set())
}
