import { availableParallelism } from 'node:os'
import { isAbsolute, join, sep } from 'node:path'
import { type Diagnostic, fileStart, hasErrors, reasonOf, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { applyRules } from '../diagnostics/rules.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import { type ObservedWorld, type Sighting, type Sightings, observeWorld } from '../world/observe.ts'
import { realWorld } from '../world/real.ts'
import { openStore, pruneStore, storeFolder } from '../world/store.ts'
import type { World } from '../world/world.ts'
import { type RunBrowser, runBrowser } from './browser.ts'
import { type DeckMeans, buildDeck, writeFiles } from './build-deck.ts'
import { concurrently } from './concurrently.ts'
import { deckKeys, fontsKey, keyOf } from './deck-keys.ts'
import { type DeckMemory, type MemoryMeans, recallDeck, rememberDeck } from './deck-memory.ts'
import { fontReader } from './font-reader.ts'
import { sha256 } from './hash.ts'
import { identityFile } from './identity.ts'
import { type OpenCourse, citedBy, openCourse } from './load.ts'
import { deckFiles } from './made.ts'
import { type LazyHandoutMaker, handoutMaker, lazyHandoutMaker, threadedHandoutMaker } from './make-handout.ts'
import { slidesMaker } from './make-slides.ts'
import { type DeckEntry, type Output, knownFits, leftovers, readManifest } from './manifest.ts'
import { type BuildOptions, type OutputKind, chosenKinds, isPrinted, isSheet, notMade, showsSlides } from './options.ts'
import { type OutputChange, outputFolder } from './output-folder.ts'
import type { DeckText } from './read-decks.ts'
import { renderRunState, runStatePath } from './run-state.ts'
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

/** What was made before may take up so much, in bytes; the oldest goes first. */
const storeLimit = 2 ** 30

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

/** Builds a course with means that outlive the build. One build at a time works on a folder of outputs. */
export async function buildWith(options: BuildOptions, means: BuildMeans): Promise<BuildResult> {
  const progress = options.onProgress ?? (() => undefined)
  if (options.compare) return buildCourse(options, means, progress)
  const release = await means.world.lock(options.out, () => progress('another build is at work here: waiting for it'))
  try {
    return await buildCourse(options, means, progress)
  } finally {
    await release()
  }
}

async function buildCourse(options: BuildOptions, means: BuildMeans, progress: (step: string) => void): Promise<BuildResult> {
  const { root, out, only } = options
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
  const readFont = courseFontReader(world, means.readFont)
  const outputFaults: Diagnostic[] = []
  const deckMeans: DeckMeans = {
    only,
    readFont,
    browser: means.browser,
    browserName,
    handout: means.handout,
    slides: slidesMaker(world, course.resources, readFont),
    store,
    known: options.force ? new Map() : knownFits(before),
    keys: deckKeys(course.resources, readFont, browserName),
    judgement: { rules: course.rules, strict: options.strict ?? false },
    out: outputFolder(world, out, options.compare ? 'compare' : undefined, outputFaults),
    before,
  }
  const memory: MemoryMeans = { world, root, store, course, common: await commonKey(course, options, readFont, browserName) }
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
  if (store.problem() !== undefined) diagnostics.push(notRemembered(store.problem()))
  const index = await writeIndex(made, course, { before, only, out: deckMeans.out })
  const sorted = sortDiagnostics(applyRules([...diagnostics, ...outputFaults], deckMeans.judgement))
  const result: BuildResult = {
    ok: !hasErrors(sorted),
    diagnostics: sorted,
    decks: made,
    outputs: [...made.flatMap((entry) => entry.outputs), ...index],
    changes: deckMeans.out.changes(),
    texts: course.texts,
  }
  await pruneStore(means.world, storeFolder(root), storeLimit, store.used())
  // What a browser elsewhere is, only it can tell.
  const isElsewhere = browserName !== undefined && (await means.browser?.program()) === undefined
  if (result.ok && !options.compare && !isElsewhere) await rememberRun(options, result, world, await means.browser?.program())
  return result
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

/** The outputs are made all the same, only not remembered. */
function notRemembered(problem: unknown): Diagnostic {
  return {
    file: '.deckhand',
    range: fileStart,
    code: 'cache/not-written',
    severity: 'warning',
    message: `what was made could not be remembered: ${reasonOf(problem).replace(/, \w+ '.*$/, '')}`,
    hint: "check the permissions and the free space of the course's folder: each build makes everything anew until then",
  }
}

/** Remembers what a build looked at and wrote: as long as that stands, the same build has nothing to do. */
async function rememberRun(options: BuildOptions, result: BuildResult, world: ObservedWorld, browser: string | undefined): Promise<void> {
  const { paths, searches } = world.sightings()
  const stamps = await Promise.all([identityFile, ...(browser === undefined ? [] : [browser])].map((path) => stampOf(path, world)))
  const outputs = result.outputs.map(async ({ path, ...file }): Promise<Sighting> => {
    const absolute = join(options.out, path)
    return { path: absolute, kind: 'file', size: file.bytes, sha256: file.sha256, modified: (await world.stat(absolute))?.modified ?? 0 }
  })
  const { diagnostics, decks } = result
  const texts = [...result.texts].filter(([file]) => diagnostics.some((diagnostic) => diagnostic.file === file))
  const seen: Sightings = { paths: [...stamps, ...paths], searches }
  const text = renderRunState(seen, await Promise.all(outputs), { diagnostics, texts, decks: decks.length })
  await world.write(runStatePath(options, world.environment), new TextEncoder().encode(text)).catch(() => undefined) // it is built once more then
}

async function stampOf(path: string, world: World): Promise<Sighting> {
  const found = await world.stat(path)
  return found ? { path, kind: 'stamp', size: found.size, modified: found.modified } : { path, kind: 'absent' }
}

/** Fonts of the course and of its packages are looked at anew in each build; those that ship are not. */
function courseFontReader(world: World, shipped: ReadFont): ReadFont {
  const own = fontReader(world)
  return (specifier) => (isAbsolute(specifier) ? own(specifier) : shipped(specifier))
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
