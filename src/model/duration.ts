import { z } from 'zod'

/** How long a lecture, or a part of it, is to take: in whole minutes, of one day at most. */
export const duration = z.int().min(1).max(1440)
