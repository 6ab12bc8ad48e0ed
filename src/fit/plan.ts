import type { FitPlan, SlideFit } from '../model/fit.ts'
import type { FitResult } from '../model/inspection.ts'

/** What a measurement leads to. */
export interface Decision {
  readonly plan: FitPlan
  /** The slides to measure again, because they are parted anew; none where the plan is settled. */
  readonly again: readonly number[]
  /** What neither tightening nor parting helped. */
  readonly failed: readonly FitResult[]
}

/** What is known of a slide as it was measured. */
export interface Pages {
  /** Over how many pages it goes now. */
  readonly parts: number
  /** How many items it has that can go on over further pages; 0 where there are none. */
  readonly items: number
}

/**
 * Decides from what the browser measured: a slide that fits is set in the step that it was found to fit in;
 * one that does not goes on over further pages, if it has items to part; else it has failed.
 *
 * Once a slide is parted, its pages need not be set as small as they can be: a further page is better than small type,
 * so parts are added until a page is no higher than there is room in the theme's `splitStep`, as long as no part holds a lone item.
 *
 * @param pagesOf what is known of a slide, by its index
 * @param mayPart false where nothing is measured again: what was measured then stands, and what is lost has failed
 */
export function decide(plan: FitPlan, results: readonly FitResult[], pagesOf: (slide: number) => Pages, mayPart = true): Decision {
  const next = new Map<number, SlideFit>(plan)
  const again: number[] = []
  const failed: FitResult[] = []
  for (const result of results) {
    const { slide, step, loss } = result
    const { parts, items } = pagesOf(slide)
    const more = mayPart ? moreParts(result, parts, items) : undefined
    if (more === undefined) {
      if (loss) failed.push(result)
      if (step > 0 || parts > 1) next.set(slide, { step, parts })
    } else {
      again.push(slide)
      next.set(slide, { step: 0, parts: more })
    }
  }
  return { plan: next, again, failed }
}

/** Over how many pages a slide should go instead; `undefined` where it stays as it is. */
function moreParts({ step, splitStep, loss, fill }: FitResult, parts: number, items: number): number | undefined {
  // What is too wide is as wide on a page of its own.
  if (loss && loss.kind === 'beside') return undefined
  const pairs = Math.floor(items / 2)
  // Nor is small type a fault of the height alone: a wide table is as small on a page of its own.
  if (!loss && (parts === 1 || step <= splitStep || fill <= 1)) return undefined
  // By a tenth at least, so that a slide of very many pages is done in a few rounds.
  const wanted = Math.max(parts + 1, Math.ceil(parts * fill - 0.1), Math.ceil(parts * 1.1))
  if (wanted <= pairs) return wanted
  if (parts < pairs) return pairs
  return loss && parts < items ? items : undefined
}
