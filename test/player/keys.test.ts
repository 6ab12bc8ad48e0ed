import { expect, test } from 'vitest'
import { hashOf, placeOf } from '../../src/player/address.ts'
import { commandOfKey, isLeftToBrowser, isOfLecturer, keyRows, writtenKeys } from '../../src/player/keys.ts'
import { firstState, update } from '../../src/player/state.ts'

const press = (key: string, shiftKey = false, rightToLeft = false) => commandOfKey({ key, code: '', shiftKey }, rightToLeft)

test('from right to left the arrows to the sides change places, and no others', () => {
  const moves = (rightToLeft: boolean) => ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'Home'].map((key) => press(key, false, rightToLeft))
  expect(moves(false)).toEqual(['previous', 'next', 'next', 'first'])
  expect(moves(true)).toEqual(['next', 'previous', 'next', 'first'])
  const written = keyRows.filter(({ does }) => does === 'next' || does === 'previous').map((row) => writtenKeys(row, true)[0])
  expect(written).toEqual(['←', '→'])
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

test('a keyboard of another script has the same keys, unless what it writes means something, or is a letter of ours', () => {
  const pressed = [
    ['נ', 'KeyC'],
    ['и', 'KeyB'],
    ["'", 'KeyW'],
    ['٣', 'Digit3'],
    ['é', 'Digit2'],
    ['/', 'KeyQ'],
    ['q', 'KeyA'],
    ['ב', 'Constructor'],
    ['Dead', 'KeyB'],
  ] as const
  expect(pressed.map(([key, code]) => commandOfKey({ key, code, shiftKey: false }))).toEqual([
    undefined,
    'black',
    'white',
    { digit: '3' },
    { digit: '2' },
    'search',
    undefined,
    undefined,
    undefined,
  ])
})

test('what is of the lecturer alone', () => {
  expect((['notes', 'timer', 'next', { digit: '1' }] as const).map(isOfLecturer)).toEqual([true, true, false, false])
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

test('no key means two things, and each is written as keyboards have it', () => {
  const keys = keyRows.flatMap((row) => row.keys)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keyRows.filter(({ does }) => does === 'next' || does === 'next slide' || does === 'enter').map((row) => writtenKeys(row))).toEqual(
    [['→', '↓', 'Page Down', 'Space'], ['Shift →', 'Shift ←'], ['1 2 Enter']],
  )
})

test('what scrolls or is written is left to the browser', () => {
  const slides = firstState([0, 0], { slide: 1, step: 0 })
  const reading = update(slides, 'reading')
  const searching = update(slides, 'search')
  const left = (state: typeof slides) =>
    (['next', 'last', 'enter', 'reading', 'escape', 'search'] as const).filter((command) => isLeftToBrowser(command, state))
  expect([left(slides), left(reading), left(searching)]).toEqual([[], ['next', 'last', 'enter'], ['next', 'last', 'enter', 'reading']])
  expect(isLeftToBrowser('enter', update(reading, { digit: '2' }))).toBe(false)
})
