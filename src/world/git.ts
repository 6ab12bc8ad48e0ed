import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { type Git, gitIn } from './git-process.ts'
import { type Tree, type TreeEntry, followLinks, readTree } from './git-tree.ts'
import { realWorld } from './real.ts'
import type { World } from './world.ts'

/** What git keeps of a course's folder. */
export interface History {
  /** The folder in which git keeps this work tree's state: something in it changes with every commit, switch and reset. */
  readonly folder: string
  /** The commit that a name stands for (HEAD, main, v1, a hash), or `undefined`. */
  resolve(name: string): Promise<string | undefined>
  /** The last commit before the end of a day (`2026-09-01`, UTC) that HEAD descends from; `undefined` where the history begins later. */
  before(date: string): Promise<string | undefined>
  /** The course's folder as it was in a commit: to read only. What is outside it, and installed packages, come from the disk. */
  worldAt(commit: string): World
}

export interface HistoryOptions {
  /** Where the package itself is: what stands in the course's folder is read from the disk. A course in the package is none of it. */
  readonly packageFolder?: string
  readonly disk?: World
}

/**
 * Opens the history of a course, whose folder may be any in its repository.
 *
 * @returns `undefined` where git is not installed, or the folder is in no repository that git trusts
 */
export async function openHistory(root: string, options: HistoryOptions = {}): Promise<History | undefined> {
  const disk = options.disk ?? realWorld
  const git = gitIn(root, disk.environment)
  const place = await git.ask('rev-parse', '--is-inside-work-tree', '--show-prefix', '--absolute-git-dir')
  const [, prefix, folder] = /^true\n([^]*)\n([^\n]+)\n$/.exec(place ?? '') ?? []
  if (prefix === undefined || folder === undefined) return undefined
  const { packageFolder } = options
  const packages = packageFolder !== undefined && packageFolder !== root && isIn(root, packageFolder) ? packageFolder : undefined
  return {
    folder,
    resolve: async (name) => (await git.object(`${name}^{commit}`))?.hash,
    before: async (date) => {
      const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T23:59:59Z`) / 1000 : Number.NaN
      if (Number.isNaN(day)) return undefined
      const found = await git.ask('rev-list', '-1', `--min-age=${day}`, 'HEAD', '--')
      return found?.trim() || undefined
    },
    worldAt: (commit) => commitWorld({ root, git, disk, packages, tree: lazily(() => readTree(git, commit, prefix)) }),
  }
}

interface CommitMeans {
  readonly root: string
  readonly git: Git
  readonly disk: World
  readonly packages: string | undefined
  tree(): Promise<Tree>
}

function commitWorld({ root, git, disk, packages, tree }: CommitMeans): World {
  /** The way from the course's folder; `undefined` for what is read from the disk. */
  const wayOf = (path: string): string | undefined => {
    const way = relative(root, path)
    const parts = way.split(sep)
    const isOnDisk =
      parts[0] === '..' || isAbsolute(way) || parts.includes('node_modules') || (packages !== undefined && isIn(packages, path))
    return isOnDisk ? undefined : parts.join('/')
  }
  const bytesOf = async ({ object }: TreeEntry): Promise<Uint8Array> => {
    const found = await git.object(object)
    if (!found) throw new Error('git does not have this file here: fetch it')
    return found.bytes
  }
  const linkTarget = async (link: TreeEntry): Promise<string> =>
    new TextDecoder().decode(link.size > 4096 ? undefined : await bytesOf(link))
  const find = async (way: string): ReturnType<typeof followLinks> => followLinks(await tree(), way, linkTarget)
  const readOnly = async (): Promise<never> => {
    throw new Error('a commit cannot be written to')
  }
  return {
    environment: disk.environment,
    today: () => disk.today(),
    stat: async (path) => {
      const way = wayOf(path)
      if (way === undefined) return disk.stat(path)
      const found = await find(way)
      if (found === 'outside') return { kind: 'other', size: 0, modified: 0, changed: 0 }
      return found && { kind: found.entry.kind === 'file' ? 'file' : 'folder', size: found.entry.size, modified: 0, changed: 0 }
    },
    realPath: async (path) => {
      const way = wayOf(path)
      if (way === undefined) return disk.realPath(path)
      const found = await find(way)
      if (found === undefined) throw new Error(`ENOENT: no such file in the commit, '${path}'`)
      // Where outside makes no difference.
      return found === 'outside' ? dirname(root) : join(root, found.way)
    },
    list: async (folder) => {
      const way = wayOf(folder)
      if (way === undefined) return disk.list(folder)
      const found = await find(way)
      if (found === undefined || found === 'outside' || found.entry.kind !== 'folder') return []
      const inside = found.way === '' ? '' : `${found.way}/`
      const ways = [...(await tree()).keys()].filter((other) => other !== '' && other.startsWith(inside))
      return ways
        .map((other) => other.slice(inside.length))
        .filter((name) => !name.includes('/'))
        .toSorted()
    },
    read: async (path) => {
      const way = wayOf(path)
      if (way === undefined) return disk.read(path)
      const found = await find(way)
      if (found === undefined || found === 'outside' || found.entry.kind !== 'file')
        throw new Error(`ENOENT: no such file in the commit, '${path}'`)
      return bytesOf(found.entry)
    },
    write: readOnly,
    remove: readOnly,
    removeEmpty: readOnly,
    lock: readOnly,
    sweep: readOnly,
    resolvePackageFile: (specifier) => disk.resolvePackageFile(specifier),
    findPackageFile: (specifier, folder) => disk.findPackageFile(specifier, folder),
  }
}

function isIn(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return !isAbsolute(way) && way.split(sep)[0] !== '..'
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
