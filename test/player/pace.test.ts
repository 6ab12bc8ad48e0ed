import { expect, test } from 'vitest'
import { describePace, paceOf, partOf, planOf } from '../../src/player/pace.ts'

const minute = 60_000
const slides = (...sections: readonly (number | undefined)[]) => sections.map((section) => ({ section }))
const lasting = (...of: Parameters<typeof planOf>): number[] => planOf(...of).parts.map(({ lasts }) => lasts / minute)

test('a part has its own minutes, or of what the others leave a share by its slides', () => {
  const deck = slides(NaN, undefined, 10, undefined, NaN, undefined, undefined, undefined)
  expect(lasting(deck, 22)).toEqual([4, 10, 8])
  expect(lasting(deck, undefined)).toEqual([NaN, 10, NaN])
  expect(lasting(deck, 5)).toEqual([0, 10, 0])
  expect(lasting(slides(undefined, undefined, 20), 30)).toEqual([10, 20])
})

test('without sections a lecture is one part; without minutes nothing is planned', () => {
  expect(planOf(slides(undefined, undefined), 30)).toEqual({
    parts: [{ slide: 1, slides: 2, from: 0, lasts: 30 * minute }],
    lasts: 30 * minute,
  })
  expect(planOf(slides(undefined, undefined), undefined).lasts).toBeUndefined()
  expect(paceOf(planOf(slides(undefined), undefined), 1, 0)).toBeUndefined()
  expect(paceOf(planOf([], 30), 1, 0)).toBeUndefined()
})

test('the sections together make the time of a lecture that has none of its own', () => {
  expect(planOf(slides(5, undefined, 10), undefined).lasts).toBe(15 * minute)
})

test('a slide belongs to the part that began last', () => {
  const plan = planOf(slides(undefined, undefined, 10, undefined, 5), 20)
  expect([1, 2, 3, 4, 5, 9].map((slide) => partOf(plan, slide))).toEqual([0, 0, 1, 1, 2, 2])
})

// The second part lasts from 4 to 14: its four slides 2.5 each.
test.each([
  [1, 0, 0],
  [3, 4, 0],
  [3, 6.5, 0],
  [3, 8.5, 2],
  [4, 5.5, -1],
  [6, 14, 0],
  [6, 20, 6],
])('on slide %i after %f minutes it is %f behind', (slide, elapsed, behind) => {
  const plan = planOf(slides(NaN, undefined, 10, undefined, undefined, undefined), 14)
  expect(paceOf(plan, slide, elapsed * minute)).toBe(behind * minute)
})

test('after a part of no known length nothing is planned', () => {
  const plan = planOf(slides(5, NaN, 5), undefined)
  expect([1, 2, 3].map((slide) => paceOf(plan, slide, 0))).toEqual([0, undefined, undefined])
})

test('a pace in words', () => {
  expect([0, 29_000, -29_000, 31_000, 2 * minute, -minute].map(describePace)).toEqual([
    'on time',
    'on time',
    'on time',
    '1 min behind',
    '2 min behind',
    '1 min ahead',
  ])
})
