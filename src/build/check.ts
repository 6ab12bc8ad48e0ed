import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { applyRules } from '../diagnostics/rules.ts'
import { findingFaults } from '../lint/page-findings.ts'
import type { ComposedDeck } from '../model/composed.ts'
import { findings } from '../model/inspection.ts'
import type { PrintPage } from '../print/page.ts'
import { realWorld } from '../world/real.ts'
import { type RunBrowser, browserFault, runBrowser } from './browser.ts'
import { fitDeck } from './fit-deck.ts'
import { fontReader } from './font-reader.ts'
import { glyphFaults } from './glyphs.ts'
import type { LoadedDeck } from './load-deck.ts'
import { loadCourse } from './load.ts'
import { handoutMaker } from './make-handout.ts'
import { type SlidesMaker, slidesMaker } from './make-slides.ts'
import type { CheckOptions } from './options.ts'

/** What a check found. */
export interface CheckResult {
  readonly ok: boolean
  readonly diagnostics: readonly Diagnostic[]
  /** How many decks were looked at. */
  readonly decks: number
  /** The texts of the course's files, for code frames. */
  readonly texts: ReadonlyMap<string, string>
}

/** Does all that a build does but print and write, looks at the slides as their readers would, and tells of every fault. */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const world = options.world ?? realWorld
  const browser = runBrowser(options.browser, world)
  browser.start()
  try {
    const course = await loadCourse(world, options)
    const readFont = fontReader(world)
    const slides = slidesMaker(world, course.resources, readFont)
    const handout = handoutMaker(readFont, { paint: false })
    const diagnostics: Diagnostic[] = [...course.diagnostics, ...course.decks.flatMap((deck) => deck.diagnostics)]
    for (const deck of course.decks) {
      if (!deck.composed) continue
      const { forms: wanted } = deck.composed.handout
      diagnostics.push(...(await glyphFaults(deck.composed, deck.fonts, readFont, wanted.includes('notes'))))
      const { found, slideOfPage } = await checkSlides(deck, deck.composed, slides, browser)
      diagnostics.push(...found)
      const forms = [
        ...(await handout.make(deck.composed, deck.fonts, wanted)),
        ...(await handout.makeSlideSheets(deck.composed, deck.fonts, slideOfPage ? wanted : [], {
          pdf: nothingPrinted,
          slideOfPage: slideOfPage ?? [],
        })),
      ]
      diagnostics.push(...forms.flatMap((form) => form.diagnostics))
    }
    if (course.decks.some(({ composed }) => composed)) {
      diagnostics.push(...(await browser.missing('warning', 'what only a browser shows (overflow, contrast) was not checked')))
    }
    const sorted = sortDiagnostics(applyRules(diagnostics, { rules: course.rules, strict: options.strict ?? false }))
    return { ok: !hasErrors(sorted), diagnostics: sorted, decks: course.decks.length, texts: course.texts }
  } finally {
    await browser.close()
  }
}

/** A check paints no sheet, so none needs a print. */
const nothingPrinted = new Uint8Array()

/** What a check knows of a deck's slides. */
interface CheckedSlides {
  readonly found: readonly Diagnostic[]
  /** Of each page the index of its slide; absent where the slides have faults. */
  readonly slideOfPage?: readonly number[]
}

/** What fitting says of a deck, and what the browser finds on its pages. */
async function checkSlides(deck: LoadedDeck, composed: ComposedDeck, slides: SlidesMaker, browser: RunBrowser): Promise<CheckedSlides> {
  const look = (page: PrintPage | undefined) => lookAtSlides(deck, composed, slides, page)
  try {
    return (await browser.use(look)) ?? (await look(undefined))
  } catch (error) {
    return { found: [browserFault(deck.file, 'slides were not measured', error)] }
  }
}

async function lookAtSlides(
  deck: LoadedDeck,
  composed: ComposedDeck,
  slides: SlidesMaker,
  page: PrintPage | undefined,
): Promise<CheckedSlides> {
  const fitted = await fitDeck(composed, deck, slides, page)
  if (!('plan' in fitted)) return { found: fitted.diagnostics }
  const { slideOfPage } = fitted.shown.document
  if (!fitted.browserPage) return { found: fitted.diagnostics, slideOfPage }
  const found = findings.parse(await fitted.browserPage.ask('deckhandFindings', null))
  return { found: [...fitted.diagnostics, ...(await findingFaults(composed, slideOfPage, found))], slideOfPage }
}
