import { z } from 'zod'

/** Text in a condition that is filled from the record of the enclosing `each`. */
export interface Filled {
  readonly kind: 'filled'
  readonly source: string
}

const filled = z.strictObject({ fill: z.string().min(1) }).transform((value): Filled => ({ kind: 'filled', source: value.fill }))

const scalar = z.union([z.string(), z.number(), z.boolean(), filled])

const comparison = z.strictObject({
  is: scalar.optional().describe('Equal to; a list-valued field contains it.'),
  not: z
    .union([scalar, z.array(scalar)])
    .optional()
    .describe('Not equal to, or none of.'),
  in: z.array(scalar).optional().describe('Any of.'),
  lt: z.union([z.number(), z.string()]).optional().describe('Less than (or before, for an ISO date).'),
  lte: z.union([z.number(), z.string()]).optional(),
  gt: z.union([z.number(), z.string()]).optional(),
  gte: z.union([z.number(), z.string()]).optional(),
  exists: z.boolean().optional().describe('Whether the record has the field at all.'),
})

/** One condition on a field: a value, a list of values (any of), or a comparison. */
export const condition = z.union([scalar, z.array(scalar), comparison])

const where = z.record(z.string(), condition).describe('Conditions by field; a record is taken when all hold.')

const order = z.union([
  z.enum(['appearance', 'key', '-key', 'count', '-count']),
  z.strictObject({ collection: z.string().describe('In the order of that collection.') }),
  z.array(z.string()).min(1).describe('In the order of this list; other groups follow.'),
])

/** The parts of a selection, for what selects in its own way. */
export const selectionShape = {
  from: z.string().min(1).describe('The collection.'),
  where: where.optional(),
  groupBy: z
    .union([z.string(), z.strictObject({ field: z.string(), order: order.optional() })])
    .optional()
    .describe(
      'One row a value of the field; a record with several values is in several groups. Groups come in the order of the collection that the field refers to, else as they appear.',
    ),
  sortBy: z
    .union([z.string(), z.array(z.string()).min(1)])
    .optional()
    .describe('A field, or several; `-year` sorts downwards.'),
  limit: z.int().positive().optional().describe('At most so many records, or groups.'),
}

/** Which records, or groups of records, in which order. */
export const selection = z
  .strictObject(selectionShape)
  .meta({ id: 'selection', description: 'Records of a collection: filtered, sorted, grouped, limited.' })

export const countShape = z.union([z.literal(true), z.string()])

/** A number: how many records there are, or how many different values of a field. */
export const countQuery = z
  .strictObject({
    from: z.string().min(1),
    where: where.optional(),
    count: countShape.describe('`true` counts records; a field counts its different values.'),
  })
  .meta({ id: 'count', description: 'A number counted from a collection.' })

export const column = z.strictObject({
  header: z.string().min(1),
  field: z.string().optional().describe('The field to show; in a group, its different values joined.'),
  count: countShape.optional().describe('Instead of a field: count records, or different values of a field.'),
  join: z.string().default(', ').describe('What stands between joined values.'),
  align: z.enum(['left', 'right']).optional().describe('Numbers are set to the right by themselves.'),
})

/** A query that gives a table. */
export const tableQuery = z
  .strictObject({ ...selectionShape, columns: z.array(column).min(1).max(12) })
  .transform((value) => ({ kind: 'query' as const, ...value }))
  .meta({ id: 'query', description: 'A table made from a collection.' })

export type Selection = z.output<typeof selection>
export type CountQuery = z.output<typeof countQuery>
export type Condition = z.output<typeof condition>
export type Column = z.output<typeof column>
export type TableQuery = z.output<typeof tableQuery>
