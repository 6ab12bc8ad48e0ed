import { type FSWatcher, statSync, watch } from 'node:fs'
import { dirname } from 'node:path'
import type { Sighting } from './observe.ts'

/** Hears of changes in folders. */
export interface FolderWatch {
  /** The folders that hold what was seen, or would hold it: from now on these are watched, and no others. */
  follow(paths: readonly Sighting[]): void
  close(): void
}

/**
 * Watches folders and not files: an editor that writes a file anew beside the old one, and renames it, is heard of too.
 * Only that something has changed in a folder is heard; what, is seen by looking at what was seen before.
 */
export function watchFolders(onChange: () => void): FolderWatch {
  let watchers: FSWatcher[] = []
  const close = (): void => {
    for (const watcher of watchers) watcher.close()
    watchers = []
  }
  return {
    follow: (paths) => {
      // A folder that was removed and made again is another: all are opened anew, which takes less than a millisecond.
      const before = watchers
      watchers = foldersOf(paths).flatMap((folder) => open(folder, onChange) ?? [])
      for (const watcher of before) watcher.close()
    },
    close,
  }
}

function open(folder: string, onChange: () => void): FSWatcher | undefined {
  try {
    // A folder that goes is heard of from the one above it.
    return watch(folder, onChange).on('error', onChange)
  } catch {
    return undefined // it has just gone
  }
}

/** The nearest folder that is there of each path, and the one above it, where the folder itself may go and come. */
function foldersOf(paths: readonly Sighting[]): string[] {
  const known = new Map<string, string>()
  const nearest = (path: string): string => {
    const before = known.get(path)
    if (before !== undefined) return before
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
    const found = isFolder || dirname(path) === path ? path : nearest(dirname(path))
    known.set(path, found)
    return found
  }
  const folders = new Set<string>()
  for (const { path, kind } of paths) {
    folders.add(nearest(dirname(path)))
    if (kind === 'folder') folders.add(nearest(path))
  }
  return [...folders]
}
