import { z } from 'zod'

const datePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

/** `2026-11-01`, `2026-11` or `2026`: dates are text, so that no time zone can move them. */
export const isoDate = z
  .string()
  .regex(datePattern, { error: 'a date is written as 2026-11-01, 2026-11 or "2026"', abort: true })
  .refine(isDay, 'there is no such day')
  .describe('A date as 2026-11-01, 2026-11 or "2026".')

/** Whether a text is a date as these. */
export function isDate(text: string): boolean {
  return datePattern.test(text) && isDay(text)
}

/** Whether a date that is written rightly is in the calendar. */
function isDay(date: string): boolean {
  // Every month has so many days; a month or a year alone has no day at all.
  if (Number(date.slice('2026-11-'.length)) <= 28) return true
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day
}
