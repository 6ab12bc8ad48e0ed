import { join } from 'node:path'
import { type Diagnostic, fileStart, hasErrors, sortDiagnostics, reasonOf } from '../diagnostics/diagnostic.ts'
import { applyRules } from '../diagnostics/rules.ts'
import type { ComposedDeck } from '../model/composed.ts'
import { plainText } from '../model/inline.ts'
import type { PrintPage } from '../print/browser.ts'
import { realWorld } from '../world/real.ts'
import { type World, decodeUtf8 } from '../world/world.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import { type RunBrowser, runBrowser } from './browser.ts'
import { documentDate } from './document-date.ts'
import { drawingFiles } from './draw.ts'
import { type FittedDeck, type Fitting, fitDeck } from './fit-deck.ts'
import { glyphFaults } from './glyphs.ts'
import { renderIndexPage } from './index-page.ts'
import { type LoadedCourse, type LoadedDeck, loadCourse } from './load.ts'
import { fontReader } from './font-reader.ts'
import { type HandoutMaker, type MadeHandout, handoutMaker, threadedHandoutMaker } from './make-handout.ts'
import { type SlidesMaker, slidesMaker } from './make-slides.ts'
import { type DeckEntry, type FitEntry, type Manifest, type Output, mergeEntry, parseManifest, renderManifest } from './manifest.ts'
import { type BuildOptions, type OutputKind, outputKinds, outputNames } from './options.ts'
import { version } from './version.ts'
import { type OutputWriter, outputWriter } from './write-output.ts'

/** What a build did. */
export interface BuildResult {
  /** Whether everything that was asked for was made. */
  readonly ok: boolean
  readonly diagnostics: readonly Diagnostic[]
  readonly decks: readonly DeckEntry[]
  /** Every file that was written, relative to the folder of outputs. */
  readonly outputs: readonly Output[]
  /** The texts of the course's files, for code frames. */
  readonly texts: ReadonlyMap<string, string>
}

/**
 * Builds a course: for each deck its Markdown, its page, its PDF and its handout, then the index and the manifest.
 * A deck with faults keeps the outputs of its last good build; the others are built all the same.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const world = options.world ?? realWorld
  const only = options.only ?? outputKinds
  const readFont = fontReader(world)
  // The browser and the handout's thread come up while the course is read.
  const browser = only.some((kind) => kind !== 'handout') ? runBrowser(options.browser, world) : undefined
  const threaded = only.includes('handout') && options.world === undefined ? threadedHandoutMaker() : undefined
  const handout = threaded ?? handoutMaker(readFont, { paint: true })
  try {
    return await buildWith({ options, only, world, readFont, browser, handout })
  } finally {
    await Promise.all([browser?.close(), handout.close()])
  }
}

interface Work {
  readonly options: BuildOptions
  readonly only: readonly OutputKind[]
  readonly world: World
  readonly course: LoadedCourse
  readonly slides: SlidesMaker
  readonly handout: HandoutMaker
  readonly readFont: ReadFont
  readonly browser: RunBrowser | undefined
  readonly writer: OutputWriter
  /** What the last build into this folder wrote. */
  readonly before: Manifest | undefined
  readonly diagnostics: Diagnostic[]
}

type Means = Pick<Work, 'options' | 'only' | 'world' | 'readFont' | 'browser' | 'handout'>

async function buildWith(means: Means): Promise<BuildResult> {
  const { options, world } = means
  const progress = options.onProgress ?? (() => undefined)
  progress('reading the course')
  const [course, before] = await Promise.all([loadCourse(world, options), readManifest(world, join(options.out, 'manifest.json'))])
  const diagnostics: Diagnostic[] = [...course.diagnostics, ...course.decks.flatMap((deck) => deck.diagnostics)]
  const work: Work = {
    ...means,
    course,
    before,
    slides: slidesMaker(world, course.resources, means.readFont),
    writer: outputWriter(world, options.out, diagnostics),
    diagnostics,
  }
  const made: DeckEntry[] = []
  const outputs: Output[] = []
  for (const deck of course.decks) {
    if (!deck.composed) continue
    progress(deck.name)
    const entry = await buildDeck(deck, work)
    outputs.push(...(entry?.outputs ?? []))
    if (entry && entry.outputs.length > 0) made.push(entry)
  }
  if (work.browser && made.length > 0) {
    const lacking = means.only.includes('pdf') ? 'slides.pdf was not made' : 'the slides were not measured, so content may leave them'
    diagnostics.push(...(await work.browser.missing(means.only.includes('pdf') ? 'error' : 'warning', lacking)))
  }
  if (course.course) outputs.push(...(await writeIndex(made, work, course.course)))
  const sorted = sortDiagnostics(applyRules(diagnostics, course.rules))
  return { ok: !hasErrors(sorted), diagnostics: sorted, decks: made, outputs, texts: course.texts }
}

/**
 * Makes the outputs of one deck. The handout is set on its thread while the slides are made.
 *
 * @returns `undefined` where the deck has faults that only its making shows: nothing is written then
 */
async function buildDeck(deck: LoadedDeck, work: Work): Promise<DeckEntry | undefined> {
  const { composed } = deck
  if (!composed) throw new Error(`${deck.name} is not composed`)
  const { only, diagnostics } = work
  const settingHandout = only.includes('handout') ? work.handout.make(composed, deck.fonts) : undefined
  settingHandout?.catch(() => undefined) // awaited below
  const opening = work.browser?.started.then((browser) => browser?.open())
  opening?.catch(() => undefined) // awaited where it is first needed
  await work.world.sweep(join(work.options.out, deck.name))
  try {
    const glyphs = await glyphFaults(composed, deck.fonts, work.readFont)
    const slides = await fitOrTell(deck, composed, work, opening)
    diagnostics.push(...glyphs, ...slides.diagnostics)
    // A deck with faults keeps all outputs of its last good build: new and old are never mixed.
    if (!('plan' in slides) || forbids([...ownLints(deck), ...glyphs, ...slides.diagnostics], work)) return undefined
    return await writeDeck(deck, composed, work, slides, settingHandout)
  } finally {
    await opening?.then((page) => page?.close()).catch(() => undefined)
  }
}

/** What is said of the deck's own lines: a look that is hard to read is to be mended in course.yaml, and no reason to withhold the deck. */
function ownLints({ file, diagnostics }: LoadedDeck): Diagnostic[] {
  return diagnostics.filter((diagnostic) => diagnostic.file === file)
}

/** Whether the rules of the course take one of these for an error. */
function forbids(diagnostics: readonly Diagnostic[], { course }: Work): boolean {
  return hasErrors(applyRules(diagnostics, course.rules))
}

/** Fits the deck in the browser; where the browser fails, that is told and the deck is set without it. */
async function fitOrTell(
  deck: LoadedDeck,
  composed: ComposedDeck,
  work: Work,
  opening: Promise<PrintPage | undefined> | undefined,
): Promise<Fitting> {
  const fits = work.before?.decks.flatMap((entry) => entry.fits) ?? []
  const known = new Map(fits.map(({ key, step, parts }) => [key, { step, parts }]))
  try {
    return await fitDeck(composed, deck, work.slides, known, opening)
  } catch (error) {
    if (opening === undefined) throw error
    work.diagnostics.push(browserFault(deck, error))
    return fitDeck(composed, deck, work.slides, known, undefined)
  }
}

async function writeDeck(
  deck: LoadedDeck,
  composed: ComposedDeck,
  work: Work,
  fitted: FittedDeck,
  settingHandout: Promise<MadeHandout> | undefined,
): Promise<DeckEntry> {
  const { only, writer, diagnostics } = work
  const outputs: (Output | undefined)[] = []
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    outputs.push(await writer.write(`${deck.name}/${name}`, content))
  }
  // The browser prints what it shows, while the fonts of the same page are cut to what it uses.
  const printing = only.includes('pdf') ? fitted.browserPage?.print(documentDate(composed)) : undefined
  printing?.catch(() => undefined) // awaited below
  const { document, page } = await fitted.finish()
  if (only.includes('md')) {
    await write(outputNames.md, document.markdown)
    for (const image of deck.images.values()) await write(`images/${image.path}`, image.bytes)
    for (const [address, svg] of await drawingFiles(fitted.drawings, deck.fonts, work.readFont)) await write(address, svg)
  }
  if (only.includes('html')) {
    const { html, thumbnail } = await page()
    await write(outputNames.html, html)
    await write('thumbnail.svg', thumbnail)
  }
  const handout = await settingHandout
  diagnostics.push(...(handout?.diagnostics ?? []))
  if (handout?.pdf && !forbids(handout.diagnostics, work)) await write(outputNames.handout, handout.pdf)
  const pdf = await printing?.catch((error: unknown) => void diagnostics.push(browserFault(deck, error)))
  if (pdf) await write(outputNames.pdf, pdf)
  const report = handout?.report
  return {
    name: deck.name,
    file: deck.file,
    title: plainText(composed.title),
    slides: document.slideOfPage.length,
    outputs: outputs.flatMap((output) => output ?? []),
    sources: deck.sources,
    fits: fitEntries(composed, fitted),
    ...(report && { handout: { preset: report.preset, fill: report.fill, leftOut: report.leftOut.map(({ name }) => name) } }),
  }
}

function browserFault(deck: LoadedDeck, error: unknown): Diagnostic {
  return {
    file: deck.file,
    range: fileStart,
    code: 'browser/failed',
    severity: 'error',
    message: `the browser failed, so slides were not measured and slides.pdf was not made: ${reasonOf(error)}`,
    hint: 'try another one with --browser PATH; everything else was made',
  }
}

/** What was done to slides so that they fit, for the manifest. */
function fitEntries(deck: ComposedDeck, { plan, keys }: FittedDeck): FitEntry[] {
  return [...plan]
    .sort(([a], [b]) => a - b)
    .map(([slide, fit]) => ({ slide: slide + 1, line: deck.slides[slide]?.range.start.line ?? 1, ...fit, key: keys[slide] ?? '' }))
}

/** The index and the manifest cover the decks of this build, and those of earlier builds that it did not touch. */
async function writeIndex(made: readonly DeckEntry[], work: Work, course: NonNullable<LoadedCourse['course']>): Promise<Output[]> {
  const { world, options, writer, before } = work
  await world.sweep(options.out)
  // Decks that the course no longer has are no longer listed.
  const known = (before?.decks ?? []).filter((entry) => work.course.names.includes(entry.name))
  const entries = new Map(known.map((entry) => [entry.name, entry]))
  const asked = new Set(work.only.map((kind) => outputNames[kind]))
  for (const { name } of work.course.decks) {
    const entry = entries.get(name)
    const now = made.find((one) => one.name === name)
    if (now) entries.set(name, mergeEntry(entry, now, asked))
    else if (entry) entries.set(name, { ...entry, stale: true })
  }
  if (entries.size === 0) return []
  const decks = [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const manifest: Manifest = { deckhand: version, course: course.title, decks }
  const written = [
    await writer.write('index.html', renderIndexPage(manifest, course.language)),
    await writer.write('manifest.json', renderManifest(manifest)),
  ]
  return written.flatMap((output) => output ?? [])
}

async function readManifest(world: World, path: string): Promise<Manifest | undefined> {
  try {
    return (await world.stat(path))?.kind === 'file' ? parseManifest(decodeUtf8(await world.read(path))) : undefined
  } catch {
    return undefined // not one of ours: it is written anew
  }
}
