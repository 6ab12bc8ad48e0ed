/** How one slide is set so that it fits: which step of the theme's type scale, and over how many pages. */
export interface SlideFit {
  /** 0 is the size that the theme is made for; each step is smaller, down to the theme's floor. */
  readonly step: number
  /** How many pages its items go on over. */
  readonly parts: number
}

/** How the slides of a deck are set, by their index; a slide that is absent is set as it comes. */
export type FitPlan = ReadonlyMap<number, SlideFit>

/** Items in lists of nearly equal length: no list holds a lone last item unless there are no more lists than that. */
export function balance<T>(items: readonly T[], parts: number): T[][] {
  const size = Math.floor(items.length / parts)
  const longer = items.length % parts
  return Array.from({ length: parts }, (_, part) => {
    const start = part * size + Math.min(part, longer)
    return items.slice(start, start + size + (part < longer ? 1 : 0))
  })
}
