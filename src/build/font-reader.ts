import { isAbsolute } from 'node:path'
import type { ReadFont } from '../fonts/coverage.ts'
import type { World } from '../world/world.ts'

/** Reads fonts, each once: by absolute paths, or from the packages that ship. */
export function fontReader(world: World): ReadFont {
  const known = new Map<string, Promise<Uint8Array>>()
  return (specifier) => {
    const before = known.get(specifier)
    if (before) return before
    const read = world.read(isAbsolute(specifier) ? specifier : world.resolvePackageFile(specifier))
    known.set(specifier, read)
    return read
  }
}
