import { availableParallelism } from 'node:os'
import { join, sep } from 'node:path'
import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { applyRules } from '../diagnostics/rules.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import { observeWorld } from '../world/observe.ts'
import { realWorld } from '../world/real.ts'
import { openStore, storeFolder } from '../world/store.ts'
import type { World } from '../world/world.ts'
import { type RunBrowser, runBrowser } from './browser.ts'
import { type DeckMeans, buildDeck, writeFiles } from './build-deck.ts'
import { concurrently } from './concurrently.ts'
import { deckKeys, fontsKey, keyOf } from './deck-keys.ts'
import { type DeckMemory, type MemoryMeans, recallDeck, rememberDeck } from './deck-memory.ts'
import { fontReader } from './font-reader.ts'
import { sha256 } from './hash.ts'
import { type OpenCourse, citedBy, openCourse } from './load.ts'
import { deckFiles } from './made.ts'
import { type LazyHandoutMaker, handoutMaker, lazyHandoutMaker, threadedHandoutMaker } from './make-handout.ts'
import { slidesMaker } from './make-slides.ts'
import { type DeckEntry, type Output, knownFits, leftovers, readManifest } from './manifest.ts'
import { type BuildOptions, type OutputKind, chosenKinds, isPrinted, isSheet, notMade, showsSlides } from './options.ts'
import { type OutputChange, outputFolder } from './output-folder.ts'
import type { DeckText } from './read-decks.ts'
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
  /** The texts of the course's files, for code frames. */
  readonly texts: ReadonlyMap<string, string>
}

/** What a build works with, and what a process that stays keeps from one build to the next. */
export interface BuildMeans {
  readonly world: World
  readonly readFont: ReadFont
  /** Absent where no output needs one. */
  readonly browser: RunBrowser | undefined
  readonly handout: LazyHandoutMaker
}

/**
 * Builds a course: for each deck its Markdown, its page, its PDF and its handouts, then the index and the manifest.
 * What was made before of the same is not made again. A deck with faults keeps the outputs of its last good build;
 * the others are built all the same.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const world = options.world ?? realWorld
  const readFont = fontReader(world)
  const browser = (options.only?.some(showsSlides) ?? true) ? runBrowser(options.browser, world) : undefined
  const handout = lazyHandoutMaker(
    () => (options.world === undefined ? threadedHandoutMaker() : undefined) ?? handoutMaker(readFont, { paint: true }),
  )
  try {
    return await buildWith(options, { world, readFont, browser, handout })
  } finally {
    await Promise.all([browser?.close(), handout.close()])
  }
}

/** Builds a course with means that outlive the build. */
export async function buildWith(options: BuildOptions, means: BuildMeans): Promise<BuildResult> {
  const { root, out, only } = options
  const progress = options.onProgress ?? (() => undefined)
  progress('reading the course')
  const isCold = options.force === true || (await means.world.stat(storeFolder(root)).catch(() => undefined)) === undefined
  if (isCold) {
    // Everything will be made: the browser and the handout's thread come up while the course is read.
    means.browser?.start()
    if (only?.some(isSheet) ?? true) means.handout.start()
  }
  const world = observeWorld(means.world, (path) => isBelow(path, out) || isBelow(path, storeFolder(root)))
  const store = openStore(world, storeFolder(root), { fresh: options.force ?? false })
  const [course, before, browserName] = await Promise.all([
    openCourse(world, options),
    readManifest(world, join(out, 'manifest.json')),
    means.browser?.identity(),
  ])
  const outputFaults: Diagnostic[] = []
  const deckMeans: DeckMeans = {
    only,
    readFont: means.readFont,
    browser: means.browser,
    browserName,
    handout: means.handout,
    slides: slidesMaker(world, course.resources, means.readFont),
    store,
    known: options.force ? new Map() : knownFits(before),
    keys: deckKeys(course.resources, means.readFont, browserName),
    judgement: { rules: course.rules, strict: options.strict ?? false },
    out: outputFolder(world, out, options.compare ? 'compare' : undefined, outputFaults),
    before,
  }
  const memory: MemoryMeans = { world, root, store, course, common: await commonKey(course, options, means.readFont, browserName) }
  // One more than there are pages: a deck is rendered while others are printed.
  const decks = await concurrently(course.decks, availableParallelism() + 1, async (deck) => {
    progress(deck.name)
    await world.sweep(join(out, deck.name))
    return makeDeck(deck, { ...deckMeans, memory })
  })
  const kinds = decks.flatMap((deck) => deck.kinds)
  const entries = decks.flatMap(({ entry }) => entry ?? [])
  const made = entries.filter((entry) => entry.outputs.length > 0)
  const diagnostics = [
    ...course.diagnostics,
    ...course.together(decks.map(({ cited }) => cited)),
    ...decks.flatMap((deck) => deck.diagnostics),
  ]
  if (means.browser && browserName === undefined && kinds.length > 0) {
    const printed = kinds.some(isPrinted)
    const lacking = printed ? notMade(kinds) : 'the slides were not measured, so content may leave them'
    diagnostics.push(...(await means.browser.missing(printed ? 'error' : 'warning', lacking)))
  }
  await world.sweep(out)
  const index = await writeIndex(made, course, { before, only, out: deckMeans.out })
  const sorted = sortDiagnostics(applyRules([...diagnostics, ...outputFaults], deckMeans.judgement))
  const outputs = [...made.flatMap((entry) => entry.outputs), ...index]
  return { ok: !hasErrors(sorted), diagnostics: sorted, decks: made, outputs, changes: deckMeans.out.changes(), texts: course.texts }
}

/** What came of a deck, be it made or remembered. */
interface MadeDeck {
  readonly entry: DeckEntry | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** The keys of the references that it cites; `undefined` where it has faults. */
  readonly cited: readonly string[] | undefined
  /** The outputs that were to be made; none where it has faults. */
  readonly kinds: readonly OutputKind[]
}

async function makeDeck(deck: DeckText, means: DeckMeans & { readonly memory: MemoryMeans }): Promise<MadeDeck> {
  const { memory, only } = means
  const known = await recallDeck(deck, memory)
  const restored = known && (await restore(known, means))
  if (restored) return restored
  const loaded = await memory.course.load(deck)
  const { composed } = loaded
  if (!composed) return { entry: undefined, diagnostics: loaded.diagnostics, cited: undefined, kinds: [] }
  const built = await buildDeck(loaded, composed, means)
  await rememberDeck(deck, loaded, built, memory)
  return {
    entry: built.entry,
    diagnostics: [...loaded.diagnostics, ...built.diagnostics],
    cited: citedBy(loaded),
    kinds: chosenKinds(only, composed.handout.forms),
  }
}

/** Sees to it that a remembered deck's outputs stand where they belong; gives up where one is not at hand. */
async function restore({ entry, diagnostics, cited }: DeckMemory, means: DeckMeans): Promise<MadeDeck | undefined> {
  const { only, out, before, store } = means
  const files = entry.outputs.map(({ path, ...file }) => ({ ...file, name: path.slice(entry.name.length + 1) }))
  const contents = await deckFiles(entry.name, out, store).contents(files)
  if (!contents) return undefined
  const kinds = chosenKinds(
    only,
    entry.handouts.map(({ form }) => form),
  )
  const outputs = await writeFiles(entry.name, files, contents, out)
  for (const output of leftovers(before, entry.name, outputs, kinds, only === undefined)) await out.remove(output)
  return { entry, diagnostics, cited, kinds }
}

/** A hash of all that the decks of a course have in common. */
async function commonKey(course: OpenCourse, options: BuildOptions, readFont: ReadFont, browserName: string | undefined): Promise<string> {
  const { resources, look, texts } = course
  const files = ['course.yaml', ...(course.course?.references === undefined ? [] : [course.course.references])]
  const pictures = [...look.images].map(([address, { bytes }]) => [address, sha256(bytes)])
  return keyOf(
    files.map((file) => texts.get(file)),
    [...resources.templates],
    resources.themes,
    resources.citationStyle,
    pictures,
    await fontsKey(look.fonts, readFont),
    [options.only, options.paper, options.largePrint, options.strict],
    browserName,
  )
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}${sep}`)
}
