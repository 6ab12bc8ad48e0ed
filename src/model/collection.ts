import { z } from 'zod'

/** One record of a collection, as its author wrote it. */
export const record = z.record(z.string(), z.unknown())

/** A data file: a plain list, one record an item. */
export const collectionFile = z.array(record)

export type DataRecord = z.output<typeof record>

/** What an editor is told of a record's fields: text, numbers, or lists of them. */
export const collectionForEditors = z.array(
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number(), z.boolean()]))])),
)
