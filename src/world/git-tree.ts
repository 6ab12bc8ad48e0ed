import type { Git } from './git-process.ts'

/** A file, a symbolic link or a folder of a commit. */
export interface TreeEntry {
  readonly kind: 'file' | 'link' | 'folder'
  /** The name of its object; '' for a folder. */
  readonly object: string
  /** In bytes; 0 for a folder. */
  readonly size: number
}

/** What a folder held in a commit: every way down from it, with forward slashes, and '' for itself. */
export type Tree = ReadonlyMap<string, TreeEntry>

const folder: TreeEntry = { kind: 'folder', object: '', size: 0 }

/** Lists a folder of a commit, whole. Without entries where the commit did not have it. */
export async function readTree(git: Git, commit: string, prefix: string): Promise<Tree> {
  const listed = await git.ask('ls-tree', '-r', '-z', '--long', '--full-tree', `${commit}:${prefix}`)
  return parseTree(listed)
}

/** What `git ls-tree -r -z --long` prints, as a tree. Names that no checkout would write are left out. */
export function parseTree(listed: string | undefined): Tree {
  const tree = new Map<string, TreeEntry>()
  if (listed === undefined) return tree
  tree.set('', folder)
  for (const line of listed.split('\0')) {
    const [, mode = '', object = '', size, way = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-|BAD)\t([^]+)$/.exec(line) ?? []
    const parts = way.split('/')
    if (way === '' || parts.some((part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git')) continue
    for (let depth = 1; depth < parts.length; depth++) tree.set(parts.slice(0, depth).join('/'), folder)
    // A submodule is a folder of which the repository knows nothing.
    const isSubmodule = mode === '160000'
    tree.set(way, isSubmodule ? folder : { kind: mode === '120000' ? 'link' : 'file', object, size: Number(size) || 0 })
  }
  return tree
}

/** More links than this, one behind the other, lead nowhere. */
const mostLinks = 40

/**
 * Where a way leads when all links on it are followed.
 *
 * @param linkTarget what a link holds
 * @returns 'outside' where a link leads out of the tree; `undefined` where there is nothing
 */
export async function followLinks(
  tree: Tree,
  way: string,
  linkTarget: (link: TreeEntry) => Promise<string>,
): Promise<{ readonly way: string; readonly entry: TreeEntry } | 'outside' | undefined> {
  const ahead = way.split('/')
  const real: string[] = []
  let links = 0
  for (let part = ahead.shift(); part !== undefined; part = ahead.shift()) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (real.pop() === undefined) return 'outside'
      continue
    }
    const entry = tree.get([...real, part].join('/'))
    if (!entry) return undefined
    if (entry.kind !== 'link') {
      real.push(part)
      continue
    }
    if (++links > mostLinks) return undefined
    const target = await linkTarget(entry)
    if (/^([/\\]|[A-Za-z]:)/.test(target)) return 'outside'
    ahead.unshift(...target.split('/'))
  }
  const found = tree.get(real.join('/'))
  return found && { way: real.join('/'), entry: found }
}
