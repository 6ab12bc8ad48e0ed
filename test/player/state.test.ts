import { expect, test } from 'vitest'
import { hashOf } from '../../src/player/address.ts'
import { type Action, type State, firstState, update, withSteps } from '../../src/player/state.ts'

const steps = [0, 0, 2, 0, 3]
const at = (slide: number, step = 0): State => firstState(steps, { slide, step })
const after = (state: State, ...actions: readonly Action[]): State => actions.reduce(update, state)

test.each([
  [at(1), 'next', '#/2'],
  [at(2), 'next', '#/3'],
  [at(3), 'next', '#/3/1'],
  [at(3, 1), 'next', '#/3/2'],
  [at(3, 2), 'next', '#/4'],
  [at(3), 'next slide', '#/4'],
  [at(4), 'previous', '#/3/2'],
  [at(3, 2), 'previous', '#/3/1'],
  [at(3, 1), 'previous', '#/3'],
  [at(3, 1), 'previous slide', '#/2'],
  [at(4), 'previous slide', '#/3'],
  [at(3), 'previous', '#/2'],
  [at(1), 'previous', '#/1'],
  [at(5, 3), 'next', '#/5/3'],
  [at(3, 1), 'first', '#/1'],
  [at(3, 1), 'last', '#/5'],
  [at(3), { go: { slide: 9, step: 0 } }, '#/5/3'],
  [at(3), { go: { slide: 3, step: 9 } }, '#/3/2'],
  [at(3), { go: { slide: -1, step: 0 } }, '#/1'],
] as const)('from %j %j leads to %s', (from, action, to) => {
  expect(hashOf(update(from, action))).toBe(to)
})

test('going on and back again sees the same places', () => {
  const there = ['#/1']
  let state = at(1)
  for (let count = 0; count < 9; count++) there.push(hashOf((state = update(state, 'next'))))
  expect(there).toEqual(['#/1', '#/2', '#/3', '#/3/1', '#/3/2', '#/4', '#/5', '#/5/1', '#/5/2', '#/5/3'])
  const back = [hashOf(state)]
  for (let count = 0; count < 9; count++) back.push(hashOf((state = update(state, 'previous'))))
  expect(back.reverse()).toEqual(there)
})

test('with reveals skipped, every move is one of slides, and all is shown', () => {
  const states = [after(at(3), 'whole')]
  for (let count = 0; count < 2; count++) states.push(update(states.at(-1) ?? at(1), 'next'))
  expect(states.map(hashOf)).toEqual(['#/3/2', '#/4', '#/5/3'])
  expect(hashOf(after(at(5, 1), 'whole', 'previous', 'previous'))).toBe('#/3/2')
})

test('a number and Enter lead to its slide; another key takes the number back', () => {
  expect(hashOf(after(at(1), { digit: '0' }, { digit: '4' }, 'enter'))).toBe('#/4')
  expect(hashOf(after(at(1), { digit: '9' }, { digit: '9' }, 'enter'))).toBe('#/5/3')
  expect(after(at(2), { digit: '4' }, 'escape')).toEqual(at(2))
  expect(hashOf(after(at(2), { digit: '4' }, 'next'))).toBe('#/3')
  expect(hashOf(after(at(3), 'enter'))).toBe('#/3/1')
  expect(after(at(3), 'overview', { digit: '2' }, 'enter')).toEqual(at(2))
  expect(after(at(3), 'reading', { digit: '2' }, 'enter').view).toBe('reading')
})

test('a blank screen comes back where it was, with its own key and with any move', () => {
  const black = after(at(3), 'black')
  expect([black.blank, after(black, 'white').blank, after(black, 'black').blank]).toEqual(['black', 'white', undefined])
  expect(after(black, 'next')).toEqual(at(3))
  expect(after(black, { digit: '2' }, 'enter')).toEqual(at(2))
})

test('in the overview moves are of slides, and Enter shows the chosen one', () => {
  const chosen = after(at(2), 'overview', 'next', 'next')
  expect([chosen.view, chosen.slide]).toEqual(['overview', 4])
  expect(after(chosen, 'enter')).toEqual(at(4))
})

test('Escape and o lead from the overview to where it was opened, to the item', () => {
  for (const key of ['escape', 'overview'] as const) expect(after(at(3, 1), 'overview', 'last', key)).toEqual(at(3, 1))
  expect(after(at(3, 1), 'overview', 'last', 'reading').from).toBeUndefined()
})

test('a deck is opened as its window was left, at the place of the address', () => {
  const opened = firstState(steps, { slide: 3, step: 1 }, { view: 'overview', whole: true, notes: true })
  expect([opened.slide, opened.step, opened.view, opened.notes, opened.from]).toEqual([3, 2, 'overview', true, { slide: 3, step: 2 }])
})

test('Escape leaves what was opened last, one after the other', () => {
  let state = after(at(2), 'overview', 'pen', 'run', 'help')
  const seen = [state]
  for (let count = 0; count < 5; count++) seen.push((state = update(state, 'escape')))
  expect(seen.map(({ panel, tool, running, view }) => [panel, tool, running, view])).toEqual([
    ['help', 'pen', true, 'overview'],
    [undefined, 'pen', true, 'overview'],
    [undefined, undefined, true, 'overview'],
    [undefined, undefined, false, 'overview'],
    [undefined, undefined, false, 'slides'],
    [undefined, undefined, false, 'slides'],
  ])
})

test('where the slides are others, it stays where it was, as far as there is such a place', () => {
  expect(hashOf(withSteps(at(3, 2), [0, 0, 1]))).toBe('#/3/1')
  expect(hashOf(withSteps(at(5, 1), [0, 2]))).toBe('#/2/2')
  expect(hashOf(withSteps(at(2), []))).toBe('#/1')
  const chosen = update(at(3, 2), 'overview')
  expect(withSteps(chosen, [0, 0, 0, 2], (slide) => slide + 1)).toMatchObject({ slide: 4, from: { slide: 4, step: 2 } })
})

test('what changes nothing gives the same state', () => {
  const state = at(5, 3)
  expect(update(state, 'next')).toBe(state)
  expect(update(state, 'escape')).toBe(state)
})

test('of what is typed the last digits count', () => {
  const typed = after(at(1), ...[...'90003'].map((digit) => ({ digit })))
  expect(typed.typed).toBe('0003')
  expect(hashOf(update(typed, 'enter'))).toBe('#/3')
})
