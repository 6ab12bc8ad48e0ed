import { z } from 'zod'
import type { CoursePicture, DeckPicture } from '../diff/picture.ts'
import { record } from '../model/collection.ts'
import { handoutForms } from '../model/handout.ts'
import { version } from './version.ts'

const slide = z.object({
  id: z.string().optional(),
  layout: z.string(),
  title: z.string(),
  digest: z.string(),
  notes: z.string(),
  parts: z.int().optional(),
})

/** A deck's picture, as it is kept. */
export const deckPicture: z.ZodType<DeckPicture> = z.object({
  name: z.string(),
  title: z.string(),
  look: z.string(),
  slides: z.array(slide),
  handouts: z.array(z.object({ form: z.enum(handoutForms), digest: z.string() })),
})

const snapshotFile: z.ZodType<{ readonly deckhand: string; readonly course: CoursePicture }> = z.object({
  deckhand: z.string(),
  course: z.object({
    collections: z.array(z.object({ name: z.string(), key: z.string(), records: z.array(record) })),
    references: z.array(record),
    settings: z.record(z.string(), z.string()),
    files: z.record(z.string(), z.string()),
    decks: z.array(deckPicture),
  }),
})

/** Where the last build left what it was made from, relative to the course. */
export const snapshotPath = '.deckhand/last-build.json'

/** A course as a build saw it, as text to be kept. */
export function renderSnapshot(course: CoursePicture): string {
  return `${JSON.stringify({ deckhand: version, course })}\n`
}

/**
 * What `renderSnapshot` wrote.
 *
 * @returns `undefined` where the text is none, or is of another version of Deckhand, which may see other differences
 */
export function readSnapshot(text: string): CoursePicture | undefined {
  try {
    const { data } = snapshotFile.safeParse(JSON.parse(text))
    return data?.deckhand === version ? data.course : undefined
  } catch {
    return undefined // not one of ours: the next build writes it anew
  }
}
