import type { ReadFont } from '../fonts/coverage.ts'
import type { World } from '../world/world.ts'

/** Reads fonts from their packages, each once. */
export function fontReader(world: World): ReadFont {
  const known = new Map<string, Promise<Uint8Array>>()
  return (specifier) => {
    const before = known.get(specifier)
    if (before) return before
    const read = world.read(world.resolvePackageFile(specifier))
    known.set(specifier, read)
    return read
  }
}
