import { z } from 'zod'
import { changeKinds, lastLecture } from './changes.ts'
import { axis, chartKinds } from './chart.ts'
import { isoDate } from './date.ts'
import { duration } from './duration.ts'
import { selection, selectionShape, tableQuery } from './query.ts'
import { type EverySlide, layout, points, repeated, reveal } from './slide-fields.ts'
import { codeSlot, imageSlot, labelSlot, markdownSlot, proseSlot } from './slots.ts'

const align = z.enum(['left', 'right'])

const close = proseSlot.optional().describe('A line that closes the slide.')
const lead = proseSlot.optional().describe('A line under the title.')

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
    {
      title: proseSlot,
      text: proseSlot.optional(),
      duration: duration
        .optional()
        .describe(
          "How long the part is to take, in whole minutes; the deck has a `duration` then. Default: a share of what is left of the deck's, by the number of slides.",
        ),
    },
    'Opens a part of the lecture; agenda slides and footers name it.',
  ),
  agenda: layout(
    'agenda',
    { title: proseSlot, items: points.optional().describe('Default: the sections of the deck.') },
    'What is to come. Made from the sections, it may stand several times: those that are over are dimmed, and the current one is marked.',
  ),
  objectives: layout(
    'objectives',
    {
      title: proseSlot.optional().describe('Default: By the end you can.'),
      lead,
      items: points,
      close,
      reveal,
    },
    'What the audience will be able to do, numbered.',
  ),
  statement: layout('statement', { text: proseSlot, detail: proseSlot.optional(), image: imageSlot.optional() }, 'One sentence, large.'),
  definition: layout(
    'definition',
    {
      title: proseSlot.optional().describe('Default: the term.'),
      term: proseSlot,
      text: proseSlot,
      points: points.optional(),
      image: imageSlot.optional(),
    },
    'A term and what it means; its `source` stands under it.',
  ),
  points: layout(
    'points',
    {
      title: proseSlot,
      lead,
      items: points,
      close,
      reveal,
      image: imageSlot.optional(),
    },
    'A list of points, one level of points under them.',
  ),
  steps: layout(
    'steps',
    {
      title: proseSlot,
      lead,
      items: z
        .array(
          z.union([
            proseSlot,
            z.strictObject({ ...repeated, title: proseSlot, text: proseSlot.optional().describe('What happens in this step.') }),
          ]),
        )
        .min(1),
      close,
      reveal,
    },
    'A process, step by step: up to four short steps stand side by side, others under each other.',
  ),
  timeline: layout(
    'timeline',
    {
      title: proseSlot,
      lead,
      events: z
        .array(
          z.strictObject({
            ...repeated,
            when: labelSlot.describe('A year, a date, a period.'),
            text: proseSlot,
          }),
        )
        .min(1),
      close,
      reveal,
    },
    'What happened when: up to six events stand on a line, more under each other.',
  ),
  compare: layout(
    'compare',
    {
      title: proseSlot,
      kind: z.enum(['before-after']).optional().describe('Two columns, of which the second follows from the first.'),
      columns: z
        .array(z.strictObject({ ...repeated, title: proseSlot, items: points }))
        .min(2)
        .max(3),
      close,
    },
    'Two or three columns side by side: before and after, this and that.',
  ),
  table: layout(
    'table',
    {
      title: proseSlot,
      lead,
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
      lead,
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
      lead,
      mermaid: z.string().min(1).describe('A flowchart, or a state, sequence, class or entity diagram, as Mermaid text.'),
      alt: z.string().min(1).describe('What it shows, for those who do not see it.'),
      caption: proseSlot.optional(),
    },
    'A diagram from Mermaid text, drawn when the deck is made. The handout does not take it.',
  ),
  changes: layout(
    'changes',
    {
      title: proseSlot.optional().describe('Default: What has changed.'),
      lead: proseSlot.optional().describe('A line under the title. Default: since when, and how many records are new, changed …'),
      from: selectionShape.from,
      since: z
        .union([isoDate, z.literal(lastLecture)])
        .describe(
          'The day at whose end the collection is compared with what it is now; `last-lecture`: the newest `date` of the other decks before that of this one.',
        ),
      before: z
        .string()
        .min(1)
        .optional()
        .describe('The collection as it was: a file kept in the course, data/snapshots/2026-09-01.yaml. Default: from the git history.'),
      show: z
        .array(z.enum(changeKinds))
        .min(1)
        .default([...changeKinds])
        .describe('Which changes, in this order.'),
      where: selectionShape.where,
      groupBy: z
        .union([z.literal(false), selectionShape.groupBy.unwrap()])
        .optional()
        .describe('As in a query; `false` for none. Default: the first field of the collection that refers to another.'),
      fields: z.array(z.string().min(1)).min(1).optional().describe('The fields whose changes count. Default: all.'),
      detail: proseSlot.optional().describe('What is said of each record: { fill: "{organization}, {year}" }.'),
      close,
    },
    'What is new in a collection: the records that were added, renamed, changed and removed since a day, grouped as the collection is.',
  ),
  cards: layout(
    'cards',
    {
      title: proseSlot,
      lead,
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
      close,
    },
    'Short texts side by side, each under its own heading.',
  ),
  numbers: layout(
    'numbers',
    {
      title: proseSlot,
      lead,
      items: z
        .array(
          z.strictObject({
            ...repeated,
            value: labelSlot.describe('The figure, as it is to be read: 1B, 10 %, or a count: { fill: "{n}", with: … }.'),
            label: proseSlot.describe('What it counts.'),
            detail: proseSlot.optional().describe('A line under the label.'),
          }),
        )
        .min(1)
        .max(4),
      close,
    },
    'One to four big figures.',
  ),
  figure: layout(
    'figure',
    {
      title: proseSlot,
      image: imageSlot,
      caption: proseSlot.optional(),
      credit: proseSlot.optional().describe('Who made the picture, and under which licence.'),
    },
    'One picture, as large as the slide allows.',
  ),
  'image-text': layout(
    'image-text',
    {
      title: proseSlot,
      image: imageSlot,
      side: z.enum(['left', 'right']).default('right').describe('Where the picture stands.'),
      text: proseSlot.optional(),
      items: points.optional(),
      caption: proseSlot.optional().describe('A line under the picture.'),
      reveal,
    },
    'A picture beside text, points, or both.',
  ),
  quote: layout('quote', { text: proseSlot, author: proseSlot }, "Somebody's words; their `source` stands behind the author."),
  code: layout(
    'code',
    {
      title: proseSlot,
      lead,
      code: codeSlot,
      language: z
        .string()
        .regex(/^[A-Za-z0-9+#._-]+$/, 'a language is named as in Markdown: python, ts, c++')
        .optional()
        .describe('By which its words are coloured: python, ts, yaml … Default: none.'),
      highlight: z
        .array(z.union([z.int().positive(), z.string().regex(/^\d+-\d+$/, 'lines are written as "5-7"')]))
        .min(1)
        .optional()
        .describe('Lines to mark, counted from 1: [3, "5-7"].'),
      start: z.int().positive().optional().describe('Numbers the lines, from this one on.'),
      caption: proseSlot.optional(),
    },
    'Code in colour, with lines marked.',
  ),
  math: layout(
    'math',
    {
      title: proseSlot,
      lead,
      tex: z.string().min(1).describe('The formula as TeX, without dollars; in single quotes, backslashes stay as they are.'),
      symbols: z
        .array(
          z.strictObject({
            ...repeated,
            tex: z.string().min(1).describe('The symbol as TeX, without dollars.'),
            means: proseSlot,
          }),
        )
        .min(1)
        .max(8)
        .optional(),
      text: proseSlot.optional().describe('A line under the formula.'),
    },
    'A formula, and what each of its symbols means.',
  ),
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
  recap: layout(
    'recap',
    {
      title: proseSlot.optional().describe('Default: What to take home.'),
      lead,
      items: points,
      close,
      reveal,
    },
    'What to take home, numbered as the objectives are.',
  ),
  references: layout(
    'references',
    { title: proseSlot, perSlide: z.int().min(2).optional().describe('At most so many entries on one slide. Default: as many as fit.') },
    'The references that the deck cites, in the order of their numbers.',
  ),
  closing: layout(
    'closing',
    {
      title: proseSlot.optional().describe('Default: Thank you.'),
      text: proseSlot.optional().describe('What comes next: the next lecture, the exercise.'),
      items: z.array(proseSlot).min(1).max(4).optional().describe('Contact and links, one a line.'),
    },
    'The last slide: thanks, contact, what comes next.',
  ),
  markdown: layout(
    'markdown',
    { markdown: markdownSlot },
    'Free Marp Markdown, for what no other layout covers. Only what would act beyond the slide is refused.',
  ),
} as const

export type LayoutName = keyof typeof layouts
export const layoutNames = Object.keys(layouts)

export function isLayoutName(name: string): name is LayoutName {
  return Object.hasOwn(layouts, name)
}

/** A slide of a layout that the course brings along; what its fields hold is as its schema says. */
export interface OwnSlide extends EverySlide {
  readonly layout: 'own'
  /** The layout's name: the author writes it as `layout`. */
  readonly name: string
  /** The field whose items may go on over further pages. */
  readonly split: string | undefined
  readonly fields: Readonly<Record<string, unknown>>
}

/** A slide as its author wrote it, validated. */
export type Slide = z.output<(typeof layouts)[LayoutName]> | OwnSlide
export type Table = z.output<typeof layouts.table>
export type Chart = z.output<typeof layouts.chart>
export type Changes = z.output<typeof layouts.changes>
