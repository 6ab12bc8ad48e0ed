import { z } from 'zod'
import { axis, chartKinds } from './chart.ts'
import { selection, tableQuery } from './query.ts'
import { imageSlot, proseSlot } from './slots.ts'

/** What every slide may have beside the fields of its layout. */
const everySlide = {
  each: selection.optional().describe('Makes one slide for every record (or group) that this finds; its fields fill the text.'),
  notes: proseSlot.optional().describe('Speaker notes: for the lecturer, never on the slide.'),
  handout: z.enum(['keep', 'drop']).optional().describe('Whether the one-page handout takes it.'),
}

/** An item of a list, which `each` may repeat over records. */
const repeated = {
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

const points = z.array(point).min(1)

const align = z.enum(['left', 'right'])

function layout<Name extends string, Shape extends z.core.$ZodLooseShape>(name: Name, shape: Shape, description: string) {
  return z.strictObject({ layout: z.literal(name), ...shape, ...everySlide }).meta({ id: `layout-${name}`, description })
}

/** The layouts that ship, each with the fields it takes. The order is that of the reference. */
export const layouts = {
  title: layout(
    'title',
    {
      title: proseSlot.optional().describe("Default: the deck's title."),
      subtitle: proseSlot.optional().describe("Default: the deck's subtitle."),
    },
    'The first slide: title, lecturer, institution and date of the data.',
  ),
  section: layout(
    'section',
    { title: proseSlot, text: proseSlot.optional() },
    'Opens a part of the lecture; agenda slides and footers name it.',
  ),
  agenda: layout(
    'agenda',
    { title: proseSlot, items: points.optional().describe('Default: the sections of the deck.') },
    'What is to come.',
  ),
  statement: layout('statement', { text: proseSlot, detail: proseSlot.optional(), image: imageSlot.optional() }, 'One sentence, large.'),
  definition: layout(
    'definition',
    {
      title: proseSlot.optional().describe('Default: the term.'),
      term: proseSlot,
      text: proseSlot,
      source: proseSlot.optional(),
      points: points.optional(),
      image: imageSlot.optional(),
    },
    'A term and what it means.',
  ),
  points: layout(
    'points',
    {
      title: proseSlot,
      lead: proseSlot.optional(),
      items: points,
      close: proseSlot.optional().describe('A line under the points.'),
      image: imageSlot.optional(),
    },
    'A list of points, one level of points under them.',
  ),
  compare: layout(
    'compare',
    {
      title: proseSlot,
      columns: z
        .array(z.strictObject({ ...repeated, title: proseSlot, items: points }))
        .min(2)
        .max(3),
      close: proseSlot.optional().describe('A line under the columns.'),
    },
    'Two or three columns side by side: before and after, this and that.',
  ),
  table: layout(
    'table',
    {
      title: proseSlot,
      lead: proseSlot.optional(),
      query: tableQuery.optional(),
      header: z.array(proseSlot).min(1).max(12).optional().describe('The columns of a table that is typed in.'),
      rows: z
        .array(z.array(z.union([proseSlot, z.number()])).min(1))
        .min(1)
        .optional(),
      align: z.array(align).optional().describe('Of the typed columns.'),
      caption: proseSlot.optional(),
      perSlide: z.int().min(2).optional().describe('At most so many rows on one slide. Default: as many as fit.'),
    },
    'A table, from a query or typed in.',
  ),
  chart: layout(
    'chart',
    {
      title: proseSlot,
      lead: proseSlot.optional(),
      kind: z.enum(chartKinds).describe('`bar` and `stacked` lie where their categories are on `y`; `dot` with `x` alone is a timeline.'),
      query: selection.describe('The records, or groups of records: a mark each.'),
      x: axis,
      y: axis.optional(),
      series: z
        .string()
        .min(1)
        .optional()
        .describe('A field: a colour for each of its values; the parts of `stacked`, the lines of `line`.'),
      label: z.string().min(1).optional().describe('A field that is written beside each dot. Bars show their value.'),
      caption: proseSlot.optional(),
      alt: proseSlot.optional().describe('What it shows, for those who do not see it. Default: its kind, its title and its values.'),
    },
    'A chart of the data, drawn when the deck is made. Its values stand beside it as a table for screen readers.',
  ),
  diagram: layout(
    'diagram',
    {
      title: proseSlot,
      lead: proseSlot.optional(),
      mermaid: z.string().min(1).describe('A flowchart, or a state, sequence, class or entity diagram, as Mermaid text.'),
      alt: z.string().min(1).describe('What it shows, for those who do not see it.'),
      caption: proseSlot.optional(),
    },
    'A diagram from Mermaid text, drawn when the deck is made. The handout does not take it.',
  ),
  cards: layout(
    'cards',
    {
      title: proseSlot,
      lead: proseSlot.optional(),
      items: z
        .array(
          z.strictObject({
            ...repeated,
            title: proseSlot,
            text: proseSlot.optional(),
            meta: proseSlot.optional().describe('A small line above the title.'),
          }),
        )
        .min(1),
      close: proseSlot.optional().describe('A line under the cards.'),
    },
    'Short texts side by side, each under its own heading.',
  ),
  quote: layout('quote', { text: proseSlot, author: proseSlot, source: proseSlot.optional() }, "Somebody's words."),
  quiz: layout(
    'quiz',
    {
      title: proseSlot.optional().describe('Default: Check your understanding.'),
      question: proseSlot,
      options: z.array(proseSlot).min(2).max(6).optional(),
      answer: proseSlot,
      correct: z.int().positive().optional().describe('Which option is right, counted from 1.'),
    },
    'A question, then the same slide with its answer.',
  ),
  references: layout(
    'references',
    { title: proseSlot, perSlide: z.int().min(2).optional().describe('At most so many entries on one slide. Default: as many as fit.') },
    'The references that the deck cites, in the order of their numbers.',
  ),
} as const

export type LayoutName = keyof typeof layouts
export const layoutNames = Object.keys(layouts)

export function isLayoutName(name: string): name is LayoutName {
  return Object.hasOwn(layouts, name)
}

/** A slide as its author wrote it, validated. */
export type Slide = z.output<(typeof layouts)[LayoutName]>
export type Table = z.output<typeof layouts.table>
export type Chart = z.output<typeof layouts.chart>
