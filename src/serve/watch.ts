import { type BuildResult, buildWith } from '../build/build.ts'
import { closeMeans, openMeans } from '../build/means.ts'
import type { BuildOptions } from '../build/options.ts'
import type { Sightings } from '../world/observe.ts'
import { areUnchanged } from '../world/unchanged.ts'
import { watchFolders } from '../world/watch.ts'

/** What a watch tells. */
export interface WatchEvents {
  /** A build is done; `milliseconds` is what it took. */
  built(result: BuildResult, milliseconds: number): void
  /** A build ended in a fault of Deckhand: the watch goes on. */
  failed(error: unknown): void
}

/** A course that is built whenever something changes that its last build looked at. */
export interface Watch {
  /** Ends it after the build that is at work, and leaves nothing behind. */
  close(): Promise<void>
}

/** An editor writes in several steps: what follows within this time, in ms, is one change. */
const settling = 10

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
  let timer: NodeJS.Timeout | undefined
  let building: Promise<void> = Promise.resolve()
  let closed = false

  const isBehind = (): boolean => !closed && !(seen && areUnchanged(seen.paths))
  /** Builds once; gives whether there is something to go on from. */
  const buildOnce = async (): Promise<boolean> => {
    const start = performance.now()
    try {
      const result = await buildWith(options, means)
      seen = result.sightings
      folders.follow(seen.paths)
      events.built(result, performance.now() - start)
      return true
    } catch (error) {
      events.failed(error)
      return false
    }
  }
  /** Builds until all stands as the last build saw it: also what changes while one is at work. */
  const catchUp = async (): Promise<void> => {
    while (isBehind()) if (!(await buildOnce())) return
  }
  const wake = (): void => {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(() => (building = building.then(catchUp)), settling)
  }
  const folders = watchFolders(wake)
  building = catchUp()
  await building
  return {
    close: async () => {
      closed = true
      clearTimeout(timer)
      folders.close()
      await building
      await closeMeans(means)
    },
  }
}
