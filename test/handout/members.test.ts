import { expect, test } from 'vitest'
import type { HandoutDeck } from '../../src/handout/blocks.ts'
import { groupName } from '../../src/handout/groups.ts'
import { type HandoutLayout, layoutHandout } from '../../src/handout/layout.ts'
import { text } from '../../src/model/inline.ts'
import { handoutDeck, pageOf, shaper } from '../support/handout.ts'

const shape = await shaper()
type Slide = HandoutDeck['slides'][number]['content']

const lorem = ' of a large model that is trained on broad data at scale and can be adapted to many tasks'

function quiz(name: string, handout?: Slide['handout']): Slide {
  return { layout: 'quiz', question: [text(name + lorem)], answer: [text('So.')], ...(handout && { handout }) }
}

function table(name: string): Slide {
  const rows = Array.from({ length: 12 }, (_, row) => [[text(`${name}r${row}`)], [text(lorem)]])
  return {
    layout: 'table',
    title: [text(name)],
    perSlide: 9,
    query: { kind: 'table', header: [[text('Name')], [text('What')]], align: ['left', 'left'], rows },
  }
}

const names = (kind: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${kind}${index}x`)
const said = (layout: HandoutLayout): string =>
  pageOf(layout)
    .operations.map((operation) => (operation.kind === 'text' ? operation.run.text : ''))
    .join(' ')

test.each([
  ['questions', names('Q', 60), (name: string) => quiz(name)],
  ['parts of a table that several slides make', names('T', 9), table],
])('of %s only the last are left out, each with its slide', (_, all, slide) => {
  const layout = layoutHandout(handoutDeck(all.map((name) => slide(name))), shape)
  expect(layout.fill).toBeGreaterThan(0.8)
  const { dropped } = layout
  expect(dropped.length).toBeGreaterThan(1)
  const kept = all.length - dropped.length
  expect(dropped.map((group) => group.slide)).toEqual(dropped.map((_group, index) => kept + index))
  expect(dropped.map((group) => groupName(group).slice(0, 3).replace('x', ''))).toEqual(
    all.slice(kept).map((name) => name.replace('x', '')),
  )
  const words = said(layout)
  expect(all.filter((name) => words.includes(name))).toEqual(all.slice(0, kept))
})

test('a question that must stay stays, and the least important goes first', () => {
  const slides = names('Q', 60).map((name, index) => quiz(name, index === 59 ? 'keep' : { priority: index < 5 ? 1 : 6 }))
  const layout = layoutHandout(handoutDeck(slides), shape)
  expect(layout.dropped.slice(0, 5).map(({ slide }) => slide)).toEqual([0, 1, 2, 3, 4])
  expect(layout.dropped.map(({ slide }) => slide)).not.toContain(59)
  expect(said(layout)).toContain('Q59x')
})

test('references that must stay count where what must stay does not fit', () => {
  const references = Array.from({ length: 60 }, (_, index) => ({ number: index + 1, key: `${index}`, entry: [], brief: [text(lorem)] }))
  const kept = names('Q', 60).map((name) => quiz(name, 'keep'))
  const list: Slide = { layout: 'references', title: [text('References')], perSlide: 9, handout: 'keep' }
  const lines = (slides: Slide[]): number => layoutHandout(handoutDeck(slides, { references }), shape).overflowLines
  expect(lines([...kept, list])).toBeGreaterThan(lines(kept) + 20)
})
