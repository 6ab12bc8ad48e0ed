import type { RenderedSlides } from './render.ts'

/** All text that a page of these slides may show: the slides, the notes, and what the theme puts in. */
export function shownText({ slides, notes, css }: RenderedSlides): string {
  const text = [...slides, ...notes.flat(), ...generatedText(css)].join('\n')
  // A theme may show other letters than the slides have.
  return /text-transform|small-caps/.test(css) ? `${text}\n${text.toUpperCase()}\n${text.toLowerCase()}` : text
}

/** The strings of `content`, their escapes read. Source: CSS Syntax 3, 4.3.7. */
function generatedText(css: string): string[] {
  const values = [...css.matchAll(/\bcontent:([^;}]*)/g)].map(([, value = '']) => value)
  return values.map((value) =>
    value.replaceAll(/\\([0-9a-f]{1,6})\s?/gi, (whole, hex: string) => {
      const codePoint = Number.parseInt(hex, 16)
      return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole
    }),
  )
}
