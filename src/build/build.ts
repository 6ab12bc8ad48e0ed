import { join } from 'node:path'
import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { applyRules } from '../diagnostics/rules.ts'
import { realWorld } from '../world/real.ts'
import { runBrowser } from './browser.ts'
import { type DeckMeans, buildDeck } from './build-deck.ts'
import { fontReader } from './font-reader.ts'
import { loadCourse } from './load.ts'
import { handoutMaker, threadedHandoutMaker } from './make-handout.ts'
import { slidesMaker } from './make-slides.ts'
import { type DeckEntry, type Output, readManifest } from './manifest.ts'
import { type BuildOptions, chosenKinds, isPrinted, isSheet, notMade, showsSlides } from './options.ts'
import { writeIndex } from './write-index.ts'
import { outputWriter } from './write-output.ts'

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
 * Builds a course: for each deck its Markdown, its page, its PDF and its handouts, then the index and the manifest.
 * A deck with faults keeps the outputs of its last good build; the others are built all the same.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const world = options.world ?? realWorld
  const { only } = options
  const readFont = fontReader(world)
  // The browser and the handout's thread come up while the course is read.
  const browser = (only?.some(showsSlides) ?? true) ? runBrowser(options.browser, world) : undefined
  const threaded = (only?.some(isSheet) ?? true) && options.world === undefined ? threadedHandoutMaker() : undefined
  const handout = threaded ?? handoutMaker(readFont, { paint: true })
  try {
    return await buildWith(options, { only, world, readFont, browser, handout })
  } finally {
    await Promise.all([browser?.close(), handout.close()])
  }
}

type Means = Pick<DeckMeans, 'only' | 'world' | 'readFont' | 'browser' | 'handout'>

async function buildWith(options: BuildOptions, means: Means): Promise<BuildResult> {
  const { only, world, browser } = means
  const progress = options.onProgress ?? (() => undefined)
  progress('reading the course')
  const [course, before] = await Promise.all([loadCourse(world, options), readManifest(world, join(options.out, 'manifest.json'))])
  const diagnostics: Diagnostic[] = [...course.diagnostics, ...course.decks.flatMap((deck) => deck.diagnostics)]
  const writer = outputWriter(world, options.out, diagnostics)
  const slides = slidesMaker(world, course.resources, means.readFont)
  const deckMeans: DeckMeans = {
    ...means,
    out: options.out,
    judgement: { rules: course.rules, strict: options.strict ?? false },
    slides,
    writer,
    before,
    diagnostics,
  }
  const entries: DeckEntry[] = []
  const outputs: Output[] = []
  for (const deck of course.decks) {
    if (!deck.composed) continue
    progress(deck.name)
    const entry = await buildDeck(deck, deck.composed, deckMeans)
    if (entry) entries.push(entry)
  }
  const made = entries.filter((entry) => entry.outputs.length > 0)
  outputs.push(...made.flatMap((entry) => entry.outputs))
  if (browser && entries.length > 0) {
    const kinds = course.decks.flatMap(({ composed }) => (composed ? chosenKinds(only, composed.handout.forms) : []))
    const printed = kinds.some(isPrinted)
    const lacking = printed ? notMade(kinds) : 'the slides were not measured, so content may leave them'
    diagnostics.push(...(await browser.missing(printed ? 'error' : 'warning', lacking)))
  }
  await world.sweep(options.out)
  outputs.push(...(await writeIndex(made, course, { before, only, writer })))
  const sorted = sortDiagnostics(applyRules(diagnostics, deckMeans.judgement))
  return { ok: !hasErrors(sorted), diagnostics: sorted, decks: made, outputs, texts: course.texts }
}
