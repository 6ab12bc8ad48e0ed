import { text } from '../model/inline.ts'
import type { Stretch } from './box.ts'
import { type Operation, moved } from './operations.ts'
import type { Preset } from './preset.ts'
import { type SetText, setText } from './set-text.ts'
import type { Shaper } from './shape.ts'
import { toWords } from './words.ts'

const distance = 20 // 7 mm, as in an exercise book
const least = 4

/** What stands over lines for one's own notes. It says nothing of the lecture: an artifact. */
export function setNotesHeading(words: string, width: number, { size, line }: Preset, shaper: Shaper): SetText {
  return setText(toWords([text(words)], shaper, { face: 'semibold' }), width, { size: size * 1.1, line, ink: 'accent' })
}

/** A line to write on. */
export function ruledLine({ left, width }: Stretch, y: number): Operation {
  return { kind: 'rule', x: left, y, width, thickness: 0.4, ink: 'faint' }
}

/**
 * Lines for one's own notes, where there is room for at least four of them.
 *
 * @param room what is left of the page, in pt
 * @returns what paints them, from the top of that room
 */
export function noteLines(room: number, width: number, heading?: SetText): Operation[] {
  const count = Math.floor((room - distance - (heading?.height ?? 0)) / distance)
  if (count < least) return []
  const first = room - (count - 1) * distance
  const head = heading ? moved(heading.paint(), 0, first - distance - heading.height) : []
  const rules = Array.from({ length: count }, (_, index) => ruledLine({ left: 0, width }, first + index * distance))
  return [...head, ...rules]
}
