import { extraHeight } from './line-height.ts'
import { type Line, type Wrap, breakLines, countLines, isCramped } from './lines.ts'
import type { Ink, Operation } from './operations.ts'
import type { Tag } from './tags.ts'
import { type Word, type WordRun, isFormula } from './words.ts'

/** Text set to a width: its height and what paints it, from its own top left corner. Lengths in pt. */
export interface SetText {
  readonly height: number
  /** By how much a formula moves the first baseline down: what stands beside it goes with it. */
  readonly lead: number
  /** Whether a word had to be broken where it cannot be divided. */
  readonly cramped: boolean
  /** Where its lines begin. */
  readonly tops: readonly number[]
  /** What paints it, made when it is asked for: most settings that are tried are not taken. */
  paint(): Operation[]
}

/** How words are set. */
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
export const capHeight = 0.66

/** Sets words to a width in pt. Lines are counted at once, and broken when they are painted. */
export function setText(words: readonly Word[], width: number, style: TextStyle): SetText {
  const measure = (width / style.size) * 1000
  const cramped = isCramped(words, measure)
  const lines = (): Line[] => breakLines(words, measure, style.wrap)
  if (words.some(({ runs }) => runs.some(isHigher))) return { ...stackLines(lines(), width, style), cramped }
  // As many lines as first fit takes, however they are broken at last.
  const tops = Array.from({ length: countLines(words, measure) }, (_, index) => index * style.line)
  const paint = (): Operation[] => lines().flatMap((line, index, all) => setLine(line, all[index + 1], index * style.line, width, style))
  return { height: tops.length * style.line, lead: 0, cramped, tops, paint }
}

/** What a line gets higher by. */
function isHigher(run: WordRun): boolean {
  return isFormula(run) || run.blank !== undefined
}

/** Lines of their own heights. */
function stackLines(lines: readonly Line[], width: number, style: TextStyle): Omit<SetText, 'cramped'> {
  const unit = style.size / 1000
  const operations: Operation[] = []
  const tops: number[] = []
  let height = 0
  let lead = 0
  for (const [index, line] of lines.entries()) {
    const { above, below } = extraHeight(line, style.line / unit)
    const top = above * unit + roomAbove(line, style)
    if (index === 0) lead = top
    tops.push(height)
    operations.push(...setLine(line, lines[index + 1], height + top, width, style))
    height += top + style.line + below * unit
  }
  return { height, lead, tops, paint: () => operations }
}

/** Half a line more, where one is to write by hand. */
function roomAbove(line: Line, style: TextStyle): number {
  return line.runs.some(({ run }) => blankOf(run)) ? style.line / 2 : 0
}

function blankOf(run: WordRun): Tag | undefined {
  return isFormula(run) ? undefined : run.blank
}

function setLine(line: Line, next: Line | undefined, top: number, width: number, style: TextStyle): Operation[] {
  const unit = style.size / 1000
  const left = style.align === 'right' ? width - line.width * unit : 0
  const baseline = top + (style.line + capHeight * style.size) / 2
  const blanks = blankStretches(line, next, width / unit - left / unit)
  const texts = line.runs.flatMap(({ run, x }): Operation[] => {
    const place = { x: left + x * unit, y: baseline }
    if (isFormula(run)) {
      const tag = run.tag && { tag: run.tag }
      return [{ kind: 'path', ...place, width: run.width * run.scale * unit, scale: unit * run.scale, d: run.d, fill: style.ink, ...tag }]
    }
    const ink = run.blank ? 'accent' : style.ink
    const glyphs: Operation = { kind: 'text', ...place, size: style.size * run.scale, run, ink }
    const blank = blanks.get(run)
    if (!blank) return [glyphs]
    const thickness = 0.5
    const y = baseline + 0.14 * style.size
    const rule = { x: left + blank.from * unit, y, width: (blank.to - blank.from) * unit, thickness, ink: 'black', tag: blank.tag } as const
    // The rule stands where the blank begins, so that it is read in its place.
    return [{ kind: 'rule', ...rule }, glyphs]
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

/**
 * The rules of a line's blanks, each by its first run. One that goes on in the next line is ruled to the end of this one.
 *
 * @param measure the width of the line in thousandths of the type size
 */
function blankStretches(
  line: Line,
  next: Line | undefined,
  measure: number,
): Map<WordRun, { readonly from: number; readonly to: number; readonly tag: Tag }> {
  const tags = new Set(line.runs.flatMap(({ run }) => blankOf(run) ?? []))
  return new Map(
    [...tags].flatMap((tag) => {
      const own = line.runs.filter(({ run }) => blankOf(run) === tag)
      const [first] = own
      if (!first) return []
      const goesOn = next?.runs.some(({ run }) => blankOf(run) === tag) ?? false
      const from = Math.min(...own.map(({ x }) => x))
      const end = Math.max(...own.map(({ run, x }) => x + run.width * run.scale))
      return [[first.run, { from, to: goesOn ? Math.max(end, measure) : end, tag }] as const]
    }),
  )
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
