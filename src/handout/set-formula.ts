import { type Formula, mathScale } from './formula.ts'
import { text } from '../model/inline.ts'
import { naturalWidth } from './lines.ts'
import { type Operation, moved } from './operations.ts'
import { formulaTag } from './prose-spans.ts'
import { type SetText, type TextStyle, setText } from './set-text.ts'
import type { Shaper } from './shape.ts'
import type { Tag } from './tags.ts'
import { type Word, formulaWords, toWords } from './words.ts'

/** A displayed formula; what cannot be set is its TeX as text. */
export type ShapedFormula =
  | {
      readonly formula: Formula
      /** The formula in parts between which a line may break; none where it cannot be broken. */
      readonly words: readonly Word[]
      readonly number: readonly Word[]
      readonly tag: Tag
    }
  | { readonly source: readonly Word[] }

/** Looks a displayed formula up. */
export function shapeFormula(tex: string, shaper: Shaper): ShapedFormula {
  const formula = shaper.formula?.(tex, true)
  if (!formula) return { source: toWords([{ kind: 'code', text: tex }], shaper, { tag: { role: 'P' } }) }
  const tag = formulaTag(tex, undefined)
  const number = formula.number === undefined ? [] : toWords([text(formula.number)], shaper, { tag })
  return { formula, words: formulaWords(formula.broken ?? [], tag), number, tag }
}

// Rather than set so small, a formula goes on over several lines.
const leastShrinking = 0.85
const leastSize = 7

/** Sets a displayed formula on lines of its own, in from the left; one that is too wide is broken, or set smaller. */
export function setFormula(shaped: ShapedFormula, width: number, style: TextStyle): SetText {
  if ('source' in shaped) return setText(shaped.source, width, style)
  const { words, number } = shaped
  const numberWidth = number.length === 0 ? 0 : (naturalWidth(number) / 1000 + 1) * style.size
  const room = width - numberWidth
  const whole = setWhole(shaped, room, style)
  const set = whole.shrunk < leastShrinking && words.length > 0 ? setBroken(words, room, style) : whole
  if (number.length === 0) return set
  return { ...set, paint: () => withNumber(set.paint(), setText(number, numberWidth, { ...style, align: 'right' }).paint(), room) }
}

/** The number stands on the formula's last baseline. */
function withNumber(formula: readonly Operation[], number: readonly Operation[], x: number): Operation[] {
  const [own = 0, last = 0] = [number, formula].map((of) => of.findLast(({ kind }) => kind === 'text' || kind === 'path')?.y)
  return [...formula, ...moved(number, x, last - own)]
}

type SetWhole = SetText & { readonly shrunk: number }

function setWhole({ formula, tag }: Extract<ShapedFormula, { tag: Tag }>, room: number, style: TextStyle): SetWhole {
  const [part = { width: 0, ascent: 0, descent: 0, d: '' }] = formula.parts
  const wanted = style.size * mathScale
  const size = Math.min(wanted, (room * 1000) / Math.max(1, part.width))
  const scale = size / 1000
  const left = Math.min(indent(style), Math.max(0, room - part.width * scale))
  // It takes as many half lines as it is high, and stands in the middle of them.
  const inked = (part.ascent + part.descent) * scale
  const half = style.line / 2
  const height = Math.max(style.line, Math.ceil((inked + air * style.size) / half) * half)
  const y = (height - inked) / 2 + part.ascent * scale
  const operations: Operation[] = [{ kind: 'path', x: left, y, width: part.width * scale, scale, d: part.d, fill: style.ink, tag }]
  return { height, lead: 0, tops: [0], cramped: size < leastSize, shrunk: size / wanted, paint: () => operations }
}

function setBroken(words: readonly Word[], room: number, style: TextStyle): SetText {
  const set = setText(words, room - indent(style), style)
  const above = style.line / 4
  return { ...set, height: set.height + 2 * above, paint: () => moved(set.paint(), indent(style), above) }
}

// Above and below together, as a part of the type size.
const air = 0.3

function indent(style: TextStyle): number {
  return 1.5 * style.size
}
