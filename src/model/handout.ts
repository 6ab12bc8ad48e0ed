import { z } from 'zod'
import { type HandoutForm, handoutForms } from './handout-forms.ts'

export { type HandoutForm, handoutForms }

/** As a QR code of 20 mm it has modules of a third of a millimetre: what is finer, a telephone does not tell apart on paper. */
const longestUrl = 250

const sides = ['left', 'right', 'top'] as const

/** What a course, and each of its decks, says of its handouts. */
export const handoutFields = {
  handouts: z
    .array(z.enum(handoutForms))
    .optional()
    .describe(
      'The forms to make: `summary` (one page), `guided` (with blanks, and its key), `slides-handout` (slides beside lines), `notes` (for the lecturer).',
    ),
  slidesPerPage: z
    .union([z.literal(2), z.literal(3), z.literal(4), z.literal(6)])
    .optional()
    .describe('Of the slides-handout: 2, 3, 4 or 6.'),
  largePrint: z.boolean().optional().describe('Sets the summary in 14 pt, over as many pages as that takes.'),
  binding: z.enum(sides).optional().describe('The side on which sheets are punched: its margin is wider.'),
  url: z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'an address begins with https://' })
    .max(longestUrl)
    .optional()
    .describe('Where the slides are found: printed on the handout, with a QR code.'),
}

/** What is said of a deck's handouts, with everything said. */
export interface HandoutSettings {
  /** Each once, in the order of `handoutForms`. */
  readonly forms: readonly HandoutForm[]
  readonly slidesPerPage: 2 | 3 | 4 | 6
  readonly largePrint: boolean
  readonly binding?: (typeof sides)[number]
  readonly url?: string
}

type Said = { readonly [K in keyof typeof handoutFields]?: z.output<(typeof handoutFields)[K]> }

/** What a deck says; where it is silent what its course says. */
export function handoutSettings(deck: Said, course: Said): HandoutSettings {
  const binding = deck.binding ?? course.binding
  const forms = deck.handouts ?? course.handouts ?? (['summary'] satisfies HandoutForm[])
  const url = deck.url ?? course.url
  return {
    forms: handoutForms.filter((form) => forms.includes(form)),
    slidesPerPage: deck.slidesPerPage ?? course.slidesPerPage ?? 3,
    largePrint: deck.largePrint ?? course.largePrint ?? false,
    ...(binding && { binding }),
    ...(url !== undefined && { url }),
  }
}
