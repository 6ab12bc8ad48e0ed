import { type FSWatcher, existsSync, realpathSync, statSync, watch } from 'node:fs'
import { dirname } from 'node:path'

/** Hears of changes in folders. */
export interface FolderWatch {
  /**
   * The folders that hold these paths, or would hold them: from now on these are watched, and no others.
   *
   * @param listed folders of which the names matter too
   */
  follow(paths: readonly string[], listed: readonly string[]): void
  close(): void
}

/**
 * Watches folders and not files: an editor that writes a file anew beside the old one, and renames it, is heard of too.
 * Only that something has changed in a folder is heard; what, is seen by looking at what was seen before.
 *
 * @param onDeaf is told of a folder that cannot be watched: a system has only so many watches
 */
export function watchFolders(onChange: () => void, onDeaf: (folder: string, reason: unknown) => void): FolderWatch {
  let watchers: FSWatcher[] = []
  const close = (): void => {
    for (const watcher of watchers) watcher.close()
    watchers = []
  }
  return {
    follow: (paths, listed) => {
      // A folder that was removed and made again is another: all are opened anew, which takes less than a millisecond.
      const before = watchers
      watchers = foldersOf(paths, listed).flatMap((folder) => open(folder, onChange, onDeaf) ?? [])
      for (const watcher of before) watcher.close()
    },
    close,
  }
}

function open(folder: string, onChange: () => void, onDeaf: (folder: string, reason: unknown) => void): FSWatcher | undefined {
  try {
    return watch(folder, onChange).on('error', onChange)
  } catch (error) {
    // One that has just gone is heard of from the one above it.
    if (existsSync(folder)) onDeaf(folder, error)
    return undefined
  }
}

/** The nearest folders that are there. */
function foldersOf(paths: readonly string[], listed: readonly string[]): string[] {
  const known = new Map<string, string>()
  const nearest = (path: string): string => {
    const before = known.get(path)
    if (before !== undefined) return before
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
    const found = isFolder || dirname(path) === path ? path : nearest(dirname(path))
    known.set(path, found)
    return found
  }
  const homes = paths.flatMap((path) => [path, linked(path)]).map((path) => nearest(dirname(path)))
  return [...new Set([...homes, ...listed.map(nearest)])]
}

/** Where a path leads by links: what is written there is heard of there. */
function linked(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path // it is not there
  }
}
