import { expect, test } from 'vitest'
import { type Position, hashOf, move, moveOfKey, placeOf } from '../../src/player/position.ts'

const steps = [0, 0, 2, 0, 3]
const at = (slide: number, step = 0): Position => ({ slide, step, steps, notes: false })

test.each([
  [at(1), 'next', '#2'],
  [at(2), 'next', '#3'],
  [at(3), 'next', '#3/1'],
  [at(3, 1), 'next', '#3/2'],
  [at(3, 2), 'next', '#4'],
  [at(4), 'previous', '#3/2'],
  [at(3, 2), 'previous', '#3/1'],
  [at(3, 1), 'previous', '#3'],
  [at(3), 'previous', '#2'],
  [at(1), 'previous', '#1'],
  [at(5, 3), 'next', '#5/3'],
  [at(3, 1), 'first', '#1'],
  [at(3, 1), 'last', '#5'],
  [at(3), { slide: 9, step: 0 }, '#5/3'],
  [at(3), { slide: 3, step: 9 }, '#3/2'],
  [at(3), { slide: -1, step: 0 }, '#1'],
] as const)('from %j %j leads to %s', (from, where, to) => {
  expect(hashOf(move(from, where))).toBe(to)
})

test('going on and back again sees the same places', () => {
  const there = ['#1']
  let position = at(1)
  for (let count = 0; count < 9; count++) there.push(hashOf((position = move(position, 'next'))))
  expect(there).toEqual(['#1', '#2', '#3', '#3/1', '#3/2', '#4', '#5', '#5/1', '#5/2', '#5/3'])
  const back = [hashOf(position)]
  for (let count = 0; count < 9; count++) back.push(hashOf((position = move(position, 'previous'))))
  expect(back.reverse()).toEqual(there)
})

test('from right to left the arrows to the sides change places, and no others', () => {
  const moves = (rightToLeft: boolean) => ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'Home'].map((key) => moveOfKey(key, false, rightToLeft))
  expect(moves(false)).toEqual(['previous', 'next', 'next', 'first'])
  expect(moves(true)).toEqual(['next', 'previous', 'next', 'first'])
})

test('n shows and hides the notes', () => {
  expect(move(at(2), 'notes')).toEqual({ ...at(2), notes: true })
})

test('addresses and keys', () => {
  const ids = ['', 'results', 'constructor']
  const addresses = ['#12', '#/3', '#12/2', '', '#x', '#-1', '#0', '#2/x', '#results', '#constructor', '#']
  expect(addresses.map((hash) => hashOf(placeOf(hash, ids)))).toEqual([
    '#12',
    '#3',
    '#12/2',
    '#1',
    '#1',
    '#1',
    '#1',
    '#1',
    '#2',
    '#3',
    '#1',
  ])
  expect([
    moveOfKey(' ', false),
    moveOfKey(' ', true),
    moveOfKey('PageUp', false),
    moveOfKey('q', false),
    moveOfKey('constructor', false),
  ]).toEqual(['next', 'previous', 'previous', undefined, undefined])
})
