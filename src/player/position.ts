/** What the audience sees of a deck: which slide, how much of it is revealed, and whether the notes are shown. */
export interface Position {
  readonly slide: number
  /** How many items of the slide are revealed, of those that wait. */
  readonly step: number
  /** How many items of each slide wait to be revealed. */
  readonly steps: readonly number[]
  readonly notes: boolean
}

/** A place in the deck: slides count from 1, steps from 0. */
export interface Place {
  readonly slide: number
  readonly step: number
}

export type Move = 'next' | 'previous' | 'first' | 'last' | 'notes' | Place

/** Where a move leads: through the items that wait, then on. A move beyond either end stays at that end. */
export function move(position: Position, move: Move): Position {
  if (move === 'notes') return { ...position, notes: !position.notes }
  const { slide, step } = target(position, move)
  const last = position.steps.length
  const inside = Math.min(Math.max(slide, 1), last)
  const waiting = waitingOn(position, inside)
  if (slide < 1) return { ...position, slide: 1, step: 0 }
  if (slide > last) return { ...position, slide: last, step: waiting }
  return { ...position, slide, step: Math.min(Math.max(step, 0), waiting) }
}

function target(position: Position, move: Exclude<Move, 'notes'>): Place {
  const { slide, step, steps } = position
  switch (move) {
    case 'next':
      return step < waitingOn(position, slide) ? { slide, step: step + 1 } : { slide: slide + 1, step: 0 }
    case 'previous':
      return step > 0 ? { slide, step: step - 1 } : { slide: slide - 1, step: waitingOn(position, slide - 1) }
    case 'first':
      return { slide: 1, step: 0 }
    case 'last':
      return { slide: steps.length, step: 0 }
    default:
      return move
  }
}

function waitingOn({ steps }: Position, slide: number): number {
  return steps[slide - 1] ?? 0
}

/**
 * The place that an address names (`#12`, `#12/2`, `#results`), or the start.
 *
 * @param ids the id of each slide, '' where it has none
 */
export function placeOf(hash: string, ids: readonly string[]): Place {
  const named = hash.length > 1 ? ids.indexOf(hash.slice(1)) + 1 : 0
  if (named > 0) return { slide: named, step: 0 }
  const [, slide = '1', step = '0'] = /^#\/?(\d{1,6})(?:\/(\d{1,6}))?$/.exec(hash) ?? []
  return { slide: Math.max(Number(slide), 1), step: Number(step) }
}

/** The address of a place. */
export function hashOf({ slide, step }: Place): string {
  return step === 0 ? `#${slide}` : `#${slide}/${step}`
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
