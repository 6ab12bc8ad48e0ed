import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The course's folder: the one named, or the current one, or `content` in it. */
export function findRoot(named: unknown): string {
  if (typeof named === 'string') return resolve(named)
  return resolve(['.', 'content'].find((folder) => isFile(join(folder, 'course.yaml'))) ?? '.')
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
  } catch {
    return false // not to be looked at: whoever reads the course tells why
  }
}
