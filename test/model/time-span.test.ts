import { describe, expect, test } from 'vitest'
import { dayAfter, timeSpan } from '../../src/model/time-span.ts'

describe('timeSpan', () => {
  test.each([
    ['6 months', { months: 6, days: 0 }],
    ['1 year', { months: 12, days: 0 }],
    ['180 days', { months: 0, days: 180 }],
    ['2 weeks', { months: 0, days: 14 }],
    ['P6M', { months: 6, days: 0 }],
    ['P2Y', { months: 24, days: 0 }],
    ['P3W', { months: 0, days: 21 }],
    ['P90D', { months: 0, days: 90 }],
  ])('%s', (written, span) => expect(timeSpan.parse(written)).toEqual(span))

  test.each(['', 'six months', '0 days', '6', '6months', 'P1Y6M', 'PT6H', '-1 day', '6 months and a day'])('not %j', (written) => {
    expect(timeSpan.safeParse(written).success).toBe(false)
  })
})

test.each([
  ['2026-01-15', '6 months', '2026-07-15'],
  ['2026-08-31', '6 months', '2027-02-28'],
  ['2026-12-31', '1 day', '2027-01-01'],
  // A month, or a year, may have been checked on its last day.
  ['2026-11', '1 month', '2026-12-31'],
  ['2026-02', '1 month', '2026-03-31'],
  ['2026', '1 year', '2027-12-31'],
  ['2024-02-29', '1 year', '2025-02-28'],
])('%s and %s is %s', (date, span, day) => expect(dayAfter(date, timeSpan.parse(span))).toBe(day))
