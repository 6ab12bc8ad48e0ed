import { widths } from './widths.ts'

/** What drawings are set in, whatever the deck is: they are laid out by its widths. The others have what it lacks. */
export const drawingFamilies = "'Source Sans 3', 'Deckhand Scripts', 'Noto Sans Math', 'Noto Emoji', sans-serif"

export type Weight = 400 | 600

/**
 * How wide a text is in px, by the advance widths of Source Sans 3. Kerning only narrows it.
 * A character that the font lacks comes from another one, which is taken to be as wide as it is high.
 */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  const table: Readonly<Record<string, number>> = widths[weight]
  let thousandths = 0
  for (const character of text) thousandths += Object.hasOwn(table, character) ? (table[character] ?? 0) : 1000
  return (thousandths * size) / 1000
}

/** A text that is no wider than this: its end gives way to an ellipsis. */
export function shorten(text: string, width: number, size: number, weight: Weight = 400): string {
  if (textWidth(text, size, weight) <= width) return text
  const characters = [...text]
  while (characters.length > 0 && textWidth(`${characters.join('').trimEnd()}…`, size, weight) > width) characters.pop()
  return characters.length === 0 ? '' : `${characters.join('').trimEnd()}…`
}

/** A text in lines that are no wider than this; what the last of them cannot hold is cut. */
export function wrap(text: string, width: number, size: number, lines: number): string[] {
  const [first = '', ...rest] = text.split(/\s+/)
  const wrapped = [first]
  for (const word of rest) {
    const line = `${wrapped.at(-1) ?? ''} ${word}`
    if (wrapped.length === lines || textWidth(line, size) <= width) wrapped[wrapped.length - 1] = line
    else wrapped.push(word)
  }
  return wrapped.map((line) => shorten(line, width, size))
}
