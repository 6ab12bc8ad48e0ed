import { join } from 'node:path'
import { type Manifest, readManifest } from '../build/manifest.ts'
import type { BuildOptions } from '../build/options.ts'
import { insideCourse } from '../build/paths.ts'
import { realWorld } from '../world/real.ts'

/** What stands in the folder of outputs. */
export interface Outputs {
  /** What the last build says of the decks that are served; `undefined` where nothing was ever made. */
  manifest(): Promise<Manifest | undefined>
  /** An output that a manifest names, by its name in the deck's folder; `undefined` where it is not there, or a link leads elsewhere. */
  read(manifest: Manifest | undefined, deck: string, name: string): Promise<Uint8Array | undefined>
}

/** The folder of outputs of a build with these options. */
export function servedOutputs({ out, decks, world = realWorld }: BuildOptions): Outputs {
  return {
    manifest: async () => {
      const manifest = await readManifest(world, join(out, 'manifest.json'))
      return manifest && { ...manifest, decks: manifest.decks.filter(({ name }) => decks?.includes(name) ?? true) }
    },
    read: async (manifest, deck, name) => {
      const path = `${deck}/${name}`
      const isMade = manifest?.decks.some((one) => one.name === deck && one.outputs.some((output) => output.path === path)) ?? false
      const standing = isMade ? await insideCourse(world, out, path) : undefined
      return standing === undefined ? undefined : world.read(standing).catch(() => undefined)
    },
  }
}
