import type { RenderedSlides } from './rendered.ts'

/** All text that a page of these slides may show: the slides, the notes, and what the theme puts in. */
export function shownText({ slides, notes, css }: Pick<RenderedSlides, 'slides' | 'notes' | 'css'>): string {
  const text = [...slides.map(withoutFormulas), ...notes.flat(), ...generatedText(css)].join('\n')
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

/** Formulas are set in fonts of their own: of them only the letters remain that those do not have, Cyrillic in a `\text{…}`, say. */
function withoutFormulas(html: string): string {
  let rest = ''
  let from = 0
  for (let start = html.indexOf(formula); start >= 0; start = html.indexOf(formula, from)) {
    const end = endOfSpan(html, start)
    rest += html.slice(from, start) + (html.slice(start, end).match(beyondMathematics) ?? []).join('')
    from = end
  }
  return rest + html.slice(from)
}

const formula = '<span class="katex">'

const beyondMathematics = /(?=\p{L})[^a-zA-Z\p{Script=Greek}\p{Script=Common}]/gu

/** Where a `<span>` that begins here ends, the spans inside it counted. */
function endOfSpan(html: string, start: number): number {
  const tags = /<span\b|<\/span>/g
  tags.lastIndex = start
  let depth = 0
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    depth += tag[0] === '</span>' ? -1 : 1
    if (depth === 0) return tags.lastIndex
  }
  return html.length
}
