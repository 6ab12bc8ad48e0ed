import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { type Pages, decide } from '../fit/plan.ts'
import { assumedPlan, lossFaults } from '../fit/report.ts'
import type { DeckMarkdown } from '../markdown/templates.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { FitPlan } from '../model/fit.ts'
import { fitResults } from '../model/inspection.ts'
import type { PrintPage } from '../print/browser.ts'
import type { MadePage, SlidesMaker } from './make-slides.ts'
import type { Image } from './read-images.ts'

/** A deck set so that every slide fits, as far as it can be. */
export interface FittedDeck {
  readonly plan: FitPlan
  readonly diagnostics: readonly Diagnostic[]
  /** The slides as the browser shows them, which differ from the plan at most in steps. */
  readonly shown: Slides
  /** Where it is shown as it is to be printed; absent without a browser. */
  readonly browserPage: PrintPage | undefined
  /** The deck as planned. Costs a rendering where the browser has tightened slides, so do it while the browser prints. */
  finish(): Promise<Slides>
}

/** A deck that is set, or the faults alone where it cannot be rendered. */
export type Fitting = FittedDeck | { readonly diagnostics: readonly Diagnostic[] }

export interface Slides {
  readonly document: DeckMarkdown
  readonly page: MadePage
}

/** More rounds than any deck has needed: each parts at least one slide further. */
const maximumRounds = 12

/**
 * Shows a deck, lets the browser tighten what does not fit, parts what tightening did not help, and shows it again,
 * until nothing changes. What is then shown is what is printed.
 *
 * @param opening absent where there is no browser: slides are then parted by counting, and nothing is measured
 */
export async function fitDeck(
  deck: ComposedDeck,
  images: ReadonlyMap<string, Image>,
  maker: SlidesMaker,
  opening: Promise<PrintPage | undefined> | undefined,
): Promise<Fitting> {
  const render = async (plan: FitPlan): Promise<Slides> => {
    const document = maker.markdown(deck, plan)
    if (hasErrors(document.diagnostics)) return { document, page: { html: '', thumbnail: '', diagnostics: document.diagnostics } }
    const made = await maker.page(deck, document, images)
    return { document, page: { ...made, diagnostics: [...document.diagnostics, ...made.diagnostics] } }
  }
  let plan: FitPlan = new Map()
  for (let round = 1; ; round++) {
    const slides = await render(plan)
    const { diagnostics } = slides.page
    if (hasErrors(diagnostics)) return { diagnostics }
    const browserPage = await opening
    if (!browserPage) {
      const assumed = assumedPlan(deck, slides.document.items)
      return { plan: assumed, diagnostics, shown: slides, browserPage, finish: async () => (assumed.size === 0 ? slides : render(assumed)) }
    }
    await browserPage.show(slides.page.html)
    const results = fitResults.parse(await browserPage.ask('deckhandFit', slides.document.slideOfPage))
    const decision = decide(plan, results, pagesOf(slides.document))
    if (decision.again.length > 0 && round < maximumRounds) {
      plan = decision.plan
      continue
    }
    const isAsShown = results.every(({ slide, step }) => step === (plan.get(slide)?.step ?? 0))
    return {
      plan: decision.plan,
      diagnostics: [...diagnostics, ...lossFaults(deck, decision.failed)],
      shown: slides,
      browserPage,
      finish: async () => (isAsShown ? slides : render(decision.plan)),
    }
  }
}

function pagesOf({ slideOfPage, items }: DeckMarkdown): (slide: number) => Pages {
  return (slide) => {
    const count = items[slide] ?? 0
    return { parts: count === 0 ? 1 : slideOfPage.filter((other) => other === slide).length, items: count }
  }
}
