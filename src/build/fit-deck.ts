import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { type Pages, decide } from '../fit/plan.ts'
import { assumedPlan, lossFaults } from '../fit/report.ts'
import type { DeckMarkdown } from '../markdown/templates.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { FitPlan, SlideFit } from '../model/fit.ts'
import { type FitResult, fitResults } from '../model/inspection.ts'
import type { PrintPage } from '../print/browser.ts'
import { type Drawings, drawDeck } from './draw.ts'
import { type FinishedPage, type MadePage, type PageMeans, type SlidesMaker, noPage } from './make-slides.ts'
import { sha256 } from '../world/hash.ts'
import { version } from './version.ts'

/** A deck set so that every slide fits, as far as it can be. */
export interface FittedDeck {
  readonly plan: FitPlan
  /** For each slide a hash of all that its fitting depends on. */
  readonly keys: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  readonly drawings: Drawings
  /** The slides as the browser shows them, which differ from the plan at most in steps. */
  readonly shown: Slides
  /** Where it is shown as it is to be printed; absent without a browser. */
  readonly browserPage: PrintPage | undefined
  /** The deck as planned, to be given away. Costs the cutting of fonts, and a rendering where the browser has tightened slides. */
  finish(): Promise<FinishedSlides>
}

/** A deck that is set, or the faults alone where it cannot be rendered. */
export type Fitting = FittedDeck | { readonly diagnostics: readonly Diagnostic[] }

export interface Slides {
  readonly document: DeckMarkdown
  readonly page: MadePage
  /** The same document for the audience. */
  audience(): DeckMarkdown
}

/** The slides as they are given away. */
export interface FinishedSlides extends Pick<Slides, 'document' | 'audience'> {
  page(): Promise<FinishedPage>
}

/** More rounds than any deck has needed: each parts at least one slide further. What is measured in the last one stands. */
const maximumRounds = 12

/** A deck as Markdown, before anything is rendered: what its slides will look like depends on nothing else. */
export interface PreparedDeck {
  readonly deck: ComposedDeck
  readonly drawings: Drawings
  /** As it comes, before anything is set smaller or parted. */
  readonly plain: DeckMarkdown
  /** For each slide a hash of all that its fitting depends on. */
  readonly keys: readonly string[]
  /** The deck as Markdown as a plan says. */
  setMarkdown(plan: FitPlan): DeckMarkdown
  /** The same for the audience. */
  setAudience(plan: FitPlan): DeckMarkdown
  /** Sets the deck as a plan says; one whose templates fail has no page. */
  render(plan: FitPlan): Promise<Slides>
}

/** Draws what a deck has to draw, and makes Markdown of it. */
export async function prepareDeck(deck: ComposedDeck, means: PageMeans, maker: SlidesMaker): Promise<PreparedDeck> {
  const drawings = await drawDeck(deck)
  // What is known of a deck is looked up by its text, and where nothing is, it is the first to be shown.
  const plain = maker.markdown(deck, new Map(), drawings)
  const setMarkdown = (plan: FitPlan): DeckMarkdown => (plan.size === 0 ? plain : maker.markdown(deck, plan, drawings))
  const setAudience = (plan: FitPlan): DeckMarkdown => maker.audienceMarkdown(deck, plan, drawings)
  const render = slidesRenderer(deck, means, maker, drawings, { setMarkdown, setAudience })
  return { deck, drawings, plain, keys: await fitKeys(deck, means, maker, plain), setMarkdown, setAudience, render }
}

/** A deck that was rendered once, or the faults alone where it cannot be. */
export type FirstRendering = { readonly plan: FitPlan; readonly shown: Slides } | { readonly diagnostics: readonly Diagnostic[] }

/**
 * Renders a deck as it is to be shown first: needs no browser.
 *
 * @param known what earlier fitting came to, by the key of a slide
 */
export async function renderFirst(prepared: PreparedDeck, known: (key: string) => SlideFit | undefined): Promise<FirstRendering> {
  const { drawings, keys, render } = prepared
  if (hasErrors(drawings.diagnostics)) return { diagnostics: drawings.diagnostics }
  const plan = knownPlan(keys, known)
  const shown = await render(plan)
  const diagnostics = [...drawings.diagnostics, ...shown.page.diagnostics]
  return hasErrors(diagnostics) ? { diagnostics } : { plan, shown }
}

/**
 * Shows a deck, lets the browser tighten what does not fit, parts what tightening did not help, and shows it again,
 * until nothing changes. What is then shown is what is printed.
 *
 * @param first the first rendering: it is begun with, and measured all the same
 * @param browserPage absent where there is no browser: slides are then parted by counting, and nothing is measured
 */
export async function fitPrepared(
  { deck, drawings, keys, render }: PreparedDeck,
  first: Extract<FirstRendering, { shown: unknown }>,
  browserPage: PrintPage | undefined,
): Promise<Fitting> {
  let { plan, shown } = first
  for (let round = 1; ; round++) {
    if (round > 1) shown = await render(plan)
    const last = shown
    const diagnostics = [...drawings.diagnostics, ...last.page.diagnostics]
    if (hasErrors(diagnostics)) return { diagnostics }
    if (!browserPage) {
      const assumed = assumedPlan(deck, last.document.items)
      const finish = async (): Promise<FinishedSlides> => finished(assumed.size === 0 ? last : await render(assumed))
      return { plan: assumed, keys, drawings, diagnostics, shown: last, browserPage, finish }
    }
    await browserPage.show(last.page.html)
    const results = fitResults.parse(await browserPage.ask('deckhandFit', last.document.slideOfPage))
    const decision = decide(plan, results, pagesOf(last.document), round < maximumRounds)
    if (decision.again.length > 0) {
      plan = decision.plan
      continue
    }
    const isAsShown = sameSteps(results, plan)
    return {
      plan: decision.plan,
      keys,
      drawings,
      diagnostics: [...diagnostics, ...lossFaults(deck, decision.failed)],
      shown: last,
      browserPage,
      finish: async () => finished(isAsShown ? last : await render(decision.plan)),
    }
  }
}

/** Prepares a deck and fits it, with nothing known of it. */
export async function fitDeck(
  deck: ComposedDeck,
  means: PageMeans,
  maker: SlidesMaker,
  browserPage: PrintPage | undefined,
): Promise<Fitting> {
  const prepared = await prepareDeck(deck, means, maker)
  const first = await renderFirst(prepared, () => undefined)
  return 'shown' in first ? fitPrepared(prepared, first, browserPage) : first
}

/** Sets the deck as a plan says; one whose templates fail has no page. */
function slidesRenderer(
  deck: ComposedDeck,
  means: PageMeans,
  maker: SlidesMaker,
  drawings: Drawings,
  { setMarkdown, setAudience }: Pick<PreparedDeck, 'setMarkdown' | 'setAudience'>,
): (plan: FitPlan) => Promise<Slides> {
  return async (plan) => {
    const document = setMarkdown(plan)
    const audience = (): DeckMarkdown => setAudience(plan)
    if (hasErrors(document.diagnostics)) return { document, audience, page: { ...noPage, diagnostics: document.diagnostics } }
    const page = await maker.page(deck, document, { ...means, drawings })
    return { document, audience, page: { ...page, diagnostics: [...document.diagnostics, ...page.diagnostics] } }
  }
}

/** Whether the browser has tightened nothing beyond the plan. */
function sameSteps(results: readonly FitResult[], plan: FitPlan): boolean {
  return results.every(({ slide, step }) => step === (plan.get(slide)?.step ?? 0))
}

function finished({ document, audience, page }: Slides): FinishedSlides {
  return { document, audience, page: page.finish }
}

/** The plan to begin with. */
function knownPlan(keys: readonly string[], known: (key: string) => SlideFit | undefined): FitPlan {
  return new Map(
    keys.flatMap((key, slide) => {
      const fit = known(key)
      return fit === undefined ? [] : [[slide, fit] as const]
    }),
  )
}

/** Of each slide all that is measured, in one hash. */
async function fitKeys(deck: ComposedDeck, { images, fonts }: PageMeans, maker: SlidesMaker, plain: DeckMarkdown): Promise<string[]> {
  const look = await maker.look(deck.theme, fonts)
  const pictures = [...images].map(([address, { bytes }]) => ({ address, hash: sha256(bytes) }))
  return plain.slides.map((slide) => {
    const shown = pictures.filter(({ address }) => slide.includes(address))
    return sha256(JSON.stringify([version, look, deck.theme, deck.size, deck.look, deck.language, slide, shown])).slice(0, 16)
  })
}

function pagesOf({ slideOfPage, items }: DeckMarkdown): (slide: number) => Pages {
  return (slide) => {
    const count = items[slide] ?? 0
    return { parts: count === 0 ? 1 : slideOfPage.filter((other) => other === slide).length, items: count }
  }
}
