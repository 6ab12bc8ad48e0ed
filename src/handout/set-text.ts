import { type Line, breakLines, widestWord } from './lines.ts'
import type { Ink, Operation } from './operations.ts'
import type { Tag } from './tags.ts'
import type { Word } from './words.ts'

/** Text set to a width: its height and what paints it, from its own top left corner. Lengths in pt. */
export interface SetText {
  readonly height: number
  /** Whether a word had to be broken to fit the width. */
  readonly cramped: boolean
  /** Where its lines begin. */
  readonly tops: readonly number[]
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
  const tops = lines.map((_, index) => index * style.line)
  return { height: lines.length * style.line, cramped: widestWord(words) > measure + 1, tops, operations }
}

function setLine(line: Line, top: number, width: number, style: TextStyle): Operation[] {
  const unit = style.size / 1000
  const left = style.align === 'right' ? width - line.width * unit : 0
  const baseline = top + (style.line + capHeight * style.size) / 2
  const texts = line.runs.map(({ run, x }): Operation => ({
    kind: 'text',
    x: left + x * unit,
    y: baseline,
    size: style.size * run.scale,
    run,
    ink: style.ink,
  }))
  const links = linkedStretches(line).map(({ from, to, href, tag }): Operation => ({
    kind: 'link',
    x: left + from * unit,
    y: top,
    width: (to - from) * unit,
    height: style.line,
    href,
    tag,
  }))
  const strikes = line.runs.flatMap(({ run, x }): Operation[] => {
    const thickness = 0.06 * style.size
    const y = baseline - 0.26 * style.size * run.scale
    return run.struck ? [{ kind: 'rule', x: left + x * unit, y, width: run.width * run.scale * unit, thickness, ink: style.ink }] : []
  })
  return [...texts, ...strikes, ...links]
}

interface Stretch {
  readonly from: number
  to: number
  readonly href: string
  readonly tag: Tag
}

/** The stretches of a line that lead somewhere, a link's words as one. */
function linkedStretches(line: Line): Stretch[] {
  const stretches = new Map<Tag, Stretch>()
  for (const { run, x } of line.runs) {
    const { tag } = run
    if (tag?.href === undefined) continue
    const to = x + run.width * run.scale
    const known = stretches.get(tag)
    if (known) known.to = to
    else stretches.set(tag, { from: x, to, href: tag.href, tag })
  }
  return [...stretches.values()]
}
