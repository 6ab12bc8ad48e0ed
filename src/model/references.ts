import { z } from 'zod'

const name = z.union([
  z.strictObject({
    family: z.string(),
    given: z.string().optional(),
    suffix: z.string().optional(),
    'non-dropping-particle': z.string().optional(),
    'dropping-particle': z.string().optional(),
  }),
  z.strictObject({ literal: z.string() }),
])

const date = z.union([
  z.strictObject({
    'date-parts': z
      .array(
        z
          .array(z.union([z.int(), z.string()]))
          .min(1)
          .max(3),
      )
      .min(1)
      .max(2),
  }),
  z.strictObject({ raw: z.string() }),
])

/**
 * One item of CSL data, with the variables that the short style prints.
 * Source: the CSL 1.0.2 specification, appendix IV (variables).
 */
export const referenceItem = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][\w:.-]*$/, 'a key is written in letters, digits and the characters _ : . -')
    .describe('The key that is cited: [@key].'),
  type: z.enum([
    'article',
    'article-journal',
    'article-magazine',
    'article-newspaper',
    'book',
    'chapter',
    'dataset',
    'manuscript',
    'paper-conference',
    'post-weblog',
    'report',
    'software',
    'speech',
    'thesis',
    'webpage',
  ]),
  title: z.string().min(1),
  author: z.array(name).optional(),
  editor: z.array(name).optional(),
  issued: date.optional(),
  'container-title': z.string().optional(),
  publisher: z.string().optional(),
  volume: z.union([z.string(), z.number()]).optional(),
  issue: z.union([z.string(), z.number()]).optional(),
  page: z.string().optional(),
  number: z.string().optional(),
  genre: z.string().optional(),
  DOI: z.string().optional(),
  URL: z.url({ protocol: /^https?$/ }).optional(),
  note: z.string().optional().describe('For the course team; not printed.'),
})

export const referencesFile = z.array(referenceItem)

export type ReferenceItem = z.output<typeof referenceItem>
