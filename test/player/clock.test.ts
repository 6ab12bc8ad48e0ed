import { expect, test } from 'vitest'
import {
  begin,
  canUndo,
  elapsed,
  enter,
  findTimer,
  formatTime,
  freshTimer,
  keepTimer,
  renumber,
  reset,
  spentIn,
  toggle,
} from '../../src/player/clock.ts'

const noon = 43_200_000
const after = (seconds: number): number => noon + seconds * 1000

test('it begins with a move, and not again; a pause is not counted, and ends by hand', () => {
  const begun = begin(freshTimer, noon)
  expect(begin(begun, after(9))).toBe(begun)
  const paused = toggle(begun, after(10))
  expect([elapsed(begun, after(9)), elapsed(paused, after(60))]).toEqual([9000, 10_000])
  expect(begin(paused, after(60))).toBe(paused)
  expect(elapsed(toggle(paused, after(60)), after(65))).toBe(15_000)
})

test('a reset can be undone as if it had not been, until the new time has gone on for a minute', () => {
  const begun = enter(begin(freshTimer, noon), 2, after(5))
  const anew = reset(begun, after(600))
  expect([elapsed(anew, after(700)), canUndo(anew, after(9000))]).toEqual([0, true])
  const going = begin(anew, after(700))
  const undone = reset(going, after(730))
  expect([elapsed(undone, after(731)), undone.part, canUndo(undone, after(731))]).toEqual([731_000, 2, false])
  expect(canUndo(going, after(761))).toBe(false)
  expect(elapsed(reset(going, after(761)), after(762))).toBe(0)
})

test('each part has its time, all visits together, without the pauses', () => {
  let timer = begin(freshTimer, noon)
  timer = enter(timer, 1, after(10))
  timer = toggle(timer, after(20))
  timer = toggle(timer, after(50))
  timer = enter(timer, 0, after(55))
  expect([spentIn(timer, 0, after(58)), spentIn(timer, 1, after(58)), spentIn(timer, 7, after(58))]).toEqual([13_000, 15_000, 0])
  expect(enter(timer, 0, after(60))).toBe(timer)
})

test('where sections are inserted or removed, what each took stays with it', () => {
  const timer = enter(enter(enter(begin(freshTimer, noon), 1, after(10)), 2, after(30)), 1, after(60))
  const inserted = renumber(timer, (part) => (part < 1 ? part : part + 1))
  expect([0, 1, 2, 3].map((part) => spentIn(inserted, part, after(65)))).toEqual([10_000, 0, 25_000, 30_000])
  const removed = renumber(timer, (part) => Math.min(part, 1))
  expect([0, 1].map((part) => spentIn(removed, part, after(65)))).toEqual([10_000, 55_000])
})

test('a timer is found as it was kept, going on all the while, and forgotten when the lecture is over', () => {
  const timer = reset(enter(begin(freshTimer, noon), 3, after(8)), after(9))
  const going = begin(timer, after(10))
  expect(findTimer(keepTimer(going, after(20)), after(60))).toEqual(going)
  expect(findTimer(keepTimer(going, after(20)), after(3 * 3600))).toBe(freshTimer)
})

test.each(['', '{', 'null', '[]', '{"left":"now"}', '{"left":1e99}'])('what is no timer is a fresh one: %s', (kept) => {
  expect(findTimer(kept, noon)).toEqual(freshTimer)
})

test('of a timer that someone else wrote only numbers are taken', () => {
  const kept = JSON.stringify({ left: noon, since: 'x', before: -1, part: null, spent: { 1: 5, 2: 'x' }, undo: 7 })
  expect(findTimer(kept, noon)).toEqual({ ...freshTimer, spent: { 1: 5, 2: 0 }, undo: freshTimer })
})

test('times are written as on a clock', () => {
  expect([0, 999, 65_000, 3_599_000, 3_600_000, 36_061_000].map(formatTime)).toEqual([
    '0:00',
    '0:00',
    '1:05',
    '59:59',
    '1:00:00',
    '10:01:01',
  ])
})
