import { z } from 'zod'
import { shownCollections } from '../compose/shown-data.ts'
import type { ReadDeck } from './read-decks.ts'

/** When a deck shows which collections. */
export const showing = z.object({
  /** Its file, relative to the course. */
  file: z.string(),
  /** The day of the lecture. */
  date: z.string().optional(),
  collections: z.array(z.string()),
})

export type Showing = z.output<typeof showing>

/** What a deck shows, as far as it could be read. */
export function showingOf({ file, deck }: ReadDeck): Showing {
  return { file, date: deck?.frontMatter.date, collections: deck ? shownCollections(deck) : [] }
}
