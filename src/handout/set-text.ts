import { type Line, breakLines, widestWord } from './lines.ts'
import type { Ink, Operation } from './operations.ts'
import type { Word } from './words.ts'

/** Text set to a width: its height and what paints it, from its own top left corner. Lengths in pt. */
export interface SetText {
  readonly height: number
  readonly lines: number
  /** Whether a word had to be broken to fit the width. */
  readonly cramped: boolean
  readonly operations: readonly Operation[]
}

export interface TextStyle {
  readonly size: number
  /** From baseline to baseline, in pt. */
  readonly line: number
  readonly ink: Ink
  readonly align?: 'left' | 'right'
}

/** The height of a capital letter as a part of the type size (Source Sans 3: 0.66). */
const capHeight = 0.66

export function setText(words: readonly Word[], width: number, style: TextStyle): SetText {
  const measure = (width / style.size) * 1000
  const lines = breakLines(words, measure)
  const operations = lines.flatMap((line, index) => setLine(line, index * style.line, width, style))
  return { height: lines.length * style.line, lines: lines.length, cramped: widestWord(words) > measure + 1, operations }
}

function setLine(line: Line, top: number, width: number, style: TextStyle): Operation[] {
  const unit = style.size / 1000
  const left = style.align === 'right' ? width - line.width * unit : 0
  const baseline = top + (style.line + capHeight * style.size) / 2
  return line.runs.flatMap(({ run, x }): Operation[] => {
    const at = left + x * unit
    const painted: Operation = { kind: 'text', x: at, y: baseline, size: style.size * run.scale, run, ink: style.ink }
    if (run.href === undefined) return [painted]
    return [painted, { kind: 'link', x: at, y: top, width: run.width * run.scale * unit, height: style.line, href: run.href }]
  })
}
