import { expect, test } from 'vitest'
import { arrowBetween } from '../../src/compose/direction.ts'

test.each([
  ['year 2020', '2021', 'en', '→'],
  // A Latin run in a line from right to left is read from left to right.
  ['year 2020', '2021', 'he', '→'],
  ['שנה 2020', '2021', 'he', '←'],
  ['שנה 2020', '2021', 'en', '←'],
  ['field אחד', 'two', 'en', '→'],
  ['field one', 'שתיים', 'he', '←'],
  ['2020', '2021', 'ar', '←'],
  ['2020', '2021', 'de', '→'],
])('an arrow between %s and %s leads on in %s', (before, after, language, arrow) => {
  expect(arrowBetween(before, after, language)).toBe(arrow)
})
