import type { StyledRun, Word } from './words.ts'

/** A run and how far from the line's start it stands, in thousandths of the type size. */
export interface PlacedRun {
  readonly run: StyledRun
  readonly x: number
}

export interface Line {
  readonly runs: readonly PlacedRun[]
  /** Without the white space at its end, in thousandths of the type size. */
  readonly width: number
}

// A column as wide as its widest word must hold that word, whatever the last binary digit says.
const tolerance = 0.5

/**
 * Breaks words into lines, each as full as it can be, ragged right.
 * A word wider than the line is broken between its runs' graphemes; nothing is cut off.
 *
 * @param measure the width of a line in thousandths of the type size
 */
export function breakLines(words: readonly Word[], measure: number): Line[] {
  const limit = measure + tolerance
  const lines: Line[] = []
  let runs: PlacedRun[] = []
  let width = 0
  let space = 0
  const end = (): void => {
    lines.push({ runs, width })
    runs = []
    width = 0
    space = 0
  }
  for (const word of words.flatMap((whole) => splitWide(whole, limit))) {
    if (runs.length > 0 && width + space + word.width > limit) end()
    let x = runs.length === 0 ? 0 : width + space
    for (const run of word.runs) {
      runs.push({ run, x })
      x += run.width * run.scale
    }
    width = x
    space = word.space
    if (word.forced) end()
  }
  if (runs.length > 0) end()
  return lines
}

/** The width of the widest word: a narrower line would break inside it. */
export function widestWord(words: readonly Word[]): number {
  return words.reduce((widest, word) => Math.max(widest, word.width), 0)
}

/** The width of the text on one line; the widest of several where breaks are forced. */
export function naturalWidth(words: readonly Word[]): number {
  return breakLines(words, Number.POSITIVE_INFINITY).reduce((widest, line) => Math.max(widest, line.width), 0)
}

/** A word that no line can hold, as pieces that fit. Pieces of a run keep its shaping but for kerning across the cut. */
function splitWide(word: Word, measure: number): Word[] {
  if (word.width <= measure) return [word]
  const pieces: Word[] = []
  let runs: StyledRun[] = []
  let width = 0
  const end = (): void => {
    if (runs.length > 0) pieces.push({ runs, width, space: 0, forced: false })
    runs = []
    width = 0
  }
  for (const run of word.runs.flatMap((whole) => splitRun(whole, measure))) {
    if (runs.length > 0 && width + run.width * run.scale > measure) end()
    runs.push(run)
    width += run.width * run.scale
  }
  end()
  const last = pieces.pop()
  return last ? [...pieces, { ...last, space: word.space, forced: word.forced }] : [word]
}

function splitRun(run: StyledRun, measure: number): StyledRun[] {
  const characters = [...run.text]
  // Where glyphs do not add up to the characters (a script that reorders), no place between glyphs is sure to be one between characters.
  const counted = run.positions.reduce((sum, position) => sum + position.characters, 0)
  if (run.width * run.scale <= measure || counted !== characters.length) return [run]
  const pieces: StyledRun[] = []
  const { spaced: _, ...inside } = run
  let start = { glyph: 0, character: 0 }
  let character = 0
  let width = 0
  const end = (glyph: number): void => {
    if (glyph > start.glyph) {
      pieces.push({
        ...(glyph === run.positions.length ? run : inside),
        text: characters.slice(start.character, character).join(''),
        width,
        positions: run.positions.slice(start.glyph, glyph),
      })
    }
    start = { glyph, character }
    width = 0
  }
  run.positions.forEach((position, glyph) => {
    // A mark has no width of its own: it stays with its letter.
    if (position.advance > 0 && (width + position.advance) * run.scale > measure) end(glyph)
    width += position.advance
    character += position.characters
  })
  end(run.positions.length)
  return pieces
}
