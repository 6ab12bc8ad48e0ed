import { mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { readdir, rm, rmdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { hasEnded, owner } from '../processes/owner.ts'
import { lockFolder } from './lock.ts'
import type { World } from './world.ts'

const require = createRequire(import.meta.url)
const temporary = /^\.deckhand-([0-9a-f]{8}-\d+)-\d+\.tmp$/
/** No two drafts of this process have the same name: the same file may be written twice at a time. */
let drafts = 0
/** In ms: file systems keep the time to no more than this. */
const tick = 20

/**
 * The world of the file system and the environment of this process. What is looked at, read and written is so at once: a look takes
 * microseconds, and the way to a thread and back ten times that; and no half-written file is there when a signal ends the process.
 */
export const realWorld: World = {
  environment: process.env,

  today: () => new Date().toISOString().slice(0, 10),

  async stat(path) {
    try {
      const found = statSync(path, { throwIfNoEntry: false })
      if (!found) return undefined
      return {
        kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other',
        size: found.size,
        modified: found.mtimeMs,
        // What was changed in this tick of the file system's clock may be changed in it once more.
        changed: Date.now() - found.ctimeMs > tick ? found.ctimeMs : 0,
      }
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  },

  realPath: async (path) => realpathSync.native(path),

  async list(folder) {
    try {
      return readdirSync(folder).sort()
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  },

  read: async (path) => readFileSync(path),

  // At once: five ways to the thread pool and back cost ten times what is done there, and a build writes some thousand files.
  async write(path, bytes) {
    const folder = dirname(path)
    const draft = join(folder, `.deckhand-${owner}-${drafts++}.tmp`)
    try {
      writeInto(folder, draft, bytes)
      renameSync(draft, path)
    } catch (error) {
      rmSync(draft, { force: true })
      throw error
    }
  },

  remove: (path) => rm(path, { force: true }),

  removeEmpty: (folder) =>
    rmdir(folder).then(
      () => true,
      () => false, // something is in it, or it may not be removed
    ),

  lock: lockFolder,

  async sweep(folder, { below = false } = {}) {
    const entries = await readdir(folder, { withFileTypes: true, recursive: below }).catch(() => [])
    const drafts = entries.filter((entry) => entry.isFile() && hasEnded(temporary.exec(entry.name)?.[1] ?? ''))
    await Promise.all(drafts.map(({ parentPath, name }) => rm(join(parentPath, name), { force: true }).catch(() => undefined)))
  },

  resolvePackageFile: (specifier) => require.resolve(specifier),

  findPackageFile: (specifier, folder) =>
    resolveFrom(createRequire(join(folder, 'course.yaml')), specifier) ?? resolveFrom(require, specifier),
}

/** Makes the folder where it is not there. */
function writeInto(folder: string, file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes)
  } catch (error) {
    if (!isMissing(error)) throw error
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, bytes)
  }
}

function resolveFrom(from: NodeJS.Require, specifier: string): string | undefined {
  try {
    return from.resolve(specifier)
  } catch {
    return undefined // not installed there
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
