import type { ComposedDeck } from './composed.ts'
import { plainText } from './inline.ts'

/** A part of a lecture: what a `section` slide opens, or what stands before the first. */
export interface DeckSection {
  /** The index of its first slide. */
  readonly slide: number
  /** In plain text. What stands before the first section has the deck's title. */
  readonly title: string
  /** How many minutes it is to take; absent where the deck has no duration. */
  readonly minutes?: number
}

/** The slides of a section, and the minutes that its author gave it. */
interface Part extends Pick<DeckSection, 'slide' | 'title'> {
  readonly slides: number
  readonly own: number | undefined
  readonly opening: boolean
}

/**
 * The sections of a deck in their order, with the minutes of each where the deck has a duration: its own,
 * or of what is left of the deck's a share by the number of its slides, in whole minutes.
 */
export function sectionsOf(deck: ComposedDeck): DeckSection[] {
  const parts = partsOf(deck)
  const { duration } = deck
  if (duration === undefined) return parts.map(({ slide, title }) => ({ slide, title }))
  const shared = parts.filter(({ own }) => own === undefined)
  const shares = shareOut(
    Math.max(0, duration - givenIn(parts)),
    shared.map(({ slides }) => slides),
  )
  return parts.map((part) => ({ slide: part.slide, title: part.title, minutes: part.own ?? shares[shared.indexOf(part)] ?? 0 }))
}

/** How the minutes of sections and of their deck go together, for what can be wrong with them. */
export interface Timing {
  /** The minutes that sections were given, together. */
  readonly given: number
  /** What these leave of the deck's. */
  readonly left: number
  /** How many sections were given none. The slides before the first may do without: the hall fills meanwhile. */
  readonly untimed: number
}

/** @returns `undefined` where the deck has no duration */
export function timingOf(deck: ComposedDeck): Timing | undefined {
  if (deck.duration === undefined) return undefined
  const parts = partsOf(deck)
  const given = givenIn(parts)
  return { given, left: deck.duration - given, untimed: parts.filter(({ own, opening }) => own === undefined && !opening).length }
}

function givenIn(parts: readonly Part[]): number {
  return parts.reduce((sum, { own = 0 }) => sum + own, 0)
}

function partsOf({ slides, title }: ComposedDeck): Part[] {
  const starts = slides.flatMap(({ content }, slide) => (content.layout === 'section' ? [{ slide, content }] : []))
  const first = starts[0]?.slide ?? slides.length
  const opening = { slide: 0, title: plainText(title), slides: first, own: undefined, opening: true }
  const sections = starts.map(({ slide, content }, index) => ({
    slide,
    title: plainText(content.title),
    slides: (starts[index + 1]?.slide ?? slides.length) - slide,
    own: content.duration,
    opening: false,
  }))
  return first === 0 ? sections : [opening, ...sections]
}

/** A whole number in whole parts, in proportion to weights: their sum is the number where there are any. */
function shareOut(whole: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let before = 0
  return weights.map((weight) => {
    const from = Math.round((whole * before) / total)
    before += weight
    return Math.round((whole * before) / total) - from
  })
}
