import type { Operation } from './operations.ts'

const distance = 20 // 7 mm, as in an exercise book
const least = 4

/**
 * Lines for one's own notes, where there is room for at least four of them.
 *
 * @param room what is left of the page, in pt
 * @returns what paints them, from the top of that room
 */
export function noteLines(room: number, width: number): Operation[] {
  const count = Math.floor((room - distance) / distance)
  if (count < least) return []
  return Array.from({ length: count }, (_, index): Operation => ({
    kind: 'rule',
    x: 0,
    y: room - (count - 1 - index) * distance,
    width,
    thickness: 0.4,
    ink: 'faint',
  }))
}
