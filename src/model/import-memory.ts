import { z } from 'zod'

/** What an import brought in last, by the key of the record and by field: one text, or several. */
export const importMemory = z.strictObject({
  version: z.literal(1),
  records: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())]))),
})
