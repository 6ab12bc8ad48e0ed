import { lstat, mkdir, open, readFile, readdir, realpath, rename, rm, rmdir, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { isAlive, lockFolder } from './lock.ts'
import type { World } from './world.ts'

const require = createRequire(import.meta.url)
const temporary = /^\.deckhand-.+\.tmp$/

/** The world of the file system and the environment of this process. */
export const realWorld: World = {
  environment: process.env,

  today: () => new Date().toISOString().slice(0, 10),

  async stat(path) {
    try {
      const found = await stat(path)
      return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', size: found.size, modified: found.mtimeMs }
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  },

  realPath: (path) => realpath(path),

  async list(folder) {
    try {
      return (await readdir(folder)).sort()
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  },

  read: (path) => readFile(path),

  async write(path, bytes) {
    const folder = dirname(path)
    await mkdir(folder, { recursive: true })
    const draft = join(folder, `.deckhand-${process.pid}-${basename(path)}.tmp`)
    try {
      const file = await open(draft, 'w')
      try {
        await file.writeFile(bytes)
      } finally {
        await file.close()
      }
      await rename(draft, path)
    } catch (error) {
      await rm(draft, { force: true })
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

  async sweep(folder) {
    const drafts = (await this.list(folder)).filter((name) => temporary.test(name) && !isOfLiveProcess(name))
    await Promise.all(
      drafts.map(async (name) => {
        const path = join(folder, name)
        if ((await lstat(path)).isFile()) await rm(path, { force: true })
      }),
    )
  },

  resolvePackageFile: (specifier) => require.resolve(specifier),

  findPackageFile: (specifier, folder) =>
    resolveFrom(createRequire(join(folder, 'course.yaml')), specifier) ?? resolveFrom(require, specifier),
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

/** Whether the process that wrote a draft is still at work. */
function isOfLiveProcess(name: string): boolean {
  const pid = Number(/^\.deckhand-(\d+)-/.exec(name)?.[1])
  return Number.isInteger(pid) && pid !== process.pid && isAlive(pid)
}
