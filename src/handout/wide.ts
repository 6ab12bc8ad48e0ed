import type { PlacedGlyph } from './open-font.ts'
import { type StyledRun, type Word, type WordRun, isFormula } from './words.ts'

/** Words of which each fits on a line: one that no line can hold is divided, and where it cannot be, broken between its graphemes. */
export function fitWords(words: readonly Word[], limit: number): readonly Word[] {
  return words.some((word) => word.width > limit) ? words.flatMap((word) => fitWord(word, limit)) : words
}

function fitWord(word: Word, limit: number): Word[] {
  const parts: Word[] = []
  let left = word
  while (left.width > limit) {
    const division = left.divisions?.().findLast(({ first }) => first.width <= limit)
    if (!division) return [...parts, ...cut(left, limit)]
    parts.push({ ...division.first, forced: true })
    left = division.rest
  }
  return [...parts, left]
}

/** The width of the widest part of a word that cannot be divided. */
export function widestPart(word: Word): number {
  let widest = 0
  let left = word
  for (let next = left.divisions?.()[0]; next; next = left.divisions?.()[0]) {
    widest = Math.max(widest, next.first.width)
    left = next.rest
  }
  return Math.max(widest, left.width)
}

/** A word that cannot be divided, as pieces that fit. Pieces of a run keep its shaping but for kerning across the cut. */
function cut(word: Word, limit: number): Word[] {
  const pieces: Word[] = []
  let runs: WordRun[] = []
  let width = 0
  const { direction } = word
  const end = (): void => {
    if (runs.length > 0) pieces.push({ runs, width, space: 0, forced: false, ...(direction && { direction }) })
    runs = []
    width = 0
  }
  for (const run of word.runs.flatMap((whole) => cutRun(whole, limit))) {
    if (runs.length > 0 && width + run.width * run.scale > limit) end()
    runs.push(run)
    width += run.width * run.scale
  }
  end()
  const last = pieces.pop()
  return last ? [...pieces, { ...last, space: word.space, forced: word.forced }] : [word]
}

function cutRun(run: WordRun, limit: number): WordRun[] {
  // A formula that no line can hold is set smaller.
  if (isFormula(run)) return [run.width * run.scale > limit ? { ...run, scale: limit / run.width } : run]
  if (run.width * run.scale <= limit) return [run]
  const rightToLeft = (run.level ?? 0) % 2 === 1
  const pieces: StyledRun[] = []
  const { spaced: _, ...inside } = run
  let glyphs: PlacedGlyph[] = []
  let start = 0
  let length = 0
  let width = 0
  const end = (base: StyledRun): void => {
    const text = run.text.slice(start, start + length)
    if (glyphs.length > 0) pieces.push({ ...base, text, width, glyphs: rightToLeft ? glyphs.toReversed() : glyphs })
    start += length
    glyphs = []
    length = 0
    width = 0
  }
  for (const glyph of rightToLeft ? run.glyphs.toReversed() : run.glyphs) {
    // A mark has no width of its own: it stays with its letter, as do the parts of what is set as several glyphs.
    if (glyph.advance > 0 && glyph.text !== '' && (width + glyph.advance) * run.scale > limit) end(inside)
    glyphs.push(glyph)
    length += glyph.text.length
    width += glyph.advance
  }
  end(run)
  return pieces
}
