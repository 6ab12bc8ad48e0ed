import { z } from 'zod'
import { isDate } from './date.ts'

const scalar = z.union([z.string(), z.number(), z.boolean()])

/** What a value of a field is. */
export const fieldType = z.enum(['text', 'number', 'integer', 'boolean', 'date'])

const limit = z.union([z.number(), z.string()])

/** What course.yaml asks of a field of a collection. */
export const field = z
  .strictObject({
    type: fieldType.optional().describe('What a value is. A number has a decimal point, a date is as 2026-11-01, 2026-11 or 2026.'),
    required: z.boolean().optional().describe('Every record has it.'),
    unique: z.boolean().optional().describe('No two records have the same value.'),
    many: z.boolean().optional().describe('`false`: a record has one value at most, not a list.'),
    split: z.string().min(1).optional().describe('Text is a list of values with this between them: `split: ";"`.'),
    values: z.array(scalar).min(1).optional().describe('The values that there are.'),
    pattern: z.string().min(1).max(200).optional().describe('A regular expression that a value matches as a whole, as RE2 reads it.'),
    min: limit.optional().describe('The least number, or the earliest date.'),
    max: limit.optional().describe('The greatest number, or the latest date.'),
    in: z.string().optional().describe('Its values are keys of this collection.'),
  })
  .refine(({ type, min, max }) => [min, max].every((bound) => bound === undefined || isBoundOf(type, bound)), {
    message: '`min` and `max` are numbers for a `type` of number or integer, and dates for a `type` of date',
  })

function isBoundOf(type: z.output<typeof fieldType> | undefined, bound: string | number): boolean {
  if (type === 'date') return isDate(String(bound))
  return (type === 'number' || type === 'integer') && typeof bound === 'number'
}

export type FieldSettings = z.output<typeof field>
