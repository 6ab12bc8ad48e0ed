import { expect, test } from 'vitest'
import { inWords } from '../../src/player/in-words.ts'
import { readKept, writeKept } from '../../src/player/remember.ts'
import { besideRow } from '../../src/player/rows.ts'
import { type Action, firstState, update } from '../../src/player/state.ts'

const start = firstState([0, 2, 0], { slide: 1, step: 0 })
const slides = [
  { title: 'One', items: [] },
  { title: 'Two', items: [{ textContent: ' first\n item ' }, { textContent: 'second' }] },
  { title: 'Three', items: [] },
]

test('rows of unequal length are gone through up and down, to what is nearest', () => {
  // 0 1 2 · 3 4 · 5 6 7
  const spots = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => ({
    left: [0, 100, 200, 0, 100, 0, 100, 200][index] ?? 0,
    top: index < 3 ? 0 : index < 5 ? 90 : 180,
  }))
  const all = (direction: 'up' | 'down') => spots.map((_, index) => besideRow(spots, index, direction))
  expect(all('down')).toEqual([3, 4, 4, 5, 6, 5, 6, 7])
  expect(all('up')).toEqual([0, 1, 2, 0, 1, 3, 4, 4])
  expect(besideRow([], 0, 'down')).toBe(0)
})

test('what is kept is read again, and nothing else', () => {
  const state = (['notes', 'whole', 'pen', 'run', 'reading'] as const).reduce<typeof start>(update, start)
  expect(readKept(writeKept(state))).toEqual({ view: 'reading', notes: true, whole: true, tool: 'pen', running: true })
  expect(readKept(writeKept(start))).toEqual({ view: 'slides', notes: false, whole: false, running: false })
  expect(['', '7', 'null', '[]', '{"view":"x","tool":1,"notes":"yes","slide":9}'].map(readKept)).toEqual([{}, {}, {}, {}, {}])
})

test('changes in words', () => {
  const said: string[] = []
  const actions: readonly Action[] = [
    'next',
    'next',
    'next',
    'previous',
    'black',
    'next',
    { digit: '3' },
    'enter',
    'whole',
    'overview',
    'first',
    'escape',
  ]
  let state = start
  for (const action of actions) {
    const now = update(state, action)
    said.push(inWords(now, state, slides))
    state = now
  }
  expect(said).toEqual([
    'Slide 2 of 3: Two',
    'first item',
    'second',
    '1 of 2 items',
    'The screen is black',
    'The slide is shown again',
    'Slide 3? Press Enter',
    'Slide 3 of 3: Three',
    'Slides are shown whole',
    '',
    '',
    'Slide 3 of 3: Three',
  ])
})
