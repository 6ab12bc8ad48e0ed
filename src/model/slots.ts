import { z } from 'zod'
import { type CountQuery, type Selection, countQuery } from './query.ts'

/** Inline Markdown as its author wrote it; `fill` says whether `{name}` stands for a value. */
export interface Prose {
  readonly kind: 'prose'
  readonly source: string
  readonly fill: boolean
  readonly counts: Readonly<Record<string, CountQuery>>
}

function prose(source: string): Prose {
  return { kind: 'prose', source, fill: false, counts: {} }
}

/** A string of prose, or one with places to fill from a record or a count. */
export const proseSlot = z
  .union([
    z.string().min(1),
    z.strictObject({
      fill: z
        .string()
        .min(1)
        .describe('Inline Markdown with `{field}` where a value of the record goes, and `{@field}` where its references are cited.'),
      with: z.record(z.string(), countQuery).optional().describe('Names for counts, to be used as `{name}`.'),
    }),
  ])
  .transform((value): Prose =>
    typeof value === 'string' ? prose(value) : { kind: 'prose', source: value.fill, fill: true, counts: value.with ?? {} },
  )
  .meta({
    id: 'prose',
    description:
      'Inline Markdown: *emphasis*, **strong**, `code`, $math$, [links](https://…), citations [@key], [[blanks]] of the guided notes; or `{fill: …}` to fill in values.',
  })

/** A short text that may also be written as a number: a year, a count. */
export const labelSlot = z.union([proseSlot, z.number().transform((value) => prose(String(value)))])

/** An item of a list of prose, once for every record that `each` finds. */
export interface RepeatedProse {
  readonly kind: 'repeated'
  readonly each: Selection | undefined
  readonly text: Prose
}

/** A picture of the course and what it shows, for those who do not see it. */
export interface ImageSlot {
  readonly kind: 'image'
  /** Relative to the course, with forward slashes. */
  readonly src: string
  readonly alt: string
}

export const imageSlot = z
  .strictObject({
    src: z.string().min(1).describe('The file, relative to the course: images/tower.png. PNG, JPEG, WebP, GIF, AVIF or SVG.'),
    alt: z.string().min(1).describe('What it shows, for those who do not see it.'),
  })
  .transform((value): ImageSlot => ({ kind: 'image', src: value.src, alt: value.alt }))
  .meta({ id: 'image', description: 'A picture, shown beside the text. The handout does not take it.' })

/** A picture behind the whole slide; it only decorates, so that it has no words. */
export interface BackgroundSlot extends ImageSlot {
  readonly scrim: 'dark' | 'light'
}

export const backgroundSlot = z
  .strictObject({
    src: z.string().min(1).describe('The file, relative to the course.'),
    scrim: z
      .enum(['dark', 'light'])
      .default('dark')
      .describe('What lies over the picture so that text can be read on it: dark, under light text, or light.'),
  })
  .transform((value): BackgroundSlot => ({ kind: 'image', src: value.src, alt: '', scrim: value.scrim }))
  .meta({ id: 'background', description: 'A picture behind the slide, under a scrim that keeps the text legible.' })

/** Lines of code, as they are. */
export const codeSlot = z.string().min(1).describe('The code, best as a block: `code: |-`. It is shown as it stands.')

/** Marp Markdown as its author wrote it. */
export interface MarkdownSlot {
  readonly kind: 'markdown'
  readonly source: string
  /** How many pages its rulers make of it. */
  readonly pages: number
}

export const markdownSlot = z
  .string()
  .min(1)
  .transform((source): MarkdownSlot => ({ kind: 'markdown', source, pages: 1 }))
  .meta({ id: 'markdown', description: 'Marp Markdown. A ruler (`---`) begins another page; pictures are files of the course.' })

/** Whether a value is a picture, wherever it stands. */
export function isImage(value: unknown): value is ImageSlot {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'image'
}

/** Where a deck's picture stands, relative to its `slides.md`: `images/` and its path in the course. */
export function imageAddress(src: string): string {
  const parts = src.split('/').filter((part) => part !== '' && part !== '.')
  return `images/${parts.map(percentEncode).join('/')}`
}

/** Brackets and quotes too: an address stands in Markdown and in CSS. */
function percentEncode(part: string): string {
  return encodeURIComponent(part).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
