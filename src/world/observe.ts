import { hasEnding } from './endings.ts'
import { sha256 } from './hash.ts'
import type { World } from './world.ts'

/** What was found at a path. */
export type Sighting =
  | { readonly path: string; readonly kind: 'absent' }
  /** Something is there, and what it holds was not looked at. */
  | { readonly path: string; readonly kind: 'present' }
  /** Too large to be read for this alone: its size and its time tell. */
  | { readonly path: string; readonly kind: 'stamp'; readonly size: number; readonly modified: number }
  /** With those of its names that mattered: all, or those with an ending. */
  | { readonly path: string; readonly kind: 'folder'; readonly names: readonly string[]; readonly endings?: readonly string[] }
  | {
      readonly path: string
      readonly kind: 'file'
      readonly size: number
      readonly modified: number
      readonly changed: number
      readonly sha256: string
    }

/** A file of a package that was looked for, and where it was found. */
export interface Search {
  readonly specifier: string
  readonly folder: string
  readonly found: string | undefined
}

/** Everything that was looked at through a world. */
export interface Sightings {
  /** By path, sorted. */
  readonly paths: readonly Sighting[]
  readonly searches: readonly Search[]
  /** The day, where it was asked for. */
  readonly day?: string
}

/** A world that remembers what was looked at, and what it was. What is written through it is not looked at. */
export interface ObservedWorld extends World {
  sightings(): Sightings
}

/** Observes a world. A file's time is taken before it is read, so that one which changes in between shows as changed later on. */
export function observeWorld(world: World): ObservedWorld {
  const seen = new Map<string, Sighting>()
  const searches = new Map<string, Search>()
  let day: string | undefined
  const note = (sighting: Sighting): void => {
    const known = seen.get(sighting.path)
    // What a file holds says more than that it is there.
    if (known && sighting.kind === 'present') return
    seen.set(sighting.path, sighting)
  }
  return {
    ...world,
    today: () => (day = world.today()),
    stat: async (path) => {
      const found = await world.stat(path)
      note(found === undefined ? { path, kind: 'absent' } : { path, kind: 'present' })
      return found
    },
    list: async (folder, endings) => {
      const names = await world.list(folder, endings)
      const known = seen.get(folder)
      // Where it is listed for two reasons, all its names matter.
      const only = known?.kind === 'folder' && known.endings?.join() !== endings?.join() ? undefined : endings
      note({
        path: folder,
        kind: 'folder',
        ...(only ? { names: names.filter((name) => hasEnding(name, only)), endings: only } : { names }),
      })
      return names
    },
    read: async (path) => {
      const before = await world.stat(path)
      const bytes = await world.read(path)
      const { modified = 0, changed = 0 } = before ?? {}
      note({ path, kind: 'file', size: bytes.length, modified, changed, sha256: sha256(bytes) })
      return bytes
    },
    findPackageFile: (specifier, folder) => {
      const found = world.findPackageFile(specifier, folder)
      searches.set(`${specifier} ${folder}`, { specifier, folder, found })
      return found
    },
    sightings: () => ({
      paths: [...seen.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
      searches: [...searches.values()],
      ...(day !== undefined && { day }),
    }),
  }
}
