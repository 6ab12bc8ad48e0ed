import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { World } from '../world/world.ts'

/** The folder of this package: where the templates and themes that ship are. */
export const packageRoot = findPackage(dirname(fileURLToPath(import.meta.url)))

/** The nearest folder upwards with a package.json: the code may stand in a bundle or in its sources. */
function findPackage(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('Deckhand is not installed whole: its package.json is missing')
  return findPackage(parent)
}

/**
 * The absolute path of a file that a course names, or `undefined` where it leads out of the course:
 * by being absolute, by `..`, or through a symbolic link.
 */
export async function insideCourse(world: World, root: string, named: string): Promise<string | undefined> {
  if (isAbsolute(named) || /^[A-Za-z]:|^\\\\/.test(named)) return undefined
  const path = join(root, named)
  if (leadsOut(root, path)) return undefined
  // What cannot even be looked at is told by whoever reads it.
  const found = await world.stat(path).catch(() => undefined)
  if (found === undefined) return path
  const [realRoot, realPath] = await Promise.all([world.realPath(root), world.realPath(path)])
  return leadsOut(realRoot, realPath) ? undefined : path
}

/**
 * The absolute path of a file to be written into a course, or `undefined` where it would come to stand outside: also where there is no
 * such file yet and a folder on the way to it is a link.
 */
export async function insideToWrite(world: World, root: string, named: string): Promise<string | undefined> {
  const path = await insideCourse(world, root, named)
  if (path === undefined) return undefined
  for (let folder = dirname(path); !leadsOut(root, folder); folder = dirname(folder)) {
    if ((await world.stat(folder).catch(() => undefined)) === undefined) continue
    const [realRoot, realFolder] = await Promise.all([world.realPath(root), world.realPath(folder)])
    return leadsOut(realRoot, realFolder) ? undefined : path
  }
  return path
}

function leadsOut(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
}

/** What parts a path on this system, beside the slash, and what no path may hold. */
const elsewhere = sep === '\\' ? /[\\:\0]/ : /\0/

/** Whether a path with slashes names something in the folder that it starts from. */
export function staysInside(path: string): boolean {
  return !elsewhere.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}
