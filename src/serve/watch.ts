import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type BuildResult, buildWith } from '../build/build.ts'
import { closeMeans, openMeans } from '../build/means.ts'
import type { BuildOptions } from '../build/options.ts'
import type { ObservedWorld, Sightings } from '../world/observe.ts'
import { areUnchanged, lacksSome } from '../world/unchanged.ts'
import { watchFolders } from '../world/watch.ts'
import { coalesce } from './coalesce.ts'

/** What a watch tells. */
export interface WatchEvents {
  /** A build begins. */
  begun?(): void
  /** A build is done; `milliseconds` is what it took. */
  built(result: BuildResult, milliseconds: number): void
  /** A build ended in a fault of Deckhand: the watch goes on, and builds again when something changes. */
  failed(error: unknown): void
  /** A folder cannot be watched: what changes in it is not heard of. Told once. */
  deaf(folder: string, reason: unknown): void
}

/** A course that is built whenever something changes that its last build looked at. */
export interface Watch {
  /** Ends it after the build that is at work, and leaves nothing behind. */
  close(): Promise<void>
}

/** An editor writes in several steps: what follows within this time, in ms, is one change, but no change waits for longer than `longest`. */
const settling = { pause: 10, longest: 100 }

/** For so long, in ms, a file may be gone or empty that an editor writes anew. */
const passing = 150

/** How many decks stay open in the browser, the last that changed: each takes a process of some 50 MB. */
const keptPages = 4

/**
 * Builds a course, and again whenever a file changes that the last build read, or comes where it looked for one.
 * The browser, the handout's thread and what was read stay from one build to the next. Bad input ends nothing:
 * what is wrong is in the result, and the last good outputs stay.
 */
export async function watchCourse(options: BuildOptions, events: WatchEvents): Promise<Watch> {
  const means = openMeans(options, { kept: keptPages })
  let seen: Sightings | undefined
  let building: Promise<void> = Promise.resolve()
  let closed = false

  const isBehind = (): boolean => !closed && !(seen && isAsSeen(seen))
  const isAsSeen = ({ paths, searches, day }: Sightings): boolean =>
    areUnchanged(paths) &&
    (day === undefined || day === means.world.today()) &&
    searches.every(({ specifier, folder, found }) => means.world.findPackageFile(specifier, folder) === found)
  const buildOnce = async (): Promise<void> => {
    const start = performance.now()
    let looks: ObservedWorld | undefined
    events.begun?.()
    try {
      const result = await buildWith(options, means, (world) => (looks = world))
      events.built(result, performance.now() - start)
    } catch (error) {
      events.failed(error)
    }
    // Also what failed is tried again only when something has changed of what it looked at.
    seen = looks?.sightings() ?? { paths: [], searches: [] }
  }
  /** Folders may have come and gone, also where that is no reason to build. */
  const follow = ({ paths }: Sightings): void =>
    folders.follow([...paths.map(({ path }) => path), join(options.root, 'course.yaml')], foldersAmong(paths))
  /** Builds until all stands as the last build saw it: also what changes while one is at work. */
  const catchUp = async (): Promise<void> => {
    for (;;) {
      if (seen) follow(seen)
      // What changes in the midst of a burst is built when that has settled.
      if (changes.isWaiting() || !isBehind()) return
      if (seen && lacksSome(seen.paths)) await delay(passing)
      if (isBehind()) await buildOnce()
    }
  }
  const changes = coalesce(settling, () => (building = building.then(catchUp)))
  const unheard = new Set<string>()
  const folders = watchFolders(changes.hear, (folder, reason) => {
    if (!unheard.has(folder)) events.deaf(folder, reason)
    unheard.add(folder)
  })
  building = catchUp()
  await building
  return {
    close: async () => {
      closed = true
      changes.stop()
      folders.close()
      await building
      await closeMeans(means)
    },
  }
}

function foldersAmong(paths: Sightings['paths']): string[] {
  return paths.flatMap(({ path, kind }) => (kind === 'folder' ? [path] : []))
}
