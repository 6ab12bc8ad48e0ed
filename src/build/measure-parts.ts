import type { ComposedDeck } from '../model/composed.ts'
import type { PrintPage } from '../print/page.ts'
import { fitDeck } from './fit-deck.ts'
import type { LoadedDeck } from './load-deck.ts'
import type { SlidesMaker } from './make-slides.ts'

/**
 * Fits some slides of a deck, as if they were all that it has beside its sections: how a slide is set depends on no others.
 *
 * @param slides their indexes
 * @returns over how many slides each goes on, by its index; `undefined` where the slides cannot be rendered
 */
export async function measureParts(
  deck: LoadedDeck,
  composed: ComposedDeck,
  slides: readonly number[],
  maker: SlidesMaker,
  page: PrintPage,
): Promise<ReadonlyMap<number, number> | undefined> {
  const chosen = [...composed.slides.keys()].filter(
    (index) => slides.includes(index) || composed.slides[index]?.content.layout === 'section',
  )
  const part = { ...composed, slides: chosen.flatMap((index) => composed.slides[index] ?? []) }
  const fitted = await fitDeck(part, deck, maker, page)
  if (!('plan' in fitted)) return undefined
  return new Map(chosen.map((index, at) => [index, fitted.plan.get(at)?.parts ?? 1]))
}
