/** White space at the end of a text that vanishes at the end of a line. */
const trailing = /(?:(?![\u00a0\u202f\u2007])\s)+$/u

/** The spaces of set width, in thousandths of the type size. Source: The Unicode Standard, 6.2. */
const widths: Readonly<Record<string, number>> = {
  '\n': 0,
  '\u2000': 500,
  '\u2001': 1000,
  '\u2002': 500,
  '\u2003': 1000,
  '\u2004': 333,
  '\u2005': 250,
  '\u2006': 167,
  '\u2009': 200,
  '\u200a': 100,
  '\u205f': 222,
  '\u3000': 1000,
}

/** A text without the white space at its end. */
export function withoutSpace(text: string): string {
  return text.replace(trailing, '')
}

/**
 * The width of white space in thousandths of the type size.
 *
 * @param own the width of the font's own space
 */
export function spaceWidth(space: string, own: number): number {
  if (space === ' ') return own
  return Array.from(space, (character) => widths[character] ?? own).reduce((sum, width) => sum + width, 0)
}
