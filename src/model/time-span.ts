import { z } from 'zod'

/** A stretch of time in the calendar. */
export interface TimeSpan {
  readonly months: number
  readonly days: number
}

const inWords = /^([1-9]\d{0,3}) (day|week|month|year)s?$/
/** Source: ISO 8601, of its durations those of one unit. */
const iso = /^P([1-9]\d{0,3})([DWMY])$/

const units: Readonly<Record<string, TimeSpan>> = {
  d: { months: 0, days: 1 },
  w: { months: 0, days: 7 },
  m: { months: 1, days: 0 },
  y: { months: 12, days: 0 },
}

/** `6 months`, `180 days`, or `P6M`. */
export const timeSpan = z
  .string()
  .regex(new RegExp(`${inWords.source}|${iso.source}`), 'a stretch of time is written as 6 months, 180 days or P6M')
  .transform((written): TimeSpan => {
    const [, count, unit = ''] = inWords.exec(written) ?? iso.exec(written) ?? []
    const { months = 0, days = 0 } = units[unit.charAt(0).toLowerCase()] ?? {}
    return { months: months * Number(count), days: days * Number(count) }
  })

/**
 * The day that is so long after a date, as an ISO date. A date that is a month or a year counts from its last day;
 * what would be the 31st of a shorter month is its last.
 */
export function dayAfter(date: string, { months, days }: TimeSpan): string {
  const [year = 0, month = 12, day = 31] = date.split('-').map(Number)
  const length = (monthIndex: number): number => new Date(Date.UTC(year, monthIndex + 1, 0)).getUTCDate()
  const end = Math.min(day, length(month - 1 + months))
  return new Date(Date.UTC(year, month - 1 + months, end + days)).toISOString().slice(0, 10)
}
