import { join } from 'node:path'
import type { ObservedWorld, Sighting } from '../world/observe.ts'
import type { World } from '../world/world.ts'
import type { BuildResult } from './build.ts'
import { identityFile } from './identity.ts'
import type { BuildOptions } from './options.ts'
import { renderRunState, runStatePath } from './run-state.ts'

/**
 * Remembers what a build looked at and wrote: as long as that stands, the same build has nothing to do.
 *
 * @param browser its program, where it has one on this machine
 */
export async function rememberRun(
  options: BuildOptions,
  result: BuildResult,
  world: ObservedWorld,
  browser: string | undefined,
): Promise<void> {
  const { paths, searches, day } = world.sightings()
  const stamps = await Promise.all([identityFile, ...(browser === undefined ? [] : [browser])].map((path) => stampOf(path, world)))
  const outputs = await Promise.all(
    result.outputs.map(async ({ path, bytes, sha256 }): Promise<Sighting> => {
      const absolute = join(options.out, path)
      const { modified = 0, changed = 0 } = (await world.stat(absolute)) ?? {}
      return { path: absolute, kind: 'file', size: bytes, sha256, modified, changed }
    }),
  )
  const { diagnostics, decks } = result
  const texts = [...result.texts].filter(([file]) => diagnostics.some((diagnostic) => diagnostic.file === file))
  const text = renderRunState({ paths: [...stamps, ...paths], searches, ...(day !== undefined && { day }) }, outputs, {
    diagnostics,
    texts,
    decks: decks.length,
  })
  // Where it cannot be written, the same is built once more.
  await world.write(runStatePath(options, world.environment), new TextEncoder().encode(text)).catch(() => undefined)
}

async function stampOf(path: string, world: World): Promise<Sighting> {
  const found = await world.stat(path)
  return found ? { path, kind: 'stamp', size: found.size, modified: found.modified } : { path, kind: 'absent' }
}
