import { plainText, text } from '../model/inline.ts'
import { terms } from '../model/terms.ts'
import type { HandoutDeck } from './blocks.ts'
import type { Stretch } from './box.ts'
import type { Frame } from './frame.ts'
import { naturalWidth } from './lines.ts'
import { type Operation, type Page, mirrored, moved } from './operations.ts'
import { type TextStyle, setText } from './set-text.ts'
import type { Shaper } from './shape.ts'
import { type Word, toWords } from './words.ts'

/** The type of running lines. */
const small: TextStyle = { size: 8.5, line: 11, ink: 'grey' }

/** The height that a running foot takes of a frame, in pt, with the white above it. */
export const footHeight = 26

/** Which form a page is of, and which of its pages. */
interface FootText {
  /** What stands behind the deck's title, where anything does. */
  readonly form?: string
  readonly page: number
  readonly pages: number
}

/** At the foot of a frame the deck's title and the page of how many. It repeats what is said elsewhere: an artifact. */
export function runningFoot(deck: HandoutDeck, frame: Frame, { form, page, pages }: FootText, shaper: Shaper, style = small): Operation[] {
  const count = toWords([text(terms(deck.language).pageOf(page, pages))], shaper)
  const behind = form === undefined ? [] : toWords([text(`\u00a0· ${form}`)], shaper)
  const countWidth = widthOf(count, style) + 1
  const titleWidth = frame.width - countWidth - 3 * style.size
  const title = oneLine(toWords([text(plainText(deck.title))], shaper), titleWidth - widthOf(behind, style), shaper, style)
  const top = frame.top + frame.height - style.line
  return [
    ...textAt([...title, ...behind], { left: frame.left, width: titleWidth }, top, style),
    ...textAt(count, { left: frame.left + frame.width - countWidth, width: countWidth }, top, style),
  ]
}

/** At the head of a frame what a page goes on with. */
export function runningHead(frame: Frame, value: string, shaper: Shaper): Operation[] {
  return textAt(oneLine(toWords([text(value)], shaper), frame.width, shaper), frame, frame.top)
}

/** Pages of what stands on each, with a foot under it; in a mirror where the deck is read from right to left. */
export function withFeet(
  deck: HandoutDeck,
  bodies: readonly (readonly Operation[])[],
  frame: Frame,
  shaper: Shaper,
  form: Pick<FootText, 'form'> = {},
): Page[] {
  return bodies.map((body, index) => {
    const operations = [...body, ...runningFoot(deck, frame, { ...form, page: index + 1, pages: bodies.length }, shaper)]
    return { ...frame.sheet, operations: shaper.language.rightToLeft ? mirrored(operations, frame) : operations }
  })
}

/** A line of grey text. */
export function textAt(words: readonly Word[], { left, width }: Stretch, top: number, style = small): Operation[] {
  return moved(setText(words, width, style).paint(), left, top)
}

/** As many words as a line holds: a running line is there to find a page by, and not to be read. */
function oneLine(words: readonly Word[], width: number, shaper: Shaper, style = small): readonly Word[] {
  if (widthOf(words, style) <= width) return words
  const more = toWords([text('…')], shaper)
  const fitting = words.findLastIndex((_, index) => widthOf([...words.slice(0, index + 1), ...more], style) <= width)
  return [...words.slice(0, fitting + 1), ...more]
}

function widthOf(words: readonly Word[], { size }: TextStyle): number {
  return (naturalWidth(words) * size) / 1000
}
