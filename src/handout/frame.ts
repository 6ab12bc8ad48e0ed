import type { Paper } from '../model/course.ts'
import type { HandoutSettings } from '../model/handout.ts'
import { millimetre } from './lengths.ts'

/** The part of a sheet that is printed on. Lengths in pt. */
export interface Frame {
  /** The sheet. */
  readonly sheet: { readonly width: number; readonly height: number }
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The size of the sheet in pt. Sources: ISO 216 (210 × 297 mm), ANSI letter (8.5 × 11 in). */
const sheets = {
  a4: { width: 210 * millimetre, height: 297 * millimetre },
  letter: { width: 612, height: 792 },
} as const

/** The middle of a hole is 12 mm from the edge, and the hole 6 mm wide: nothing is punched out of the text. Source: ISO 838. */
const punched = 20 * millimetre

/** What is inside the margins; the side at which the sheet is bound is kept free of holes. */
export function pageFrame(deck: { readonly paper: Paper; readonly handout: Pick<HandoutSettings, 'binding'> }, margin: number): Frame {
  const sheet = sheets[deck.paper]
  const { binding } = deck.handout
  const at = (side: HandoutSettings['binding']): number => (binding === side ? Math.max(margin, punched) : margin)
  const [left, right, top] = [at('left'), at('right'), at('top')]
  return { sheet, left, top, width: sheet.width - left - right, height: sheet.height - top - margin }
}
