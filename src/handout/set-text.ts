import { extraHeight } from './line-height.ts'
import { type Line, type Wrap, breakLines, isCramped } from './lines.ts'
import type { Ink, Operation } from './operations.ts'
import type { Tag } from './tags.ts'
import { type Word, isFormula } from './words.ts'

/** Text set to a width: its height and what paints it, from its own top left corner. Lengths in pt. */
export interface SetText {
  readonly height: number
  /** By how much a formula moves the first baseline down: what stands beside it goes with it. */
  readonly lead: number
  /** Whether a word had to be broken where it cannot be divided. */
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
  /** To the start of the line or to its end: on a page that reads from right to left, `left` is its right edge. */
  readonly align?: 'left' | 'right'
  readonly wrap?: Wrap
}

/** The height of a capital letter as a part of the type size (Source Sans 3: 0.66). */
const capHeight = 0.66

export function setText(words: readonly Word[], width: number, style: TextStyle): SetText {
  const measure = (width / style.size) * 1000
  const lines = breakLines(words, measure, style.wrap)
  const unit = style.size / 1000
  const operations: Operation[] = []
  const tops: number[] = []
  let height = 0
  let lead = 0
  for (const [index, line] of lines.entries()) {
    const { above, below } = extraHeight(line, style.line / unit)
    if (index === 0) lead = above * unit
    tops.push(height)
    operations.push(...setLine(line, height + above * unit, width, style))
    height += style.line + (above + below) * unit
  }
  return { height, lead, cramped: isCramped(words, measure), tops, operations }
}

function setLine(line: Line, top: number, width: number, style: TextStyle): Operation[] {
  const unit = style.size / 1000
  const left = style.align === 'right' ? width - line.width * unit : 0
  const baseline = top + (style.line + capHeight * style.size) / 2
  const texts = line.runs.map(({ run, x }): Operation => {
    const place = { x: left + x * unit, y: baseline }
    if (!isFormula(run)) return { kind: 'text', ...place, size: style.size * run.scale, run, ink: style.ink }
    return {
      kind: 'path',
      ...place,
      width: run.width * run.scale * unit,
      scale: unit * run.scale,
      d: run.d,
      fill: style.ink,
      ...(run.tag && { tag: run.tag }),
    }
  })
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
    if (!run.struck) return []
    const y = baseline - 0.26 * style.size * run.scale
    const width = run.width * run.scale * unit
    return [{ kind: 'rule', x: left + x * unit, y, width, thickness: 0.06 * style.size, ink: style.ink }]
  })
  return [...texts, ...strikes, ...links]
}

interface Stretch {
  from: number
  to: number
  readonly href: string
  readonly tag: Tag
}

/** The stretches of a line that lead somewhere, a link's words as one. */
function linkedStretches(line: Line): Stretch[] {
  const stretches = new Map<Tag, Stretch>()
  for (const { run, x } of line.runs) {
    const tag = run.tag?.role === 'Formula' ? run.tag.parent : run.tag
    if (tag?.href === undefined) continue
    const to = x + run.width * run.scale
    const known = stretches.get(tag)
    if (known) {
      known.from = Math.min(known.from, x)
      known.to = Math.max(known.to, to)
    } else stretches.set(tag, { from: x, to, href: tag.href, tag })
  }
  return [...stretches.values()]
}
