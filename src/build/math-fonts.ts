import type { ReadFont } from '../fonts/coverage.ts'
import { base64Of } from '../fonts/faces.ts'
import { type FontMemory, rememberedSubset } from '../fonts/remembered-subset.ts'
import { mathText } from '../slides/math-css.ts'

/** Which of KaTeX's fonts its classes ask for. Source: katex/src/styles/katex.scss. */
const mathClasses: readonly (readonly [RegExp, readonly string[]])[] = [
  [/katex/, ['Main-Regular', 'Math-Italic']],
  [/mathbf|textbf|boldsymbol/, ['Main-Bold', 'Math-BoldItalic', 'Main-BoldItalic']],
  [/mathit|textit/, ['Main-Italic']],
  [/mathbb|amsrm/, ['AMS-Regular']],
  [/mathcal/, ['Caligraphic-Regular', 'Caligraphic-Bold']],
  [/mathfrak|textfrak|boldfrak/, ['Fraktur-Regular', 'Fraktur-Bold']],
  [/mathtt|texttt/, ['Typewriter-Regular']],
  [/mathscr|textscr/, ['Script-Regular']],
  [/mathsf|textsf|boldsf|itsf/, ['SansSerif-Regular', 'SansSerif-Bold', 'SansSerif-Italic']],
  [/delimsizing|large-op|small-op|op-symbol|delim-size|mult/, ['Size1-Regular', 'Size2-Regular', 'Size3-Regular', 'Size4-Regular']],
]

/**
 * The fonts that the formulas of slides may ask for, as base64 WOFF2 by the names that KaTeX's CSS has for them.
 *
 * @param slides their HTML
 */
export async function readMathFonts(slides: readonly string[], read: ReadFont): Promise<Map<string, string>> {
  const entries = namesFor(slides).map(async (name) => [`${name}.woff2`, base64Of(await read(`katex/dist/fonts/${name}.woff2`))] as const)
  return new Map(await Promise.all(entries))
}

/** The same, each with just the characters that the formulas show. */
export async function subsetMathFonts(slides: readonly string[], read: ReadFont, memory?: FontMemory): Promise<Map<string, string>> {
  const characters = [...new Set(mathText(slides) + always)].sort()
  const entries = namesFor(slides).map(async (name) => {
    const ttf = `katex/dist/fonts/${name}.ttf`
    return [`${name}.woff2`, await rememberedSubset({ ttf }, await read(ttf), characters, memory)] as const
  })
  return new Map(await Promise.all(entries))
}

/** What the numbers of equations are written with, which stand in KaTeX's CSS, and what HTML escapes. */
const always = `()0123456789<>&"'`

function namesFor(slides: readonly string[]): string[] {
  const html = slides.join('\n')
  return mathClasses.flatMap(([uses, fonts]) => (uses.test(html) ? fonts : [])).map((name) => `KaTeX_${name}`)
}
