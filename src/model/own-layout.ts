import { z } from 'zod'
import { line } from './course.ts'
import { text } from './inline.ts'
import type { OwnSlide } from './layouts.ts'
import { type EverySlide, everySlide, repeated } from './slide-fields.ts'
import { tableQuery } from './query.ts'
import { type RepeatedProse, imageSlot, proseSlot } from './slots.ts'

const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a field is named by a small letter, then letters and digits')

const itemType = z.enum(['prose', 'text', 'number', 'image'])

/** What the schema of an own layout says of one field. */
export interface OwnField {
  readonly type: 'prose' | 'text' | 'number' | 'flag' | 'choice' | 'image' | 'query' | 'list'
  readonly description?: string | undefined
  readonly required?: boolean | undefined
  readonly options?: readonly string[] | undefined
  readonly of?: z.output<typeof itemType> | OwnFields | undefined
  readonly split?: boolean | undefined
}

export type OwnFields = Readonly<Record<string, OwnField>>

export const ownField: z.ZodType<OwnField> = z
  .strictObject({
    type: z
      .enum(['prose', 'text', 'number', 'flag', 'choice', 'image', 'query', 'list'])
      .describe('`text` is one plain line, `flag` true or false, `query` a table, `choice` one of its `options`.'),
    description: z.string().optional(),
    required: z.boolean().optional().describe('Every slide of the layout has it.'),
    options: z.array(z.string().min(1)).min(1).optional().describe('Of a choice.'),
    get of() {
      return z
        .union([itemType, z.record(fieldName, ownField)])
        .optional()
        .describe('What a list is of: a type, or a mapping of fields.')
    },
    split: z.boolean().optional().describe('Whether the list goes on over further slides where it does not fit on one.'),
  })
  .meta({ id: 'field' })

/** `templates/layouts/<name>.schema.yaml`: the fields of a layout of the course's own. */
export const ownLayoutFile = z.strictObject({
  description: z.string().optional().describe('What the layout is for.'),
  fields: z.record(fieldName, ownField).describe('The fields, by their names.'),
})

export type OwnLayoutFile = z.output<typeof ownLayoutFile>

/** A layout of the course's own. */
export interface OwnLayout {
  readonly name: string
  /** What the course says of it. */
  readonly file: OwnLayoutFile
  /** Checks a slide that names the layout, as those of the layouts that ship do. */
  readonly schema: z.ZodType<OwnSlide>
}

/** All of it named, so that a field which every slide gets is not taken for one of the layout. */
type WhatEverySlideHas = { readonly [Field in keyof Required<EverySlide>]: EverySlide[Field] }

/** The layout that a schema describes. `checkOwnLayout` has found no fault in the schema. */
export function ownLayout(name: string, file: OwnLayoutFile): OwnLayout {
  const { fields } = file
  const split = splitFields(fields)[0]
  const schema = z.strictObject({ layout: z.literal(name), ...shapeOf(fields), ...everySlide }).transform((slide): OwnSlide => {
    const { layout: _, id, each, notes, handout, class: classes, background, source, asOf, ...own } = slide
    const every: WhatEverySlideHas = { id, each, notes, handout, class: classes, background, source, asOf }
    return { layout: 'own', name, split, ...every, fields: own }
  })
  return { name, file, schema }
}

/** The lists that go on over further slides. */
export function splitFields(fields: OwnFields): string[] {
  return Object.entries(fields).flatMap(([name, { split }]) => (split ? [name] : []))
}

function shapeOf(fields: OwnFields): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, field.required ? schemaOf(field) : schemaOf(field).optional()]),
  )
}

function schemaOf({ type, options, of }: OwnField): z.ZodType {
  switch (type) {
    case 'flag':
      return z.boolean()
    case 'choice':
      return z.enum([...(options ?? [])])
    case 'query':
      return tableQuery
    case 'list':
      return z.array(itemSchema(of ?? 'prose')).min(1)
    default:
      return simpleSchema(type)
  }
}

function simpleSchema(type: z.output<typeof itemType>): z.ZodType {
  switch (type) {
    case 'prose':
      return proseSlot
    case 'text':
      // A plain line is prose without markup: it is set, escaped and printed as such.
      return line.min(1).transform((value) => [text(value)])
    case 'number':
      return z.number()
    case 'image':
      return imageSlot
  }
}

/** Items are repeated by `each`, as those of the layouts that ship. */
function itemSchema(of: NonNullable<OwnField['of']>): z.ZodType {
  if (typeof of !== 'string') return z.strictObject({ ...shapeOf(of), ...repeated })
  if (of !== 'prose') return simpleSchema(of)
  return z.union([
    proseSlot,
    z.strictObject({ ...repeated, text: proseSlot }).transform(({ each, text }): RepeatedProse => ({ kind: 'repeated', each, text })),
  ])
}
