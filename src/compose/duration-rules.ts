import { counted } from '../diagnostics/counted.ts'
import type { Fault, Path, Reporter } from '../diagnostics/report.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { Slide } from '../model/layouts.ts'
import { type Timing, timingOf } from '../model/sections.ts'

/**
 * Tells where the minutes of sections and those of their deck do not go together.
 *
 * @param slides as they were written, each with its place in the deck
 * @param reporter at the deck
 */
export function checkDurations(
  composed: ComposedDeck,
  slides: readonly { readonly slide: Slide; readonly path: Path }[],
  reporter: Reporter,
): void {
  const timing = timingOf(composed)
  if (timing) {
    const { duration = 0 } = composed
    const message = sumFault(timing, duration)
    if (message !== undefined)
      reporter.at('duration').report({ ...wrong, message, hint: 'give the deck more minutes, or its sections less' })
    return
  }
  for (const { slide, path } of slides) {
    if (slide.layout !== 'section' || slide.duration === undefined) continue
    reporter.at(...path, 'duration').report({
      ...wrong,
      message: 'the section has a duration, and the deck has none',
      hint: 'write one above its slides, in minutes: duration: 45',
    })
  }
}

const wrong: Pick<Fault, 'code'> = { code: 'schema/invalid-value' }

function sumFault({ given, left, untimed }: Timing, duration: number): string | undefined {
  if (left < 0) return `the sections are to take ${counted(given, 'minute')} together, and the deck ${duration}`
  if (left >= untimed) return undefined
  return `the sections that have a duration leave ${counted(left, 'minute')} to ${counted(untimed, 'section')} without one`
}
