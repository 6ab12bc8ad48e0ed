import { join } from 'node:path'
import { sha256 } from './hash.ts'
import { type World, decodeUtf8 } from './world.ts'

/**
 * What was made before, by what it was made from. Everything in it is named by a hash, so it may be deleted, shared between
 * machines, and written by several processes at once.
 */
export interface Store {
  /** What is remembered under a key, to be parsed by whoever asks; `undefined` where nothing is, or nothing whole. */
  recall(kind: string, key: string): Promise<unknown>
  /** Remembers something: it is written with `flush`. */
  remember(kind: string, key: string, value: unknown): void
  /** Bytes by their SHA-256; `undefined` where they are not there or damaged. */
  bytes(hash: string): Promise<Uint8Array | undefined>
  /** Keeps bytes: they are written with `flush`. */
  keepBytes(hash: string, bytes: Uint8Array): void
  /** Writes what is to be kept: not before what somebody waits for. */
  flush(): Promise<void>
  /** How many bytes were written. */
  written(): number
  /** Why the store could not be written, where it could not. */
  problem(): unknown
  /** The paths of what was read or written. */
  used(): ReadonlySet<string>
}

/** The version of what is in the store: one of another version is not read. */
const layout = 'v1'

/**
 * A store in a folder.
 *
 * @param fresh whether nothing that is there counts: it is only written
 */
export function openStore(world: World, folder: string, { fresh }: { readonly fresh: boolean }): Store {
  let problem: unknown
  /** The paths that a hash of what is in them names: where such a file is whole, it is right. */
  const named = new Set<string>()
  const used = new Set<string>()
  const root = join(folder, layout)
  const entryPath = (kind: string, key: string): string => join(root, kind, `${key}.json`)
  const bytesPath = (hash: string): string => join(root, 'files', hash.slice(0, 2), hash)
  let written = 0
  let waiting = new Map<string, Uint8Array>()
  const put = (path: string, bytes: Uint8Array): void => {
    used.add(path)
    waiting.set(path, bytes)
  }
  const write = async (path: string, bytes: Uint8Array): Promise<void> => {
    if (problem !== undefined) return
    const isThere = named.has(path) && (await world.stat(path).catch(() => undefined))?.size === bytes.length
    if (isThere) return
    await world.write(path, bytes).catch((error: unknown) => (problem = error))
    written += bytes.length
  }
  return {
    recall: async (kind, key) => {
      if (fresh) return undefined
      const path = entryPath(kind, key)
      try {
        const value: unknown = JSON.parse(decodeUtf8(await world.read(path)))
        used.add(path)
        return value
      } catch {
        return undefined // not there, or not whole: it is made anew
      }
    },
    remember: (kind, key, value) => put(entryPath(kind, key), new TextEncoder().encode(JSON.stringify(value))),
    bytes: async (hash) => {
      const path = bytesPath(hash)
      const bytes = await world.read(path).catch(() => undefined)
      used.add(path)
      return bytes !== undefined && sha256(bytes) === hash ? bytes : undefined
    },
    keepBytes: (hash, bytes) => {
      named.add(bytesPath(hash))
      put(bytesPath(hash), bytes)
    },
    flush: async () => {
      const now = waiting
      waiting = new Map()
      for (const [path, bytes] of now) await write(path, bytes)
    },
    written: () => written,
    problem: () => problem,
    used: () => used,
  }
}

/** Where a course keeps what was made before. */
export function storeFolder(root: string): string {
  return join(root, '.deckhand')
}

/** What is in a store, or was removed from it. In bytes. */
export interface Pruned {
  readonly files: number
  readonly bytes: number
}

/**
 * Removes the oldest of what is in a store until it is no larger than a limit. Whatever is missing is made anew when it is needed.
 *
 * @param limit in bytes
 * @param kept paths that stay: what has just been used
 */
export async function pruneStore(world: World, folder: string, limit: number, kept: ReadonlySet<string>): Promise<Pruned> {
  const found = (await filesBelow(world, folder)).sort((a, b) => a.modified - b.modified)
  let size = found.reduce((sum, file) => sum + file.size, 0)
  let [files, bytes] = [0, 0]
  for (const file of found) {
    if (size <= limit) break
    if (kept.has(file.path)) continue
    await world.remove(file.path).catch(() => undefined) // it does no harm
    size -= file.size
    files++
    bytes += file.size
  }
  return { files, bytes }
}

/** How large a store is, in files and bytes. */
export async function storeSize(world: World, folder: string): Promise<Pruned> {
  const found = await filesBelow(world, folder)
  return { files: found.length, bytes: found.reduce((sum, { size }) => sum + size, 0) }
}

/** The files in a folder and below, without what a killed process left half written: that goes. */
async function filesBelow(world: World, folder: string): Promise<{ path: string; size: number; modified: number }[]> {
  let names = await world.list(folder).catch(() => [])
  if (names.some((name) => name.endsWith('.tmp'))) {
    await world.sweep(folder)
    names = await world.list(folder).catch(() => [])
  }
  const found = names.map(async (name) => {
    const path = join(folder, name)
    const stat = await world.stat(path).catch(() => undefined)
    if (stat?.kind === 'folder') return filesBelow(world, path)
    return stat ? [{ path, size: stat.size, modified: stat.modified }] : []
  })
  return (await Promise.all(found)).flat()
}
