import { join } from 'node:path'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { type Judgement, applyRules } from '../diagnostics/rules.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import type { ComposedDeck } from '../model/composed.ts'
import { plainText } from '../model/inline.ts'
import type { PrintPage } from '../print/browser.ts'
import type { World } from '../world/world.ts'
import { type RunBrowser, browserFault } from './browser.ts'
import { fitEntries, formEntry } from './deck-entry.ts'
import { documentDate } from './document-date.ts'
import { drawingFiles } from './draw.ts'
import { type FittedDeck, type Fitting, fitDeck } from './fit-deck.ts'
import { glyphFaults } from './glyphs.ts'
import type { LoadedDeck } from './load.ts'
import type { HandoutMaker, JudgedForm } from './make-handout.ts'
import type { SlidesMaker } from './make-slides.ts'
import { type DeckEntry, type Manifest, type Output, knownFits, lastGood, leftovers } from './manifest.ts'
import { type OutputKind, chosenKinds, formsOf, isPrinted, notMade, outputNames, slideForms } from './options.ts'
import type { OutputWriter } from './write-output.ts'

/** What the decks of a build are made with, and where to. */
export interface DeckMeans {
  /** The outputs that were asked for; where absent the slides, and the handouts that the course chose. */
  readonly only: readonly OutputKind[] | undefined
  readonly world: World
  readonly readFont: ReadFont
  /** Absent where no output needs one. */
  readonly browser: RunBrowser | undefined
  readonly handout: HandoutMaker
  readonly slides: SlidesMaker
  readonly judgement: Judgement
  readonly out: string
  readonly writer: OutputWriter
  /** What the last build into this folder wrote. */
  readonly before: Manifest | undefined
  /** Takes what there is to say. */
  readonly diagnostics: Diagnostic[]
}

/**
 * Makes the outputs of one deck. The handout is set on its thread while the slides are made.
 *
 * @returns `undefined` where the deck has faults that only its making shows: nothing is written then
 */
export async function buildDeck(deck: LoadedDeck, composed: ComposedDeck, means: DeckMeans): Promise<DeckEntry | undefined> {
  const { judgement, diagnostics } = means
  const kinds = chosenKinds(means.only, composed.handout.forms)
  const forms = formsOf(kinds)
  const settingHandouts = forms.length > 0 ? means.handout.make(composed, deck.fonts, forms) : undefined
  settingHandouts?.catch(() => undefined) // awaited below
  const opening = means.browser?.open()
  await means.world.sweep(join(means.out, deck.name))
  try {
    const glyphs = await glyphFaults(composed, deck.fonts, means.readFont, kinds.includes('notes'))
    const slides = await fitOrTell(deck, composed, { ...means, kinds }, opening)
    diagnostics.push(...glyphs, ...slides.diagnostics)
    // A deck with faults keeps all outputs of its last good build: new and old are never mixed.
    if (!('plan' in slides) || forbids([...ownLints(deck), ...glyphs, ...slides.diagnostics], judgement)) return undefined
    return await writeDeck(deck, composed, { ...means, kinds }, slides, settingHandouts)
  } finally {
    await opening?.then((page) => page?.close()).catch(() => undefined)
  }
}

/** What a deck is made with, and which outputs of it. */
interface KindMeans extends DeckMeans {
  readonly kinds: readonly OutputKind[]
}

/** What is said of the deck's own lines: a look that is hard to read is to be mended in course.yaml, and no reason to withhold the deck. */
function ownLints({ file, diagnostics }: LoadedDeck): Diagnostic[] {
  return diagnostics.filter((diagnostic) => diagnostic.file === file)
}

/** Whether one of these is judged an error. */
function forbids(diagnostics: readonly Diagnostic[], judgement: Judgement): boolean {
  return hasErrors(applyRules(diagnostics, judgement))
}

/** Fits the deck in the browser; where the browser fails, that is told and the deck is set without it. */
async function fitOrTell(
  deck: LoadedDeck,
  composed: ComposedDeck,
  { slides, before, kinds, diagnostics }: KindMeans,
  opening: Promise<PrintPage | undefined> | undefined,
): Promise<Fitting> {
  try {
    return await fitDeck(composed, deck, slides, knownFits(before), opening)
  } catch (error) {
    if (opening === undefined) throw error
    const lacking = kinds.some(isPrinted) ? `slides were not measured and ${notMade(kinds)}` : 'slides were not measured'
    diagnostics.push(browserFault(deck.file, lacking, error))
    return fitDeck(composed, deck, slides, new Map(), undefined)
  }
}

async function writeDeck(
  deck: LoadedDeck,
  composed: ComposedDeck,
  means: KindMeans,
  fitted: FittedDeck,
  settingHandouts: Promise<JudgedForm[]> | undefined,
): Promise<DeckEntry> {
  const { kinds, writer, diagnostics, judgement } = means
  const outputs: Output[] = []
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    const output = await writer.write(`${deck.name}/${name}`, content)
    if (output) outputs.push(output)
  }
  // The browser prints what it shows, while the fonts of the same page are cut to what it uses.
  const printing = kinds.includes('pdf') ? fitted.browserPage?.print(documentDate(composed)) : undefined
  printing?.catch(() => undefined) // awaited below
  const settingSlides = setSlideSheets(deck, composed, means, fitted, printing)
  settingSlides.catch(() => undefined) // awaited below
  const { document, page } = await fitted.finish()
  if (kinds.includes('md')) {
    await write(outputNames.md, document.markdown)
    for (const image of deck.images.values()) await write(`images/${image.path}`, image.bytes)
    for (const [address, svg] of await drawingFiles(fitted.drawings, deck.fonts, means.readFont)) await write(address, svg)
  }
  if (kinds.includes('html')) {
    const { html, thumbnail } = await page()
    await write(outputNames.html, html)
    await write('thumbnail.svg', thumbnail)
  }
  const pdf = await printing?.catch((error: unknown) => void diagnostics.push(browserFault(deck.file, 'slides.pdf was not made', error)))
  if (pdf) await write(outputNames.pdf, pdf)
  const handouts = [...((await settingHandouts) ?? []), ...(await settingSlides)]
  for (const form of handouts) {
    diagnostics.push(...form.diagnostics)
    if (!forbids(form.diagnostics, judgement)) for (const { name, pdf: sheet } of form.sheets) await write(name, sheet)
  }
  for (const path of leftovers(means.before, deck.name, outputs, kinds, means.only === undefined)) await writer.remove(path)
  return {
    name: deck.name,
    file: deck.file,
    title: plainText(composed.title),
    slides: document.slideOfPage.length,
    outputs: [...outputs, ...lastGood(means.before, deck.name, outputs, kinds)],
    sources: deck.sources,
    fits: fitEntries(composed, fitted),
    handouts: handouts.map(({ report }) => formEntry(composed, report)),
  }
}

/**
 * Makes the forms that show the slides, of a print of their own: what is tagged cannot be embedded.
 *
 * @param before the print that the browser is at, where it is at one
 */
async function setSlideSheets(
  deck: LoadedDeck,
  composed: ComposedDeck,
  { kinds, handout, diagnostics }: KindMeans,
  { browserPage, shown }: FittedDeck,
  before: Promise<unknown> | undefined,
): Promise<JudgedForm[]> {
  const forms = slideForms(formsOf(kinds))
  if (!browserPage || forms.length === 0) return []
  await before?.catch(() => undefined)
  const failed = (error: unknown) => void diagnostics.push(browserFault(deck.file, notMade(kinds.filter((kind) => kind !== 'pdf')), error))
  const pdf = await browserPage.print(documentDate(composed), { tagged: false }).catch(failed)
  return pdf ? handout.makeSlideSheets(composed, deck.fonts, forms, { pdf, slideOfPage: shown.document.slideOfPage }) : []
}
