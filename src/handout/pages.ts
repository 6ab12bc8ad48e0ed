import { plainText, text } from '../model/inline.ts'
import type { HandoutDeck } from './blocks.ts'
import { flowPages, tooHigh } from './columns.ts'
import { pageFrame } from './frame.ts'
import { naturalWidth } from './lines.ts'
import { noteLines } from './note-lines.ts'
import { type Operation, type Page, moved } from './operations.ts'
import type { Preset } from './preset.ts'
import { setGroup } from './set-group.ts'
import type { ShapedGroup } from './shape-group.ts'
import type { Shaper } from './shape.ts'
import { setText } from './set-text.ts'
import type { TitleBlock } from './title.ts'
import { toWords } from './words.ts'

/** Groups over as many pages as they need. */
export interface Pages {
  readonly pages: readonly Page[]
  /** How much of the pages is used, from 0 to 1. */
  readonly fill: number
  /** By how many pt something that cannot be parted is higher than a page; 0 where everything has its place. */
  readonly tooHigh: number
}

/** Sets groups in one column over as many pages as they need, with a title on the first and a foot on each. */
export function layoutPages(groups: readonly ShapedGroup[], preset: Preset, deck: HandoutDeck, title: TitleBlock, shaper: Shaper): Pages {
  const frame = pageFrame(deck, preset.margin)
  const room = frame.height - 2 * preset.line // the foot
  const limit = (page: number): number => (page === 0 ? room - title.height : room)
  const units = groups.flatMap((group) => setGroup(group, frame.width, preset))
  const flowed = flowPages(units, limit)
  if (!flowed) return { pages: [], fill: 1, tooHigh: tooHigh(units, limit(0)) }
  const pages = flowed.map(({ operations, height }, index): Page => {
    const top = index === 0 ? title.height : 0
    const foot = setPageFoot(deck, `${index + 1}/${flowed.length}`, frame.width, preset, shaper)
    return {
      ...frame.sheet,
      operations: [
        ...(index === 0 ? moved(title.operations, frame.left, frame.top) : []),
        ...moved(operations, frame.left, frame.top + top),
        ...(index === flowed.length - 1 ? moved(noteLines(limit(index) - height, frame.width), frame.left, frame.top + top + height) : []),
        ...(flowed.length > 1 ? moved(foot, frame.left, frame.top + frame.height - preset.line) : []),
      ],
    }
  })
  const used = flowed.reduce((sum, { height }) => sum + height, title.height)
  return { pages, fill: used / (room * flowed.length), tooHigh: 0 }
}

/** The deck's title and the number of the page, on one line. It repeats what is said elsewhere: an artifact. */
function setPageFoot(deck: HandoutDeck, number: string, width: number, preset: Preset, shaper: Shaper): Operation[] {
  const style = { size: preset.size * 0.85, line: preset.line, ink: 'grey' } as const
  const pageNumber = toWords([text(number)], shaper)
  const numberWidth = (naturalWidth(pageNumber) * style.size) / 1000 + style.size
  const title = setText(toWords([text(plainText(deck.title))], shaper), width - numberWidth, style)
  const right = setText(pageNumber, width, { ...style, align: 'right' })
  return [...(title.tops.length === 1 ? title.paint() : []), ...right.paint()]
}
