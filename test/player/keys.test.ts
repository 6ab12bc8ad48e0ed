import { expect, test } from 'vitest'
import { hashOf, placeOf } from '../../src/player/address.ts'
import { actionOfKey } from '../../src/player/keys.ts'

const press = (key: string, shiftKey = false, rightToLeft = false) => actionOfKey({ key, shiftKey }, rightToLeft)

test('from right to left the arrows to the sides change places, and no others', () => {
  const moves = (rightToLeft: boolean) => ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'Home'].map((key) => press(key, false, rightToLeft))
  expect(moves(false)).toEqual(['previous', 'next', 'next', 'first'])
  expect(moves(true)).toEqual(['next', 'previous', 'next', 'first'])
})

test('keys, with Shift and without', () => {
  expect([' ', 'PageUp', 'n', 'B', '7', 'q', 'constructor'].map((key) => press(key))).toEqual([
    'next',
    'previous',
    'notes',
    'black',
    { digit: '7' },
    undefined,
    undefined,
  ])
  expect([' ', 'ArrowRight', 'ArrowLeft', '?'].map((key) => press(key, true))).toEqual(['previous', 'next slide', 'previous slide', 'help'])
})

test('addresses', () => {
  const ids = ['', 'results', 'constructor', 'größe']
  const addresses = [
    '#12',
    '#/3',
    '#/12/2',
    '#12/2',
    '',
    '#x',
    '#-1',
    '#0',
    '#2/x',
    '#results',
    '#constructor',
    '#gr%C3%B6%C3%9Fe',
    '#%',
    '#',
  ]
  expect(addresses.map((hash) => hashOf(placeOf(hash, ids)))).toEqual([
    '#/12',
    '#/3',
    '#/12/2',
    '#/12/2',
    '#/1',
    '#/1',
    '#/1',
    '#/1',
    '#/1',
    '#/2',
    '#/3',
    '#/4',
    '#/1',
    '#/1',
  ])
})
