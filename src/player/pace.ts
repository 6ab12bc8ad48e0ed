/** What a page says of its part of the lecture: where one begins, the minutes it may take, NaN where none are set. */
interface Starts {
  readonly section: number | undefined
}

/** A part of the lecture as it is planned: times in ms from the start of the lecture, NaN where they are not known. */
export interface Part {
  /** The slide it begins with, from 1. */
  readonly slide: number
  readonly slides: number
  readonly from: number
  readonly lasts: number
}

/** The parts of a lecture in their order, the first from slide 1 on, and what the whole may take in ms, if that is known. */
export interface Plan {
  readonly parts: readonly Part[]
  readonly lasts: number | undefined
}

const minute = 60_000

/**
 * What is planned for each part: its own minutes, or of what the others leave of the lecture's a share by the number of its slides.
 *
 * @param minutes what the lecture may take
 */
export function planOf(slides: readonly Starts[], minutes: number | undefined): Plan {
  const starts = slides.flatMap(({ section }, index) => (section === undefined ? [] : [{ slide: index + 1, own: section * minute }]))
  if (starts[0]?.slide !== 1) starts.unshift({ slide: 1, own: NaN })
  const sized = starts.map((start, index) => ({ ...start, slides: (starts[index + 1]?.slide ?? slides.length + 1) - start.slide }))
  const given = sum(sized.map(({ own }) => own || 0))
  const sharing = sum(sized.map(({ own, slides }) => (Number.isNaN(own) ? slides : 0)))
  const share = minutes === undefined ? NaN : Math.max(0, minutes * minute - given) / sharing
  let from = 0
  const parts = sized.map(({ slide, own, slides }) => {
    const part = { slide, slides, from, lasts: Number.isNaN(own) ? share * slides : own }
    from += part.lasts
    return part
  })
  const lasts = minutes === undefined ? from : minutes * minute
  return { parts, lasts: Number.isNaN(lasts) ? undefined : lasts }
}

/** The index of the part that a slide belongs to. */
export function partOf({ parts }: Plan, slide: number): number {
  return Math.max(1, parts.filter((part) => part.slide <= slide).length) - 1
}

/**
 * How far a lecture is behind its plan, in ms: less than 0 where it is ahead, 0 while it is on a slide at a time at which it may be,
 * and `undefined` where nothing is planned. A part's time is spread evenly over its slides.
 */
export function paceOf(plan: Plan, slide: number, elapsed: number): number | undefined {
  const part = plan.parts[partOf(plan, slide)]
  if (!part) return undefined
  const each = part.lasts / part.slides
  const begins = part.from + each * (slide - part.slide)
  if (Number.isNaN(begins)) return undefined
  return elapsed < begins ? elapsed - begins : Math.max(0, elapsed - begins - each)
}

/** A pace in whole minutes, as a lecturer would say it. */
export function describePace(behind: number): string {
  const minutes = Math.round(Math.abs(behind) / minute)
  return minutes === 0 ? 'on time' : `${minutes} min ${behind > 0 ? 'behind' : 'ahead'}`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
