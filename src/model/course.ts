import { z } from 'zod'
import { isoDate } from './date.ts'
import { field } from './field.ts'
import { forbiddenCharacter } from './inline.ts'
import { handoutFields } from './handout.ts'
import { look, slideSize } from './look.ts'
import { rules } from './rules.ts'
import { timeSpan } from './time-span.ts'

/** One line of plain text: nothing in it that no font shows and that acts on terminals and parsers. */
export const line = z.string().refine((text) => forbiddenCharacter(text) === undefined, 'it holds a control character: remove it')

/** A language tag that the platform knows how to read. Source: BCP 47, by way of Intl. */
export const language = z
  .string()
  .refine(isLanguage, 'a language is written as its tag: en, de, pt-BR')
  .describe('A language tag: en, de, pt-BR.')

function isLanguage(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(tag) && Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

export const paper = z.enum(['a4', 'letter'])

/** A name that is safe as a folder and in an address. */
export const themeName = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'a theme is named in small letters, digits and hyphens')

/** A collection as course.yaml declares it. */
export const collection = z.strictObject({
  source: z.string().min(1).describe('A file of YAML, JSON, CSV or TSV, or a folder of files: data/models.yaml'),
  at: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('The key under which the records stand in the file, or several that lead there.'),
  key: z.string().min(1).default('name').describe('The field that tells records apart.'),
  asOf: isoDate.optional().describe('When the data were last checked.'),
  credit: z.string().optional().describe('Where the data come from, in plain words.'),
  staleAfter: timeSpan
    .optional()
    .describe('How long after `asOf` the data may be shown unchecked: 6 months, 180 days, P6M. What is older is told.'),
  fields: z.record(z.string(), field).optional().describe('What is asked of the fields.'),
  closed: z.boolean().optional().describe('`true`: there are no fields but the key, `newUntil` and those under `fields`.'),
})

/** course.yaml: who gives the course, and what its collections are. */
export const courseFile = z.strictObject({
  title: line.min(1),
  subtitle: line.optional(),
  lecturer: line.optional(),
  institution: line.optional(),
  language: language.default('en'),
  paper: paper.default('a4'),
  theme: themeName.default('deckhand').describe('A theme that ships (deckhand, deckhand-dark, chalk), or one in themes/.'),
  size: slideSize.default('16:9').describe('The size of the slides: 1280 × 720 or 960 × 720 px.'),
  look: look.optional(),
  ...handoutFields,
  collections: z
    .record(z.string().regex(/^[A-Za-z][\w-]*$/, 'a collection is named in letters, digits and hyphens'), collection)
    .default({}),
  references: z.string().optional().describe('A list of CSL items: data/references.yaml'),
  rules: rules.optional().describe('How severe each lint is: `error`, `warning` or `off`.'),
})

export type CourseFile = z.output<typeof courseFile>
export type CollectionSettings = z.output<typeof collection>
export type Paper = 'a4' | 'letter'
