import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import type { DeckMarkdown } from '../markdown/templates.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { SlideFit } from '../model/fit.ts'
import type { HandoutForm } from '../model/handout.ts'
import type { PrintPage } from '../print/browser.ts'
import type { Store } from '../world/store.ts'
import { type RunBrowser, browserFault } from './browser.ts'
import { keyOf, markdownKey } from './deck-keys.ts'
import { documentDate } from './document-date.ts'
import { drawingFiles } from './draw.ts'
import {
  type FinishedSlides,
  type FirstRendering,
  type FittedDeck,
  type PreparedDeck,
  fitPrepared,
  prepareDeck,
  renderFirst,
} from './fit-deck.ts'
import { deckPages } from './deck-pages.ts'
import type { PageGate } from './early-outputs.ts'
import type { LoadedDeck } from './load-deck.ts'
import { type DeckFiles, type MadeFile, type MadeSheets, type MadeSlides, madeSlides } from './made.ts'
import type { HandoutMaker } from './make-handout.ts'
import { sha256 } from '../world/hash.ts'
import { keepForms, recallForms, rememberForms } from './make-deck-sheets.ts'
import type { SlidesMaker } from './make-slides.ts'
import type { Tally } from './work.ts'
import { type OutputKind, formsOf, isPrinted, notMade, outputNames, slideForms } from './options.ts'

/** What the slides of a deck are made with. */
export interface SlidesMeans {
  readonly slides: SlidesMaker
  readonly handout: HandoutMaker
  readonly readFont: ReadFont
  readonly browser: RunBrowser | undefined
  /** Which browser prints. */
  readonly browserName: string | undefined
  readonly store: Store
  readonly files: DeckFiles
  /** What earlier fitting came to, by the key of a slide. */
  readonly known: ReadonlyMap<string, SlideFit>
  /** The outputs that are to be made. */
  readonly kinds: readonly OutputKind[]
  readonly tally: Tally
  /** Hears what there is to say of the slides, as soon as nothing of what stands on them will change. */
  isCertain(diagnostics: readonly Diagnostic[]): void
  /** What is for paper waits for the page, where somebody waits for that. */
  readonly page: PageGate
  /** Writes what was made, where nothing that is certain forbids it. */
  write(files: readonly MadeFile[]): Promise<void>
}

/** The slides of a deck, and the forms of its handout that show them. */
export interface DeckSlides {
  readonly slides: MadeSlides
  readonly sheets: readonly MadeSheets[]
  /** What a browser that failed cost. */
  readonly trouble: readonly Diagnostic[]
}

/**
 * The slides of a deck, as they were made before where nothing that they are made from has changed.
 * They are looked for twice: by all that they are made from, and by the Markdown that comes of it.
 *
 * @param deck without places
 * @param key a hash of all that they are made from
 */
export async function makeDeckSlides(deck: ComposedDeck, loaded: LoadedDeck, key: string, means: SlidesMeans): Promise<DeckSlides> {
  const { store, kinds } = means
  const forms = slideForms(formsOf(kinds))
  const pointer = keyOf('markdown', key, kinds)
  const before = await store.recall('markdown', pointer)
  const known = typeof before === 'string' ? await recallSlides(before, key, forms, means) : undefined
  if (known) return known
  const pages = deckPages(store, deck.name, means.slides.rendered)
  const prepared = await prepareDeck(deck, { ...loaded, pages }, means.slides)
  const markdown = markdownKey(prepared, loaded.images, kinds, means.browserName)
  const same = await recallSlides(markdown, key, forms, means)
  if (same && isAsPlanned(same.slides, prepared, kinds)) {
    store.remember('markdown', pointer, markdown)
    return same
  }
  await pages.open()
  const made = await renderSlides(prepared, loaded, forms, means)
  if (made.whole) {
    pages.keep()
    store.remember('slides', markdown, made.slides)
    rememberForms(store, sheetsKey(markdown, key), made.sheets)
    store.remember('markdown', pointer, markdown)
  }
  return made
}

/** Whether the deck's Markdown comes out the same also where slides are set smaller or go on over further pages. */
function isAsPlanned({ fits, markdown }: MadeSlides, { setMarkdown, setAudience }: PreparedDeck, kinds: readonly OutputKind[]): boolean {
  if (fits.length === 0) return true
  const plan = new Map(fits.map(({ slide, step, parts }) => [slide, { step, parts }]))
  return markdownHash(setMarkdown(plan), kinds.includes('audience') ? setAudience(plan) : undefined) === markdown
}

function markdownHash(document: DeckMarkdown, audience: DeckMarkdown | undefined): string {
  return sha256(audience ? `${document.markdown}\0${audience.markdown}` : document.markdown)
}

function sheetsKey(markdown: string, key: string): string {
  return keyOf('slide sheets', markdown, key)
}

async function recallSlides(
  markdown: string,
  key: string,
  forms: readonly HandoutForm[],
  { store, files }: SlidesMeans,
): Promise<DeckSlides | undefined> {
  const slides = madeSlides.safeParse(await store.recall('slides', markdown)).data
  if (!slides || !(await files.contents(slides.files))) return undefined
  const sheets = await recallForms(store, files, sheetsKey(markdown, key), forms)
  return sheets.length === forms.length ? { slides, sheets, trouble: [] } : undefined
}

/** What was rendered; `whole` where it is all that was asked for, so that it may be remembered. */
interface Rendered extends DeckSlides {
  readonly whole: boolean
}

async function renderSlides(
  prepared: PreparedDeck,
  loaded: LoadedDeck,
  forms: readonly HandoutForm[],
  means: SlidesMeans,
): Promise<Rendered> {
  const { deck } = prepared
  const { browser, kinds } = means
  browser?.start()
  means.tally.add('rendered')
  const first = await renderFirst(prepared, (look) => means.known.get(fitKey(look, means.browserName)))
  if (!('shown' in first)) return faulty(first.diagnostics)
  means.tally.add('slides', first.shown.page.fresh)
  const work = (page: PrintPage | undefined): Promise<Rendered> => fitAndPrint(prepared, first, loaded, forms, page, means)
  try {
    const printed = await browser?.use(work, loaded.name)
    return printed ?? (await work(undefined))
  } catch (error) {
    if (browser === undefined) throw error
    // What needs no browser is made all the same.
    const lacking = kinds.some(isPrinted) ? `slides were not measured and ${notMade(kinds)}` : 'slides were not measured'
    return { ...(await work(undefined)), trouble: [browserFault(deck.file, lacking, error)], whole: false }
  }
}

function faulty(diagnostics: readonly Diagnostic[]): Rendered {
  return { slides: { pages: 0, pagesOfSlides: [], files: [], diagnostics, fits: [], markdown: '' }, sheets: [], trouble: [], whole: false }
}

/** Fits a deck on a page and prints it; while the browser prints, the fonts of the same page are cut to what it uses. */
async function fitAndPrint(
  prepared: PreparedDeck,
  first: Extract<FirstRendering, { shown: unknown }>,
  loaded: LoadedDeck,
  forms: readonly HandoutForm[],
  page: PrintPage | undefined,
  means: SlidesMeans,
): Promise<Rendered> {
  const { deck } = prepared
  const { kinds, files, tally, write } = means
  const fitted = await fitPrepared(prepared, first, page)
  if (!('plan' in fitted)) return faulty(fitted.diagnostics)
  means.isCertain(fitted.diagnostics)
  const print = async (): Promise<MadeFile | undefined> => {
    await means.page.isOut()
    return page?.print(documentDate(deck)).then((pdf) => files.keep(outputNames.pdf, pdf))
  }
  const printing = page && kinds.includes('pdf') ? print() : undefined
  const writingPdf = printing?.then((pdf) => pdf && write([pdf]))
  writingPdf?.catch(() => undefined) // awaited below
  if (printing) tally.add('printed')
  const [pdf, finished, sheets] = await Promise.all([
    printing,
    fitted.finish().then((slides) => keepSlides(fitted, slides, loaded, means)),
    page && forms.length > 0 ? printSheets(deck, loaded, forms, page, printing, fitted, means) : [],
  ])
  await writingPdf
  const kept = pdf ? [pdf] : []
  const slides = { ...finished, files: [...finished.files, ...kept], diagnostics: [...fitted.diagnostics, ...finished.diagnostics] }
  return { slides: { ...slides, fits: fitsOf(fitted, means.browserName) }, sheets, trouble: [], whole: true }
}

/** What was done to slides, each with the key under which it is looked up the next time. */
function fitsOf({ plan, keys, browserPage }: FittedDeck, browser: string | undefined): MadeSlides['fits'] {
  return [...plan]
    .sort(([a], [b]) => a - b)
    .map(([slide, fit]) => ({ slide, step: fit.step, parts: fit.parts, ...(browserPage && { key: fitKey(keys[slide] ?? '', browser) }) }))
}

/** The key of what fitting a slide came to in one browser. */
export function fitKey(look: string, browser: string | undefined): string {
  return keyOf('fit', look, browser).slice(0, 16)
}

async function keepSlides(
  fitted: FittedDeck,
  { document, page, audience }: FinishedSlides,
  { images, fonts }: LoadedDeck,
  { kinds, files, readFont, write, page: { out } }: SlidesMeans,
): Promise<Pick<MadeSlides, 'pages' | 'pagesOfSlides' | 'files' | 'markdown' | 'diagnostics'>> {
  const made: MadeFile[] = []
  const keep = (name: string, content: string | Uint8Array): void => void made.push(files.keep(name, content))
  const showsPage = kinds.includes('html') || kinds.includes('audience')
  const finished = showsPage ? await page() : undefined
  const html = finished && kinds.includes('html') ? files.keep(outputNames.html, finished.html) : undefined
  // It is what is looked at while one writes.
  if (html) await write([html])
  out()
  if (kinds.includes('md')) {
    keep(outputNames.md, document.markdown)
    for (const image of images.values()) keep(`images/${image.path}`, image.bytes)
    for (const [address, svg] of await drawingFiles(fitted.drawings, fonts, readFont)) keep(address, svg)
  }
  if (finished && html) made.push(html, files.keep('thumbnail.svg', finished.thumbnail()))
  const theirs = finished && kinds.includes('audience') ? audience() : undefined
  if (finished && theirs) keep(outputNames.audience, await finished.audience(theirs))
  const { slideOfPage, slides } = document
  return {
    pages: slideOfPage.length,
    pagesOfSlides: slides.map((_, slide) => slideOfPage.filter((other) => other === slide).length),
    files: made,
    diagnostics: theirs?.diagnostics ?? [],
    markdown: markdownHash(document, theirs),
  }
}

/**
 * The forms that show the slides are made of a print of their own: what is tagged cannot be embedded.
 *
 * @param before the print that the page is at
 */
async function printSheets(
  deck: ComposedDeck,
  { fonts }: LoadedDeck,
  forms: readonly HandoutForm[],
  page: PrintPage,
  before: Promise<unknown> | undefined,
  { shown }: FittedDeck,
  { handout, files, tally, page: { isOut } }: SlidesMeans,
): Promise<MadeSheets[]> {
  await Promise.all([before, isOut()])
  tally.add('printed')
  tally.add('sheets', forms.length)
  const pdf = await page.print(documentDate(deck), { tagged: false })
  return keepForms(files, await handout.makeSlideSheets(deck, fonts, forms, { pdf, slideOfPage: shown.document.slideOfPage }))
}
