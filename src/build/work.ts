/** What a build had to do, in numbers: of what stood as it was made before there is nothing. */
export interface Work {
  /** Decks that were taken as they came the last time, without being read. */
  readonly remembered: number
  /** Decks of which slides were rendered. */
  readonly rendered: number
  /** Slides of these that were rendered; the others of the same decks were remembered. */
  readonly slides: number
  /** Prints by the browser: the slides of a deck are one, and once more where handouts show them. */
  readonly printed: number
  /** Forms of handouts that were set. */
  readonly sheets: number
}

/** Counts what is done. */
export interface Tally {
  add(what: keyof Work, count?: number): void
  work(): Work
}

export function tally(): Tally {
  const counts = { remembered: 0, rendered: 0, slides: 0, printed: 0, sheets: 0 }
  return {
    add: (what, count = 1) => void (counts[what] += count),
    work: () => ({ ...counts }),
  }
}
