import { fewestLetters } from './hyphenation.ts'
import type { Shaper } from './shape.ts'
import { type Span, shapeWord, slice } from './spans.ts'
import type { Word } from './words.ts'

/** A way to divide a word over two lines. */
export interface Division {
  /** What stays on the line, with its hyphen. */
  readonly first: Word
  readonly rest: Word
  /** Whether a hyphen is seen. */
  readonly hyphen: boolean
  /** Whether only a word that no line can hold is divided here. */
  readonly onlyWide: boolean
}

interface Place extends Pick<Division, 'hyphen' | 'onlyWide'> {
  readonly offset: number
}

type Whole = Pick<Word, 'forced' | 'direction'>

/**
 * The ways to divide a word, in the order of its text, worked out when first asked for; `undefined` where there is plainly none.
 *
 * @param whole what is told of the whole word
 * @param reluctant whether even a hyphen is only for a word that no line can hold
 */
export function divisions(spans: readonly Span[], whole: Whole, shaper: Shaper, reluctant: boolean): Word['divisions'] {
  const text = spans.length === 1 ? (spans[0]?.text ?? '') : spans.map((span) => span.text).join('')
  if (text.length < fewestLetters && !/\S[ \u00a0\u00ad\u202f]+\S/.test(text)) return undefined
  const places = (): Place[] => [...hyphens(text, spans, shaper, reluctant), ...boundSpaces(text)]
  return atPlaces(spans, places, whole, shaper)
}

function atPlaces(spans: readonly Span[], places: () => readonly Place[], whole: Whole, shaper: Shaper): Word['divisions'] {
  let made: readonly Division[] | undefined
  const make = (): readonly Division[] => {
    const sorted = places().toSorted((a, b) => a.offset - b.offset)
    return sorted.map((place, index) => divide(spans, place, sorted.slice(index + 1), whole, shaper))
  }
  return () => (made ??= make())
}

/** Each side is set when it is asked for: most ways to divide a word are only measured, up to the hyphen. */
function divide(spans: readonly Span[], place: Place, later: readonly Place[], whole: Whole, shaper: Shaper): Division {
  const { offset, hyphen, onlyWide } = place
  let first: Word | undefined
  let rest: Word | undefined
  return {
    hyphen,
    onlyWide,
    get first() {
      return (first ??= sideBefore(slice(spans, 0, offset), hyphen, whole, shaper))
    },
    get rest() {
      return (rest ??= sideAfter(slice(spans, offset, Number.POSITIVE_INFINITY), offset, later, whole, shaper))
    },
  }
}

function sideBefore(spans: readonly Span[], hyphen: boolean, { direction }: Whole, shaper: Shaper): Word {
  const { runs, width } = shapeWord(hyphen ? withHyphen(spans) : spans, shaper)
  return { runs: hyphen ? readAsSoft(runs) : runs, width, space: 0, forced: false, direction }
}

function sideAfter(spans: readonly Span[], offset: number, later: readonly Place[], whole: Whole, shaper: Shaper): Word {
  const places = later.map((each) => ({ ...each, offset: each.offset - offset }))
  return { ...shapeWord(spans, shaper), ...whole, divisions: atPlaces(spans, () => places, whole, shaper) }
}

function withHyphen(spans: readonly Span[]): Span[] {
  return spans.map((span, index) => (index === spans.length - 1 ? { ...span, text: `${span.text}-` } : span))
}

/** A hyphen at the end is read as a soft one: whoever copies the text gets the word whole. */
function readAsSoft(runs: Word['runs']): Word['runs'] {
  return runs.map((run, index) => (index === runs.length - 1 ? { ...run, text: `${run.text.slice(0, -1)}\u00ad` } : run))
}

/** Where only the spaces keep words together that the language binds: a line that is too short for them parts them. */
function boundSpaces(text: string): Place[] {
  return [...text.matchAll(/(?<=\S)[ \u00a0\u202f]+(?=\S)/g)].map(({ index, 0: space }) => ({
    offset: index + space.length,
    hyphen: false,
    onlyWide: true,
  }))
}

/** A word in small letters, within its punctuation; the capital of a name and what is no word of the language stay whole. */
const dividedWord = /^[^\p{L}\p{N}]*(?:[\p{L}]{1,5}['’])?(?<word>[\p{L}\p{M}]+)[^\p{L}\p{N}-]*$/u

function hyphens(text: string, spans: readonly Span[], { language }: Shaper, onlyWide: boolean): Place[] {
  if (spans.some(({ isolated }) => isolated)) return []
  const place = (offset: number): Place => ({ offset, hyphen: true, onlyWide })
  if (text.includes('\u00ad')) return [...text.matchAll(/\u00ad(?=[\p{L}\p{M}])/gu)].map(({ index }) => place(index + 1))
  const found = dividedWord.exec(text)?.groups?.['word']
  if (language.hyphenate === undefined || found === undefined) return []
  const small = found.toLowerCase()
  const named = small.slice(0, 1) !== found.slice(0, 1) && !language.capitalNouns
  if (named || small.slice(1) !== found.slice(1)) return []
  const start = text.lastIndexOf(found)
  return language.hyphenate(small).map((offset) => place(start + offset))
}
