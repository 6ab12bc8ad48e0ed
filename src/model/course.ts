import { z } from 'zod'

/** `2026-11-01`, `2026-11` or `2026`: dates are text, so that no time zone can move them. */
export const isoDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'a date is written as 2026-11-01, 2026-11 or "2026"')
  .describe('A date as 2026-11-01, 2026-11 or "2026".')

export const paper = z.enum(['a4', 'letter'])

/** A name that is safe as a folder and in an address. */
export const themeName = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'a theme is named in small letters, digits and hyphens')

const field = z.strictObject({
  required: z.boolean().optional().describe('Every record has it.'),
  in: z.string().optional().describe('Its values are keys of this collection.'),
})

const collection = z.strictObject({
  source: z.string().min(1).describe('The file, relative to the course: data/models.yaml'),
  key: z.string().min(1).default('name').describe('The field that tells records apart.'),
  asOf: isoDate.optional().describe('When the data were last checked.'),
  credit: z.string().optional().describe('Where the data come from, in plain words.'),
  fields: z.record(z.string(), field).optional().describe('What is asked of the fields.'),
})

/** course.yaml: who gives the course, and what its collections are. */
export const courseFile = z.strictObject({
  title: z.string().min(1),
  subtitle: z.string().optional(),
  lecturer: z.string().optional(),
  institution: z.string().optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language is written as its tag: en, de, pt-BR')
    .default('en')
    .describe('A language tag: en, de, pt-BR.'),
  paper: paper.default('a4'),
  theme: themeName.default('deckhand'),
  collections: z
    .record(z.string().regex(/^[A-Za-z][\w-]*$/, 'a collection is named in letters, digits and hyphens'), collection)
    .default({}),
  references: z.string().optional().describe('A list of CSL items: data/references.yaml'),
})

export type CourseFile = z.output<typeof courseFile>
export type CollectionSettings = z.output<typeof collection>
export type Paper = 'a4' | 'letter'
