import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type World, decodeUtf8 } from './world.ts'

/**
 * What was made before, by what it was made from. Everything in it is named by a hash, so it may be deleted, shared between
 * machines, and written by several processes at once.
 */
export interface Store {
  /** What is remembered under a key, to be parsed by whoever asks; `undefined` where nothing is, or nothing whole. */
  recall(kind: string, key: string): Promise<unknown>
  remember(kind: string, key: string, value: unknown): Promise<void>
  /** Bytes by their SHA-256; `undefined` where they are not there or damaged. */
  bytes(sha256: string): Promise<Uint8Array | undefined>
  keepBytes(sha256: string, bytes: Uint8Array): Promise<void>
  /** Why the store could not be written, where it could not. */
  readonly problem: () => unknown
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
  const root = join(folder, layout)
  const entryPath = (kind: string, key: string): string => join(root, kind, `${key}.json`)
  const bytesPath = (sha256: string): string => join(root, 'files', sha256.slice(0, 2), sha256)
  const write = async (path: string, bytes: Uint8Array): Promise<void> => {
    if (problem !== undefined) return
    await world.write(path, bytes).catch((error: unknown) => (problem = error))
  }
  return {
    recall: async (kind, key) => {
      if (fresh) return undefined
      try {
        return JSON.parse(decodeUtf8(await world.read(entryPath(kind, key))))
      } catch {
        return undefined // not there, or not whole: it is made anew
      }
    },
    remember: (kind, key, value) => write(entryPath(kind, key), new TextEncoder().encode(JSON.stringify(value))),
    bytes: async (sha256) => {
      const bytes = await world.read(bytesPath(sha256)).catch(() => undefined)
      return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined
    },
    keepBytes: async (sha256, bytes) => {
      const path = bytesPath(sha256)
      const found = await world.stat(path).catch(() => undefined)
      if (found?.size !== bytes.length) await write(path, bytes)
    },
    problem: () => problem,
  }
}

/** Where a course keeps what was made before. */
export function storeFolder(root: string): string {
  return join(root, '.deckhand')
}
