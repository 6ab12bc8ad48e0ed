import { readFileSync, readdirSync, statSync } from 'node:fs'
import { hasEnding } from './endings.ts'
import { sha256 } from './hash.ts'
import type { Sighting } from './observe.ts'

/**
 * Whether all is as it was seen. Synchronous: it stands before everything else that a command does, and a few hundred
 * files are looked at in a few milliseconds. A file of another time is read: being touched does not change it.
 */
export function areUnchanged(paths: readonly Sighting[]): boolean {
  return paths.every(isUnchanged)
}

function isUnchanged(seen: Sighting): boolean {
  try {
    if (seen.kind === 'folder') {
      const { endings } = seen
      const all = readdirSync(seen.path).sort()
      const names = endings ? all.filter((name) => hasEnding(name, endings)) : all
      return names.length === seen.names.length && names.every((name, index) => name === seen.names[index])
    }
    const found = statSync(seen.path, { throwIfNoEntry: false })
    if (found === undefined || seen.kind === 'absent' || seen.kind === 'present') return (found === undefined) === (seen.kind === 'absent')
    if (!found.isFile() || found.size !== seen.size) return false
    if (seen.kind === 'stamp') return found.mtimeMs === seen.modified
    // Both times: that of its content may be set back, as by `cp -p`.
    if (found.mtimeMs === seen.modified && found.ctimeMs === seen.changed) return true
    return sha256(readFileSync(seen.path)) === seen.sha256
  } catch (error) {
    // A folder that was not there is seen as one without names.
    return seen.kind === 'folder' && seen.names.length === 0 && error instanceof Error && 'code' in error && error.code === 'ENOENT'
  }
}

/**
 * Whether a file that held something is gone or empty. An editor may be about to write it: some remove it first, some empty it.
 * Synchronous, as `areUnchanged` is.
 */
export function lacksSome(paths: readonly Sighting[]): boolean {
  return paths.some((seen) => seen.kind === 'file' && seen.size > 0 && (statSync(seen.path, { throwIfNoEntry: false })?.size ?? 0) === 0)
}
