import type { Face, Shaper } from './shape.ts'
import { spaceWidth, withoutSpace } from './spaces.ts'
import type { Tag } from './tags.ts'
import type { FormulaPart } from './formula.ts'
import type { Word, WordRun } from './words.ts'

/** How text is set, but for its size and its ink. */
export interface Style {
  readonly face: Face
  readonly scale: number
  readonly tag?: Tag
  readonly struck?: boolean
  /** The blank that it is the answer to. */
  readonly blank?: Tag
  readonly tabular?: boolean
}

/** Text of one style and one direction. */
export interface Span {
  readonly text: string
  readonly style: Style
  /** Text that no language has a say in: code, a citation. */
  readonly isolated?: true
  readonly level?: number
  /** Of a formula, for which a letter stands in the text. */
  readonly formula?: FormulaPart
}

/** What stands for a formula where lines are broken and directions are found. */
export const formulaLetter = 'x'

/** Splits spans where the direction changes. */
export function splitByLevel(spans: readonly Span[], levels: Uint8Array): Span[] {
  let offset = 0
  return spans.flatMap((span) => {
    const parts: Span[] = []
    let from = 0
    for (let to = 1; to <= span.text.length; to++) {
      if (to < span.text.length && levels[offset + to] === levels[offset + from]) continue
      parts.push({ ...span, text: span.text.slice(from, to), level: levels[offset + from] ?? 0 })
      from = to
    }
    offset += span.text.length
    return parts
  })
}

/** The spans of a stretch of their text. */
export function slice(spans: readonly Span[], start: number, end: number): Span[] {
  const parts: Span[] = []
  let offset = 0
  for (const span of spans) {
    const text = span.text.slice(Math.max(0, start - offset), Math.max(0, end - offset))
    if (text !== '') parts.push({ ...span, text })
    offset += span.text.length
  }
  return parts
}

/** Spans as one word, shaped; the white space at their end comes after it. */
export function shapeWord(spans: readonly Span[], shaper: Shaper): Pick<Word, 'runs' | 'width' | 'space'> {
  const runs: WordRun[] = []
  let width = 0
  let space = 0
  let spaced = false
  for (const [index, span] of spans.entries()) {
    const last = index === spans.length - 1
    const text = last ? withoutSpace(span.text) : span.text
    if (text !== '') for (const run of styledRuns(text, span, shaper)) runs.push(run)
    if (last && span.formula) space = span.formula.space * span.style.scale
    if (!last || text.length === span.text.length) continue
    space = spaceAfter(span, text.length, shaper)
    spaced = true
  }
  const end = spaced ? runs.pop() : undefined
  if (end) runs.push({ ...end, spaced: true })
  for (const run of runs) width += run.width * run.scale
  return { runs, width, space }
}

function styledRuns(text: string, { style, formula, level = 0 }: Span, shaper: Shaper): WordRun[] {
  const { face, scale, tag, struck, blank, tabular = false } = style
  const more = { scale, ...(tag && { tag }), ...(struck && { struck }), ...(blank && { blank }), ...(level > 0 && { level }) }
  if (formula) return text.includes(formulaLetter) ? [{ kind: 'formula', text: formulaLetter, ...formula, ...more }] : []
  return shaper.shape(text, face, { rightToLeft: level % 2 === 1, tabular }).map((run) => ({ ...run, ...more }))
}

function spaceAfter({ text, style }: Span, from: number, shaper: Shaper): number {
  return spaceWidth(text.slice(from), shaper.shape(' ', style.face)[0]?.width ?? 0) * style.scale
}
