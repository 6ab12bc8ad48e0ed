import { availableParallelism } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { type Diagnostic, fileStart, hasErrors, sortDiagnostics, systemReason } from '../diagnostics/diagnostic.ts'
import { applyRules } from '../diagnostics/rules.ts'
import type { CourseChanges } from '../diff/compare-course.ts'
import type { CoursePicture } from '../diff/picture.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import { type ObservedWorld, type Sightings, observeWorld } from '../world/observe.ts'
import { openStore, storeFolder } from '../world/store.ts'
import type { World } from '../world/world.ts'
import type { DeckMeans } from './build-deck.ts'
import { commonKey } from './common-key.ts'
import { concurrently } from './concurrently.ts'
import { deckKeys } from './deck-keys.ts'
import type { MemoryMeans } from './deck-memory.ts'
import { fontReader } from './font-reader.ts'
import { sinceLastBuild } from './last-build.ts'
import { openCourse } from './load.ts'
import { makeDeck } from './make-deck.ts'
import { slidesMaker } from './make-slides.ts'
import { type DeckEntry, type Output, knownFits, readManifest } from './manifest.ts'
import { type BuildMeans, closeMeans, openMeans, startMeans } from './means.ts'
import { type BuildOptions, isPrinted, notMade, onlyKinds } from './options.ts'
import { type OutputChange, holdOutputs, outputFolder } from './output-folder.ts'
import { hasCourse } from './read-course.ts'
import { rememberRun } from './remember-run.ts'
import { type Work, tally } from './work.ts'
import { writeIndex } from './write-index.ts'

/** What a build did. */
export interface BuildResult {
  /** Whether everything that was asked for was made. */
  readonly ok: boolean
  readonly diagnostics: readonly Diagnostic[]
  readonly decks: readonly DeckEntry[]
  /** Every file that was made, relative to the folder of outputs, be it by this build or an earlier one. */
  readonly outputs: readonly Output[]
  /** What of them is new, and what is gone. */
  readonly changes: readonly OutputChange[]
  /** What of the course is another since the last build of it; `undefined` where there was none. */
  readonly since: CourseChanges | undefined
  /** What had to be done for it. */
  readonly work: Work
  /** The decks that were to be made, also those that have faults. */
  readonly asked: readonly { readonly name: string; readonly file: string }[]
  /** The course as it is compared with other states of it. */
  readonly picture: CoursePicture | undefined
  /** The texts of the course's files, for code frames. */
  readonly texts: ReadonlyMap<string, string>
  /** All that was looked at: as long as it stands, the same build has nothing to do. */
  readonly sightings: Sightings
}

/**
 * Builds a course: for each deck its Markdown, its page, its PDF and its handouts, then the index and the manifest.
 * What was made before of the same is not made again. A deck with faults keeps the outputs of its last good build;
 * the others are built all the same.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const means = openMeans(options)
  try {
    return await buildWith(options, means)
  } finally {
    await closeMeans(means)
  }
}

/**
 * Builds a course with means that outlive the build. One build at a time works on a folder of outputs.
 *
 * @param onLook is given, before all else, what will tell what was looked at: also where the build throws
 */
export async function buildWith(options: BuildOptions, means: BuildMeans, onLook?: (looks: ObservedWorld) => void): Promise<BuildResult> {
  const progress = options.onProgress ?? (() => undefined)
  // What was made, and what is remembered of it, is looked at apart: it is not what the course is made from.
  const world = observeWorld(means.world)
  onLook?.(world)
  const steps = { means, world, progress }
  // Where there is no course, nothing is made, not even a folder.
  if (options.compare || !(await hasCourse(means.world, options.root))) return buildCourse(options, steps)
  const onWait = (): void => progress('another build is at work here: waiting for it')
  const release = await holdOutputs(means.world, options.out, onWait)
  try {
    return await buildCourse(options, steps)
  } finally {
    await release()
  }
}

interface BuildSteps {
  readonly means: BuildMeans
  readonly world: ObservedWorld
  readonly progress: (step: string) => void
}

async function buildCourse(options: BuildOptions, { means, world, progress }: BuildSteps): Promise<BuildResult> {
  const { root, out } = options
  const only = onlyKinds(options)
  progress('reading the course')
  const isCold = options.force === true || (await means.world.stat(storeFolder(root)).catch(() => undefined)) === undefined
  if (isCold) startMeans(means, only)
  const store = openStore(means.world, storeFolder(root), { fresh: options.force ?? false })
  const [course, before, browserName] = await Promise.all([
    openCourse(world, options, means.documents),
    readManifest(means.world, join(out, 'manifest.json')),
    means.browser?.identity().catch(() => 'one that does not start'), // whatever is printed with it tells why
  ])
  const readFont = courseFontReader(world, means.readFont)
  const outputFaults: Diagnostic[] = []
  const deckMeans: DeckMeans = {
    asked: options,
    readFont,
    browser: means.browser,
    browserName,
    handout: means.handout,
    slides: slidesMaker(world, course.resources, readFont, means.slides),
    store,
    known: options.force ? new Map() : knownFits(before),
    keys: deckKeys(course.resources, readFont, browserName),
    judgement: { rules: course.rules, strict: options.strict ?? false },
    out: outputFolder(means.world, out, options.compare ? 'compare' : undefined, outputFaults, options.onOutput),
    before,
    pageFirst: options.pageFirst ?? (() => undefined),
    tally: tally(),
  }
  const memory: MemoryMeans = { world, root, store, course, common: await commonKey(course, options, readFont, browserName) }
  // One more than there are pages: a deck is rendered while others are printed.
  const decks = await concurrently(course.decks, availableParallelism() + 1, async (deck) => {
    progress(deck.name)
    await world.sweep(join(out, deck.name), { below: true })
    return makeDeck(deck, { ...deckMeans, memory })
  })
  const kinds = decks.flatMap((deck) => deck.kinds)
  const entries = decks.flatMap(({ entry }) => entry ?? [])
  const made = entries.filter((entry) => entry.outputs.length > 0)
  const diagnostics = [
    ...course.diagnostics,
    ...course.together(
      decks.map(({ cited }) => cited),
      decks.map(({ showing }) => showing),
    ),
    ...decks.flatMap((deck) => deck.diagnostics),
  ]
  if (means.browser && browserName === undefined && kinds.length > 0) {
    const printed = kinds.some(isPrinted)
    const lacking = printed ? notMade(kinds) : 'the slides were not measured, so content may leave them'
    diagnostics.push(...(await means.browser.missing(printed ? 'error' : 'warning', lacking)))
  }
  await world.sweep(out)
  const pictured = decks.flatMap(({ entry, picture }) => (entry && picture ? [{ picture, file: entry.file, sources: entry.sources }] : []))
  const last = await sinceLastBuild(means.world, root, course, pictured)
  const unkept: unknown = options.compare
    ? undefined
    : await last.keep().then(
        () => undefined,
        (error: unknown) => error,
      )
  const problem = store.problem() ?? unkept
  if (problem !== undefined) diagnostics.push(notRemembered(problem))
  const index = await writeIndex(made, course, { before, only, out: deckMeans.out })
  const sorted = sortDiagnostics(applyRules([...diagnostics, ...outputFaults], deckMeans.judgement))
  const result: BuildResult = {
    ok: !hasErrors(sorted),
    diagnostics: sorted,
    decks: made,
    outputs: [...made.flatMap((entry) => entry.outputs), ...index],
    changes: deckMeans.out.changes(),
    since: last.changes,
    asked: course.decks.map(({ name, file }) => ({ name, file })),
    picture: last.picture,
    work: deckMeans.tally.work(),
    texts: course.texts,
    sightings: world.sightings(),
  }
  await means.prune(root, store)
  // What a browser elsewhere is, only it can tell.
  const isElsewhere = browserName !== undefined && (await means.browser?.program()) === undefined
  const isLacking = means.browser !== undefined && browserName === undefined
  if (result.ok && !options.compare && !isElsewhere && !isLacking) await rememberRun(options, result, world, await means.browser?.program())
  return result
}

/** The outputs are made all the same, only not remembered. */
function notRemembered(problem: unknown): Diagnostic {
  return {
    file: '.deckhand',
    range: fileStart,
    code: 'cache/not-written',
    severity: 'warning',
    message: `what was made could not be remembered: ${systemReason(problem)}`,
    hint: "check the permissions and the free space of the course's folder: each build makes everything anew until then",
  }
}

/** Fonts of the course and of its packages are looked at anew in each build; those that ship are not. */
function courseFontReader(world: World, shipped: ReadFont): ReadFont {
  const own = fontReader(world)
  return (specifier) => (isAbsolute(specifier) ? own(specifier) : shipped(specifier))
}
