import type { Line } from './lines.ts'
import { isFormula } from './words.ts'

// What the letters of the lines above and below need, and a little air, in thousandths of the type size (Source Sans 3).
const descenders = 205 + 50
const ascenders = 712 + 50

/**
 * By how much a line is higher than others because of its formulas, above its baseline and below, in thousandths of the
 * type size: so that a tall one meets no letter of the lines beside it. Both together are whole halves of a line.
 *
 * @param distance from baseline to baseline, in the same unit
 */
export function extraHeight(line: Line, distance: number): { readonly above: number; readonly below: number } {
  let above = 0
  let below = 0
  for (const { run } of line.runs) {
    if (!isFormula(run)) continue
    above = Math.max(above, run.ascent * run.scale - (distance - descenders))
    below = Math.max(below, run.descent * run.scale - (distance - ascenders))
  }
  const half = distance / 2
  const rest = Math.ceil((above + below) / half) * half - above - below
  return { above: above + rest / 2, below: below + rest / 2 }
}
