import type { ComposedDeck } from '../model/composed.ts'

/** What a PDF says of when it was made: the lecture's date, or that of its data. Never the clock. */
export function documentDate(deck: ComposedDeck): string {
  return deck.date ?? deck.asOf ?? '2000-01-01'
}
