import { type Inline, badgeText, citeText } from '../model/inline.ts'
import { mathScale } from './formula.ts'
import type { Shaper } from './shape.ts'
import { type Span, type Style, formulaLetter } from './spans.ts'
import type { Tag } from './tags.ts'

const codeScale = 0.9

/** Prose as spans of one style; a break is a newline, which UAX #14 breaks after. */
export function toSpans(nodes: readonly Inline[], style: Style, shaper: Shaper): Span[] {
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
      case 'badge':
        return [{ text: badgeText(node.text), style: { ...style, face: style.face === 'regular' ? 'italic' : style.face } }]
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
