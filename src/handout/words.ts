import { type Inline, citeText } from '../model/inline.ts'
import { bidiLevels } from './bidi.ts'
import { breakPlaces } from './breaks.ts'
import { type Division, divisions } from './divide.ts'
import { type FormulaPart, mathScale } from './formula.ts'
import type { Face, GlyphRun, Shaper } from './shape.ts'
import { type Span, type Style, formulaLetter, shapeWord, slice, splitByLevel } from './spans.ts'
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

const codeScale = 0.9

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

/** Prose as spans of one style; a break is a newline, which UAX #14 breaks after. */
function toSpans(nodes: readonly Inline[], style: Style, shaper: Shaper): Span[] {
  return nodes.flatMap((node): Span[] => {
    switch (node.kind) {
      case 'text':
        return [{ text: shaper.language.spaced(node.text.replaceAll(/[\n\t]/g, ' ').normalize()), style }]
      case 'break':
        return [{ text: '\n', style }]
      case 'code':
        return [{ text: node.text, style: { ...style, face: 'code', scale: style.scale * codeScale }, isolated: true }]
      case 'math':
        return formulaSpans(node.tex, unblanked(style), shaper)
      case 'cite': {
        const mark = `\u2060${citeText(node.numbers).replaceAll(' ', '\u00a0')}`
        return [{ text: mark, style: { ...style, scale: style.scale * 0.8 }, isolated: true }]
      }
      case 'strong':
        return toSpans(node.children, { ...style, face: style.face === 'semibold' ? 'bold' : 'semibold' }, shaper)
      case 'emphasis':
        return toSpans(node.children, { ...style, face: style.face === 'regular' ? 'italic' : style.face }, shaper)
      case 'strike':
        return toSpans(node.children, style.blank ? style : { ...style, struck: true }, shaper)
      case 'link':
        // A link to a slide leads nowhere from paper, and one under a blank would give it away.
        return toSpans(
          node.children,
          node.href.startsWith('#') || style.blank ? style : { ...style, tag: linkTag(node.href, style.tag) },
          shaper,
        )
      case 'blank':
        return node.open ? blankSpans(node.children, style, shaper) : toSpans(node.children, style, shaper)
    }
  })
}

/** A formula stands in its line as a letter does; between its parts the line may break. What cannot be set stands as it was written. */
function formulaSpans(tex: string, style: Style, shaper: Shaper): Span[] {
  const formula = shaper.formula?.(tex, false)
  if (!formula) return [{ text: tex, style: { ...style, face: 'code', scale: style.scale * codeScale }, isolated: true }]
  const own = { ...style, scale: style.scale * mathScale, tag: formulaTag(tex, style.tag) }
  const { parts } = formula
  return parts.map((part, index) => ({
    text: index === parts.length - 1 ? formulaLetter : `${formulaLetter}\u200b`,
    // What follows is apart from it by the space that vanishes where the line breaks.
    formula: { ...part, space: parts[index + 1]?.space ?? 0 },
    style: own,
    // Its parts are read from left to right, one after the other.
    ...(parts.length === 1 && { isolated: true }),
  }))
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

/** The element that a formula is. */
export function formulaTag(tex: string, parent: Tag | undefined): Tag {
  return { role: 'Formula', alt: tex, ...(parent && { parent }) }
}

/** How much wider than type handwriting is. */
const handwriting = 1.3
/** The least width of a blank and the most that is added to its answer, in thousandths of the type size: 18 mm and 14 mm at 9 pt. */
const leastBlank = 5700
const mostRoom = 4500

/** An answer and the room that handwriting needs beyond it, which stays with its last word. */
function blankSpans(nodes: readonly Inline[], style: Style, shaper: Shaper): Span[] {
  const blank: Tag = { role: 'Span', ...(style.tag && { parent: style.tag }) }
  const inside: Style = { ...style, face: style.face === 'regular' ? 'semibold' : style.face, blank }
  const answer = toSpans(nodes, inside, shaper)
  const width = answer.reduce((sum, span) => sum + (span.style.blank ? textWidth(span.text, span.style, shaper) : 0), 0)
  const room = Math.min(Math.max(width * (handwriting - 1), leastBlank - width), mostRoom)
  const count = Math.ceil(room / textWidth(noBreakSpace, inside, shaper))
  return [...answer, { text: noBreakSpace.repeat(count), style: inside }]
}

const noBreakSpace = '\u00a0'

function textWidth(text: string, { face, scale }: Style, shaper: Shaper): number {
  return shaper.shape(text, face).reduce((sum, run) => sum + run.width, 0) * scale
}

/** A formula is no answer: it stands on both sheets. */
function unblanked(style: Style): Style {
  const { blank: _, ...rest } = style
  return rest
}

function linkTag(href: string, parent: Tag | undefined): Tag {
  return { role: 'Link', href, ...(parent && { parent }) }
}
