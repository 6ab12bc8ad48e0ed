/** What the audience sees of a deck: which slide of how many, and whether the notes are shown. */
export interface Position {
  readonly slide: number
  readonly total: number
  readonly notes: boolean
}

export type Move = 'next' | 'previous' | 'first' | 'last' | 'notes' | { readonly to: number }

/** Where a move leads. Slides count from 1; a move beyond either end stays at that end. */
export function move(position: Position, move: Move): Position {
  if (move === 'notes') return { ...position, notes: !position.notes }
  return { ...position, slide: Math.min(Math.max(target(position, move), 1), position.total) }
}

function target({ slide, total }: Position, move: Exclude<Move, 'notes'>): number {
  switch (move) {
    case 'next':
      return slide + 1
    case 'previous':
      return slide - 1
    case 'first':
      return 1
    case 'last':
      return total
    default:
      return move.to
  }
}

/** The slide that an address names (`#12`), or 1. */
export function slideOf(hash: string): number {
  const number = Number(hash.replace(/^#\/?/, ''))
  return Number.isInteger(number) && number > 0 ? number : 1
}

const keys: Readonly<Record<string, Move>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ' ': 'next',
  Enter: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  Backspace: 'previous',
  Home: 'first',
  End: 'last',
  n: 'notes',
}

/** What a key does, if anything. Shift turns the space bar round, a deck from right to left the arrows to its sides. */
export function moveOfKey(key: string, shift: boolean, rightToLeft = false): Move | undefined {
  if (key === ' ' && shift) return 'previous'
  if (rightToLeft && key === 'ArrowLeft') return 'next'
  if (rightToLeft && key === 'ArrowRight') return 'previous'
  return Object.hasOwn(keys, key) ? keys[key] : undefined
}
