import { z } from 'zod'
import { isoDate } from './date.ts'
import { selection } from './query.ts'
import { backgroundSlot, proseSlot } from './slots.ts'

/** What a slide says of how the handout takes it. */
const onHandout = z.strictObject({
  keep: z.boolean().optional().describe('Whether it must stay, however short room is.'),
  priority: z.int().min(1).max(9).optional().describe('The higher, the longer it stays where room is short. Default: by the layout.'),
  short: z
    .union([proseSlot, z.array(proseSlot).min(1)])
    .optional()
    .describe('What to print where there is no room for the whole, or where there is nothing else to take: a text, or a list of points.'),
  as: z
    .enum(['points', 'table', 'figure', 'text'])
    .optional()
    .describe('How to set it: as points, a table, a drawing (of a chart), or as running text.'),
})

/** How an author wants a slide set on the handout. */
export type SetAs = NonNullable<z.output<typeof onHandout>['as']>

/** What every slide may have beside the fields of its layout. */
export const everySlide = {
  id: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'an id is a letter, then letters, digits and hyphens')
    .optional()
    .describe('A name to link to, as in `[see there](#results)`. With `each` it is that of the first slide.'),
  each: selection.optional().describe('Makes one slide for every record (or group) that this finds; its fields fill the text.'),
  notes: proseSlot.optional().describe('Speaker notes: for the lecturer, never on the slide.'),
  handout: z
    .union([z.enum(['keep', 'drop']), onHandout])
    .optional()
    .describe('Whether the one-page handout takes it, and how. Default: by the layout.'),
  class: z
    .string()
    .regex(/^[a-z][a-z0-9-]*( [a-z][a-z0-9-]*)*$/, 'classes are names of small letters, digits and hyphens, with a space between two')
    .optional()
    .describe('Class names for a theme of your own, with a space between two.'),
  background: backgroundSlot.optional(),
  source: proseSlot
    .optional()
    .describe('Where it comes from. Stands in the footer; default there: the credit of the collections that the slide shows.'),
  asOf: isoDate.optional().describe('When the data were last checked. Default: the oldest date of the collections that the slide shows.'),
}

export type EverySlide = z.output<z.ZodObject<typeof everySlide>>

/** An item of a list, which `each` may repeat over records. */
export const repeated = {
  each: selection.optional().describe('Repeats this item for every record (or group) that this finds.'),
}

const point = z.union([
  proseSlot,
  z.strictObject({
    ...repeated,
    text: proseSlot,
    points: z.array(proseSlot).min(1).optional().describe('Points under this one.'),
  }),
])

/** Points, each with points under it or without. */
export const points = z.array(point).min(1)

export const reveal = z.boolean().optional().describe('Shows the items one after the other as you go on; the PDF shows them all.')

/** A layout: its fields, those of every slide, and what it is for. */
export function layout<Name extends string, Shape extends z.core.$ZodLooseShape>(name: Name, shape: Shape, description: string) {
  return z.strictObject({ layout: z.literal(name), ...shape, ...everySlide }).meta({ id: `layout-${name}`, description })
}
