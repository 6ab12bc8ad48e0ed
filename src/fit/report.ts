import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { FitPlan } from '../model/fit.ts'
import type { FitResult, Loss } from '../model/inspection.ts'

/** What a slide loses although all was tried: told at the slide. */
export function lossFaults(deck: ComposedDeck, failed: readonly FitResult[]): Diagnostic[] {
  return failed.flatMap(({ slide, loss, step, steps }): Diagnostic[] => {
    const at = deck.slides[slide]
    if (!loss || !at) return []
    return [
      {
        file: deck.file,
        range: at.range,
        code: loss.kind === 'overlap' ? 'slides/overlap' : 'slides/overflow',
        severity: 'error',
        message: lossMessage(loss, step, steps),
        hint: hintFor(at.content.layout, loss),
      },
    ]
  })
}

function lossMessage({ kind, pixels, what, type }: Loss, step: number, steps: number): string {
  const tightened = steps === 0 ? 'and its theme declares no smaller type' : `after tightening to ${type} px, step ${step} of ${steps}`
  switch (kind) {
    case 'beside':
      return `it is ${pixels} px too wide ${tightened}: '${what}'`
    case 'clipped':
      return `'${what}' is cut off by ${pixels} px ${tightened}`
    case 'overlap':
      return `'${what}' lies over other text by ${pixels} px ${tightened}`
    default:
      return `it overflows by ${pixels} px ${tightened}: '${what}'`
  }
}

/** What a lecturer can do, by what the slide is. */
function hintFor(layout: string, { kind }: Loss): string {
  if (kind === 'beside' && layout === 'table') return 'show fewer columns, shorten them, or make two tables'
  return `shorten it, split it in two slides, or choose ${otherLayouts[layout] ?? "the layout 'points', which goes on over several slides"}`
}

const otherLayouts: Readonly<Record<string, string>> = {
  points: "the layout 'cards'",
  compare: "the layout 'table', which goes on over several slides",
  table: "the layout 'points'",
  code: 'fewer lines',
}

/** Where nothing can be measured, so many items are put on a page. */
const assumedItems: Readonly<Record<string, number>> = {
  agenda: 6,
  objectives: 7,
  points: 7,
  steps: 6,
  timeline: 7,
  table: 11,
  code: 16,
  recap: 7,
  references: 7,
}

/** A plan for want of a browser: long slides go on over pages by the number of their items. */
export function assumedPlan(deck: ComposedDeck, items: readonly number[]): FitPlan {
  return new Map(
    deck.slides.flatMap(({ content }, slide) => {
      const parts = Math.ceil((items[slide] ?? 0) / (assumedItems[content.layout] ?? 8))
      return parts > 1 ? [[slide, { step: 0, parts }] as const] : []
    }),
  )
}
