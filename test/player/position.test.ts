import { expect, test } from 'vitest'
import { move, moveOfKey, slideOf } from '../../src/player/position.ts'

const at = (slide: number) => ({ slide, total: 5, notes: false })

test.each([
  [3, 'next', 4],
  [5, 'next', 5],
  [1, 'previous', 1],
  [3, 'first', 1],
  [3, 'last', 5],
  [3, { to: 9 }, 5],
  [3, { to: -1 }, 1],
] as const)('from %j %j leads to %j', (from, where, to) => {
  expect(move(at(from), where).slide).toBe(to)
})

test('from right to left the arrows to the sides change places, and no others', () => {
  const moves = (rightToLeft: boolean) => ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'Home'].map((key) => moveOfKey(key, false, rightToLeft))
  expect(moves(false)).toEqual(['previous', 'next', 'next', 'first'])
  expect(moves(true)).toEqual(['next', 'previous', 'next', 'first'])
})

test('n shows and hides the notes', () => {
  expect(move(at(2), 'notes')).toEqual({ slide: 2, total: 5, notes: true })
})

test('addresses and keys', () => {
  expect([slideOf('#12'), slideOf('#/3'), slideOf(''), slideOf('#x'), slideOf('#-1')]).toEqual([12, 3, 1, 1, 1])
  expect([
    moveOfKey(' ', false),
    moveOfKey(' ', true),
    moveOfKey('PageUp', false),
    moveOfKey('q', false),
    moveOfKey('constructor', false),
  ]).toEqual(['next', 'previous', 'previous', undefined, undefined])
})
