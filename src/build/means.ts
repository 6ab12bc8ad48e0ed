import type { ReadFont } from '../fonts/coverage.ts'
import { recentMemory } from '../model/memory.ts'
import { realWorld } from '../world/real.ts'
import type { World } from '../world/world.ts'
import { type BrowserLimits, type RunBrowser, runBrowser } from './browser.ts'
import type { DocumentMemory } from './document-memory.ts'
import { fontReader } from './font-reader.ts'
import { type SlidesMemory, slidesMemory } from './make-slides.ts'
import { type HandoutMaker, type LazyHandoutMaker, handoutMaker, lazyHandoutMaker, threadedHandoutMaker } from './make-handout.ts'
import { type StorePruner, storePruner } from './prune.ts'
import { type BuildOptions, isSheet, onlyKinds, showsSlides } from './options.ts'

/** What a build works with, and what a process that stays keeps from one build to the next. */
export interface BuildMeans {
  readonly world: World
  readonly readFont: ReadFont
  /** Absent where no output needs one. */
  readonly browser: RunBrowser | undefined
  readonly handout: LazyHandoutMaker
  readonly slides: SlidesMemory
  readonly prune: StorePruner
  readonly documents: DocumentMemory
}

/** How many of the course's files are kept as they were read. */
const keptDocuments = 16

/**
 * Means that come up when they are first needed.
 *
 * @param limits what of the browser stays open between builds
 */
export function openMeans(options: BuildOptions, limits?: BrowserLimits): BuildMeans {
  const world = options.world ?? realWorld
  const readFont = fontReader(world)
  const local = (): HandoutMaker => handoutMaker(readFont, { paint: true })
  return {
    world,
    readFont,
    browser: (onlyKinds(options)?.some(showsSlides) ?? true) ? runBrowser(options.browser, world, limits) : undefined,
    handout: lazyHandoutMaker(() => (options.world === undefined ? threadedHandoutMaker() : undefined) ?? local()),
    slides: slidesMemory(),
    prune: storePruner(world),
    documents: recentMemory(keptDocuments),
  }
}

/** For a build that will need them: they come up while the course is read. */
export function startMeans({ browser, handout }: BuildMeans, only: BuildOptions['only']): void {
  browser?.start()
  if (only?.some(isSheet) ?? true) handout.start()
}

export async function closeMeans({ browser, handout }: BuildMeans): Promise<void> {
  await Promise.all([browser?.close(), handout.close()])
}
