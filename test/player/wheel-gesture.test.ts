import { expect, test } from 'vitest'
import { noGesture, turn } from '../../src/player/wheel-gesture.ts'

/** What a wheel says: how far, and so many ms after what it said before. */
type Said = readonly [delta: number, after: number]

function moves(said: readonly Said[], deltaMode = 0, axis: 'deltaX' | 'deltaY' = 'deltaY'): number[] {
  let gesture = noGesture
  let timeStamp = 5000
  return said.flatMap(([delta, after]) => {
    timeStamp += after
    const turned = turn(gesture, { deltaX: 0, deltaY: 0, [axis]: delta, deltaMode, timeStamp })
    gesture = turned.gesture
    return turned.move === 0 ? [] : [turned.move]
  })
}

/** A stroke on a trackpad, as macOS has it: it grows, then fades by itself for most of a second. */
const stroke = (sign = 1, after = 1000): Said[] =>
  [
    1, 3, 9, 22, 41, 58, 66, 63, 64, 58, 52, 49, 43, 39, 36, 31, 29, 25, 23, 20, 18, 17, 14, 13, 11, 10, 9, 8, 7, 6, 6, 5, 4, 4, 3, 3, 2, 2,
    2, 1, 1, 1, 1,
  ].map((delta, index) => [delta * sign, index === 0 ? after : 16])

const notches = (count: number, apart: number, delta = 120): Said[] => Array.from({ length: count }, () => [delta, apart])

test.each([
  ['a stroke on a trackpad', stroke(), [1]],
  ['a stroke back', stroke(-1), [-1]],
  ['two strokes', [...stroke(), ...stroke(1, 400)], [1, 1]],
  ['a second stroke into the inertia of the first', [...stroke().slice(0, 30), ...stroke(1, 16)], [1, 1]],
  ['three strokes, each into the last', [...stroke().slice(0, 26), ...stroke(1, 16).slice(0, 26), ...stroke(1, 16)], [1, 1, 1]],
  ['a stroke back into the inertia of the first', [...stroke().slice(0, 22), ...stroke(-1, 16)], [1, -1]],
  ['inertia that wavers', [...stroke().slice(0, 20), [-1, 16], [14, 16], [-2, 16], [10, 16], [12, 16], [9, 16]], [1]],
  ['a strong stroke', stroke().map(([delta, after]) => [delta * 9, after] as const), [1]],
  [
    'a finger that rests',
    [
      [1, 500],
      [1, 16],
      [1, 16],
    ],
    [],
  ],
  ['one notch of a mouse', notches(1, 1000), [1]],
  ['notches one by one', notches(4, 400), [1, 1, 1, 1]],
  ['a wheel that is spun', notches(10, 30), [1]],
  ['a notch back at once, which is a slip', [...notches(1, 1000), ...notches(1, 100, -120)], [1]],
  ['a wheel that is turned on and then back', [...notches(4, 100), ...notches(1, 100, -120)], [1, -1]],
  ['notches in both directions', [...notches(1, 500), ...notches(1, 500, -120)], [1, -1]],
  ['slow notches on macOS, which are small', notches(4, 700, 4), [1, 1]],
] as const)('%s', (_, said, expected) => {
  expect(moves(said as readonly Said[])).toEqual(expected)
})

test('lines and pages are as long as they are, and sideways is a way too', () => {
  expect(moves(notches(2, 400, 3), 1)).toEqual([1, 1])
  expect(moves(notches(1, 400, -1), 2)).toEqual([-1])
  expect(moves(stroke(), 0, 'deltaX')).toEqual([1])
})
