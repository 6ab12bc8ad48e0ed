import type { HandoutDeck } from './blocks.ts'
import { flowPages, tooHigh } from './columns.ts'
import { pageFrame } from './frame.ts'
import { noteLines } from './note-lines.ts'
import { type Page, moved } from './operations.ts'
import type { Preset } from './preset.ts'
import { runningFoot } from './running.ts'
import { setGroup } from './set-group.ts'
import type { ShapedGroup } from './shape-group.ts'
import type { Shaper } from './shape.ts'
import type { TextStyle } from './set-text.ts'
import type { TitleBlock } from './title.ts'

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
    const foot = runningFoot(deck, frame, { page: index + 1, pages: flowed.length }, shaper, footStyle(preset))
    return {
      ...frame.sheet,
      operations: [
        ...(index === 0 ? moved(title.operations, frame.left, frame.top) : []),
        ...moved(operations, frame.left, frame.top + top),
        ...(index === flowed.length - 1 ? moved(noteLines(limit(index) - height, frame.width), frame.left, frame.top + top + height) : []),
        ...(flowed.length > 1 ? foot : []),
      ],
    }
  })
  const used = flowed.reduce((sum, { height }) => sum + height, title.height)
  return { pages, fill: used / (room * flowed.length), tooHigh: 0 }
}

/** Who needs large print needs it at the foot too. */
function footStyle({ size, line }: Preset): TextStyle {
  return { size: size * 0.85, line, ink: 'grey' }
}
