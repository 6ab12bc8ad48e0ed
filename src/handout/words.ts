import LineBreaker from 'linebreak'
import { type Inline, citeText } from '../model/inline.ts'
import type { Face, GlyphRun, Shaper } from './shape.ts'
import type { Tag } from './tags.ts'

/** Text between two places where a line may break; widths are in thousandths of the type size. */
export interface Word {
  readonly runs: readonly StyledRun[]
  readonly width: number
  /** The white space after the word: it vanishes at the end of a line. */
  readonly space: number
  /** Whether a line must end after the word. */
  readonly forced: boolean
}

/** A glyph run, its size relative to the text round it, and the element that it belongs to: a link's, where it leads somewhere. */
export interface StyledRun extends GlyphRun {
  readonly scale: number
  readonly tag?: Tag
  /** Whether white space follows it in the text. */
  readonly spaced?: boolean
  /** Whether a line goes through it. */
  readonly struck?: boolean
}

interface Style {
  readonly face: Face
  readonly scale: number
  readonly tag?: Tag
  readonly struck?: boolean
}

/** What prose is set as: an artifact where it has no tag, in the regular face where none is named. */
export interface WordStyle {
  readonly face?: Face
  readonly tag?: Tag
}

interface Span {
  readonly text: string
  readonly style: Style
}

const codeScale = 0.9

/** Inline prose as words. Lines break by UAX #14, also across changes of style. */
export function toWords(nodes: readonly Inline[], shaper: Shaper, { face = 'regular', tag }: WordStyle = {}): Word[] {
  const spans = toSpans(nodes, { face, scale: 1, ...(tag && { tag }) })
  const text = spans.map((span) => span.text).join('')
  const breaker = new LineBreaker(text)
  const words: Word[] = []
  let start = 0
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    words.push(word(slice(spans, start, next.position), next.required === true && next.position < text.length, shaper))
    start = next.position
  }
  return words
}

/** Prose as spans of one style; a break is a newline, which UAX #14 breaks after. */
function toSpans(nodes: readonly Inline[], style: Style): Span[] {
  return nodes.flatMap((node): Span[] => {
    switch (node.kind) {
      case 'text':
        return [{ text: node.text.replaceAll(/[\n\t]/g, ' '), style }]
      case 'break':
        return [{ text: '\n', style }]
      case 'code':
        return [{ text: node.text, style: { ...style, face: 'code', scale: style.scale * codeScale } }]
      case 'math':
        return [{ text: node.tex, style: { ...style, face: 'code', scale: style.scale * codeScale } }]
      case 'cite':
        return [{ text: `\u2060${citeText(node.numbers).replaceAll(' ', '\u00a0')}`, style: { ...style, scale: style.scale * 0.8 } }]
      case 'strong':
        return toSpans(node.children, { ...style, face: style.face === 'semibold' ? 'bold' : 'semibold' })
      case 'emphasis':
        return toSpans(node.children, { ...style, face: style.face === 'regular' ? 'italic' : style.face })
      case 'strike':
        return toSpans(node.children, { ...style, struck: true })
      case 'link':
        // A link to a slide leads nowhere from paper.
        return toSpans(node.children, node.href.startsWith('#') ? style : { ...style, tag: linkTag(node.href, style.tag) })
    }
  })
}

function linkTag(href: string, parent: Tag | undefined): Tag {
  return { role: 'Link', href, ...(parent && { parent }) }
}

function slice(spans: readonly Span[], start: number, end: number): Span[] {
  const parts: Span[] = []
  let offset = 0
  for (const span of spans) {
    const text = span.text.slice(Math.max(0, start - offset), Math.max(0, end - offset))
    if (text !== '') parts.push({ text, style: span.style })
    offset += span.text.length
  }
  return parts
}

function word(spans: readonly Span[], forced: boolean, shaper: Shaper): Word {
  const last = spans.at(-1)
  const trailing = /[ \n]*$/.exec(last?.text ?? '')?.[0] ?? ''
  const spaces = trailing.replaceAll('\n', '')
  const inked = spans.map((span, index) =>
    index === spans.length - 1 ? { ...span, text: span.text.slice(0, span.text.length - trailing.length) } : span,
  )
  const runs = inked.flatMap(({ text, style }) =>
    text === '' ? [] : shaper.shape(text, style.face).map((run): StyledRun => ({ ...run, ...styleOf(style) })),
  )
  const end = runs.pop()
  if (end) runs.push(trailing === '' ? end : { ...end, spaced: true })
  const spaceWidth =
    last && spaces !== '' ? sum(shaper.shape(' ', last.style.face).map((run) => run.width)) * last.style.scale * spaces.length : 0
  return { runs, width: sum(runs.map((run) => run.width * run.scale)), space: spaceWidth, forced }
}

function styleOf({ scale, tag, struck }: Style): Omit<StyledRun, keyof GlyphRun> {
  return { scale, ...(tag && { tag }), ...(struck && { struck }) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
