import { z } from 'zod'
import { language, line, paper, themeName } from './course.ts'
import { isoDate } from './date.ts'
import { duration } from './duration.ts'
import { handoutFields } from './handout.ts'
import { slideSize } from './look.ts'
import { layouts } from './layouts.ts'
import { proseSlot } from './slots.ts'

const frontMatter = {
  title: proseSlot,
  subtitle: proseSlot.optional(),
  lecturer: line.optional().describe("Default: the course's."),
  date: isoDate.optional().describe('When the lecture is given; never taken from the clock.'),
  duration: duration
    .optional()
    .describe('How long the lecture is to take, in whole minutes: 45. The presenter view then tells whether you are behind.'),
  language: language.optional().describe("Default: the course's."),
  theme: themeName.optional().describe("Default: the course's."),
  size: slideSize.optional().describe("Default: the course's."),
  paper: paper.optional().describe("Default: the course's."),
  ...handoutFields,
}

/** A deck before its slides are looked at: each names its layout, the layout's schema does the rest. */
export const deckFile = z.strictObject({
  ...frontMatter,
  slides: z.array(z.looseObject({ layout: z.string() })),
})

export type DeckFile = z.output<typeof deckFile>

const slide = z.discriminatedUnion('layout', [
  layouts.title,
  layouts.section,
  layouts.agenda,
  layouts.objectives,
  layouts.statement,
  layouts.definition,
  layouts.points,
  layouts.steps,
  layouts.timeline,
  layouts.compare,
  layouts.table,
  layouts.chart,
  layouts.diagram,
  layouts.changes,
  layouts.cards,
  layouts.numbers,
  layouts.figure,
  layouts['image-text'],
  layouts.quote,
  layouts.code,
  layouts.math,
  layouts.quiz,
  layouts.recap,
  layouts.references,
  layouts.closing,
  layouts.markdown,
])

/** The same for editors and for the reference: the slides as a union of all layouts. */
export const deckForEditors = z.strictObject({ ...frontMatter, slides: z.array(slide).min(1) })
