import { expect, test } from 'vitest'
import { sameSlide } from '../../src/player/same-slide.ts'

/** As `Title: what it says`; a slide without a colon has no title. */
const deck = (slides: string) => slides.split(', ').map((text) => ({ title: text.includes(':') ? (text.split(':')[0] ?? '') : '', text }))

test.each([
  ['an edit', 'a, b, c', 'a, B, c', 2, 2],
  ['one inserted before', 'a, b, c', 'a, x, b, c', 2, 3],
  ['one inserted after', 'a, b, c', 'a, b, x, c', 2, 2],
  ['two removed before', 'a, b, c, d', 'c, d', 4, 2],
  ['one inserted before, and another edited before that', 'a, b, c, d', 'A, x, b, c, d', 3, 4],
  ['one inserted before, and the one after it edited', 'a, b, c, d', 'x, a, b, C, d', 2, 3],
  ['one inserted before it, and it edited too', 'a, t: b, c, d', 'a, x, t: B, c, d', 2, 3],
  ['one inserted before it, and its title written anew', 'a, t: one two three, c', 'a, new, T: one two three, c', 2, 3],
  ['moved to the end', 'a, b, c', 'a, c, b', 2, 3],
  ['of two that say the same, the nearer', 'a, b, b, c', 'x, a, y, b, z, b, C', 3, 4],
  ['removed: what stands in its place', 'a, b, c', 'a, c', 2, 2],
  ['all others', 'a, b, c', 'x, y', 3, 3],
  ['without titles no title is the same', 'a, b, c', 'x, y, z, u', 2, 2],
  ['nothing left', 'a', '', 1, 1],
])('%s', (_, before, now, number, is) => {
  expect(sameSlide(deck(before), deck(now), number)).toBe(is)
})
