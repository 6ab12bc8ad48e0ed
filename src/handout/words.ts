import type { Inline } from '../model/inline.ts'
import { bidiLevels } from './bidi.ts'
import { breakPlaces } from './breaks.ts'
import { type Division, divisions } from './divide.ts'
import { type FormulaPart, mathScale } from './formula.ts'
import { toSpans } from './prose-spans.ts'
import type { Face, GlyphRun, Shaper } from './shape.ts'
import { formulaLetter, shapeWord, slice, splitByLevel } from './spans.ts'
import type { Tag } from './tags.ts'

/** Text between two places where a line may break; widths are in thousandths of the type size. */
export interface Word {
  /** In the order in which they are read. */
  readonly runs: readonly WordRun[]
  readonly width: number
  /** The white space after the word: it vanishes at the end of a line. */
  readonly space: number
  /** Whether a line must end after the word. */
  readonly forced: boolean
  /** Where else a line may end, inside the word; absent where it may not. */
  readonly divisions?: (() => readonly Division[]) | undefined
  /** Present where a line with the word has something to put in order: text that reads from right to left, or a page that does. */
  readonly direction?:
    | {
        readonly page: 'ltr' | 'rtl'
        /** The embedding level of the white space after it. */
        readonly space: number
      }
    | undefined
}

/** A glyph run, its size relative to the text round it, and the element that it belongs to: a link's, where it leads somewhere. */
export interface StyledRun extends GlyphRun {
  readonly scale: number
  readonly tag?: Tag
  /** Whether white space follows it in the text. */
  readonly spaced?: boolean
  /** Whether a line goes through it. */
  readonly struck?: boolean
  /** Its embedding level, odd from right to left; 0 where absent. Source: UAX #9. */
  readonly level?: number
  /** The blank that it is the answer to: a rule lies under it, and what is to be filled in goes without it. */
  readonly blank?: Tag
}

/** A formula in a line of text, or a part of one: an outline in place of glyphs. */
export interface FormulaRun extends FormulaPart, Pick<StyledRun, 'scale' | 'tag' | 'spaced' | 'struck' | 'level'> {
  readonly kind: 'formula'
  /** What stands for it in the text. */
  readonly text: string
}

export type WordRun = StyledRun | FormulaRun

/** Whether a run of a line is a formula's outline, and no glyphs. */
export function isFormula(run: WordRun): run is FormulaRun {
  return 'kind' in run
}

/** What prose is set as: an artifact where it has no tag, in the regular face where none is named. */
export interface WordStyle {
  readonly face?: Face
  readonly tag?: Tag
  /** Figures of one width. */
  readonly tabular?: boolean
}

/** Inline prose as words, in the language of the shaper. Lines break also across changes of style. */
export function toWords(nodes: readonly Inline[], shaper: Shaper, { face = 'regular', tag, tabular }: WordStyle = {}): Word[] {
  const { language } = shaper
  const page = language.rightToLeft ? 'rtl' : 'ltr'
  const prose = toSpans(nodes, { face, scale: 1, ...(tag && { tag }), ...(tabular && { tabular }) }, shaper)
  const levels = bidiLevels(prose, page)
  const spans = levels ? splitByLevel(prose, levels) : prose
  const text = spans.map((span) => span.text).join('')
  // A heading or a cell would rather take another line.
  const short = /^(?:H\d|TH|TD)$/.test(tag?.role ?? '')
  let start = 0
  return breakPlaces(text, language.bindings).map(({ position, required }) => {
    const own = slice(spans, start, position)
    // A compound has a hyphen already.
    const reluctant = short || /[-‐/]/.test(text.charAt(start - 1))
    start = position
    const direction = levels || language.rightToLeft ? ({ page, space: own.at(-1)?.level ?? 0 } as const) : undefined
    const { runs, width, space } = shapeWord(own, shaper)
    return {
      runs,
      width,
      space,
      forced: required,
      direction,
      divisions: divisions(own, { forced: required, direction }, shaper, reluctant),
    }
  })
}

/** A formula alone, as words between which lines may break. */
export function formulaWords(parts: readonly FormulaPart[], tag: Tag): Word[] {
  return parts.map((part, index) => ({
    runs: [{ kind: 'formula', ...part, text: formulaLetter, scale: mathScale, tag }],
    width: part.width * mathScale,
    space: (parts[index + 1]?.space ?? 0) * mathScale,
    forced: false,
  }))
}
