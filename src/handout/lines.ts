import { visualOrder } from './bidi.ts'
import { type LineEnd, firstFit } from './first-fit.ts'
import { leastRagged } from './ragged.ts'
import { fitWords, widestPart } from './wide.ts'
import type { Word, WordRun } from './words.ts'

/** A run and how far from the line's start it stands, in thousandths of the type size: from its right end where the page reads from right to left. */
export interface PlacedRun {
  readonly run: WordRun
  readonly x: number
}

export interface Line {
  /** In the order in which they are read. */
  readonly runs: readonly PlacedRun[]
  /** Without the white space at its end, in thousandths of the type size. */
  readonly width: number
}

/** How lines share the words: as even as they can be, or with a short last line, as prose has. Both take as few lines as first fit. */
export type Wrap = 'pretty' | 'balance'

// A column as wide as its widest word must hold that word, whatever the last binary digit says.
const tolerance = 0.5

/**
 * Breaks words into lines, ragged right. A word wider than the line is divided or broken; nothing is cut off.
 *
 * @param measure the width of a line in thousandths of the type size
 */
export function breakLines(words: readonly Word[], measure: number, wrap: Wrap = 'pretty'): Line[] {
  const limit = measure + tolerance
  const fitting = fitWords(words, limit)
  const ends = firstFit(fitting, limit)
  if (ends.length < 2) return toLines(fitting, ends)
  return toLines(fitting, wrap === 'balance' ? balanced(fitting, ends, limit) : pretty(fitting, ends, limit))
}

/** How many lines words take. */
export function countLines(words: readonly Word[], measure: number): number {
  const limit = measure + tolerance
  return firstFit(fitWords(words, limit), limit).length
}

/** The width of the widest word: a narrower line would divide it. */
export function widestWord(words: readonly Word[]): number {
  return words.reduce((widest, word) => Math.max(widest, word.width), 0)
}

/** The width of the widest part of a word: a narrower line would break it where it cannot be divided. */
export function widestSyllable(words: readonly Word[]): number {
  return words.reduce((widest, word) => Math.max(widest, word.width <= widest ? 0 : widestPart(word)), 0)
}

/** Whether a line of such a measure breaks a word where it cannot be divided. */
export function isCramped(words: readonly Word[], measure: number): boolean {
  const limit = measure + 2 * tolerance
  return words.some((word) => word.width > limit && widestPart(word) > limit)
}

/** The width of the text on one line; the widest of several where breaks are forced. */
export function naturalWidth(words: readonly Word[]): number {
  let widest = 0
  let width = 0
  let space = 0
  for (const word of words) {
    width += space + word.width
    widest = Math.max(widest, width)
    space = word.forced ? 0 : word.space
    if (word.forced) width = 0
  }
  return widest
}

/** Each paragraph of the words, up to a forced end, as even as it can be. */
function pretty(words: readonly Word[], ends: readonly LineEnd[], limit: number): LineEnd[] {
  const all: LineEnd[] = []
  let from = 0
  let paragraph: LineEnd[] = []
  for (const [index, end] of ends.entries()) {
    paragraph.push(end)
    if (index < ends.length - 1 && !(words[end.word]?.forced && !end.division)) continue
    all.push(...(paragraph.length > 1 ? leastRagged(words, from, paragraph, limit) : paragraph))
    from = end.word + 1
    paragraph = []
  }
  return all
}

/** The lines at the narrowest measure that takes no more of them. Source: CSS Text 4, `text-wrap: balance`. */
function balanced(words: readonly Word[], ends: readonly LineEnd[], limit: number): LineEnd[] {
  let narrow = Math.max(widestWord(words), limit / 2)
  let wide = limit
  let best = [...ends]
  while (wide - narrow > 50) {
    const middle = (narrow + wide) / 2
    const tried = firstFit(words, middle)
    if (tried.length <= ends.length) {
      best = tried
      wide = middle
    } else narrow = middle
  }
  return best
}

function toLines(words: readonly Word[], ends: readonly LineEnd[]): Line[] {
  let next = 0
  let carried: Word | undefined
  return ends.map(({ word, division }) => {
    const own = words.slice(next, division ? word : word + 1)
    if (carried) own[0] = carried
    if (division) own.push(division.first)
    next = division ? word : word + 1
    carried = division?.rest
    return toLine(own)
  })
}

function toLine(words: readonly Word[]): Line {
  return words.some(({ direction }) => direction) ? inVisualOrder(words) : inOrder(words)
}

function inOrder(words: readonly Word[]): Line {
  const runs: PlacedRun[] = []
  let width = 0
  let x = 0
  for (const word of words) {
    for (const run of word.runs) {
      runs.push({ run, x })
      x += run.width * run.scale
    }
    width = x
    x += word.space
  }
  return { runs, width }
}

/** A run of a line, or the white space between two words. */
interface Piece {
  readonly run: WordRun | undefined
  readonly level: number
  readonly width: number
}

/** Runs keep the order in which they are read; they stand where they are seen. Source: UAX #9. */
function inVisualOrder(words: readonly Word[]): Line {
  const pieces = words.flatMap(({ runs, space, direction }, index): Piece[] => [
    ...runs.map((run): Piece => ({ run, level: run.level ?? 0, width: run.width * run.scale })),
    // White space at the end vanishes.
    ...(index === words.length - 1 ? [] : [{ run: undefined, level: direction?.space ?? 0, width: space }]),
  ])
  const width = pieces.reduce((sum, piece) => sum + piece.width, 0)
  const fromRight = words.some(({ direction }) => direction?.page === 'rtl')
  const places: number[] = []
  let x = 0
  for (const index of visualOrder(pieces.map(({ level }) => level))) {
    const own = pieces[index]?.width ?? 0
    places[index] = fromRight ? width - x - own : x
    x += own
  }
  return { runs: pieces.flatMap(({ run }, index) => (run ? [{ run, x: places[index] ?? 0 }] : [])), width }
}
