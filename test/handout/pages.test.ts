import { expect, test } from 'vitest'
import { layoutHandout } from '../../src/handout/layout.ts'
import { type Inline, text } from '../../src/model/inline.ts'
import { handoutDeck, points, shaper, textBoxes } from '../support/handout.ts'

const shape = await shaper()
const lorem = 'A foundation model is a large model trained on broad data at scale that can be adapted to many tasks.'
const words = (value: string): readonly Inline[] => [text(value)]
const settings = { ...handoutDeck([]).handout, largePrint: true }

test('large print is 14 pt or more throughout, over as many pages as it takes, nothing left out', () => {
  const items = Array.from({ length: 60 }, (_, index) => words(`Item${index} ${lorem}`))
  const layout = layoutHandout(handoutDeck([points('All', items)], { handout: settings }), shape)
  expect(layout.pages.length).toBeGreaterThan(2)
  expect(layout.dropped).toEqual([])
  const pages = layout.pages.map(({ operations }) => textBoxes(operations))
  const all = pages.flat().map(({ text: shown }) => shown)
  expect(items.map((_, index) => all.filter((shown) => shown === `Item${index}`).length)).toEqual(items.map(() => 1))
  pages.forEach((boxes, index) => {
    const foot = boxes.find(({ text: shown }) => shown.startsWith('Page'))
    expect(foot, `page ${index + 1}`).toBeDefined()
    const feet = boxes.filter((box) => box.y > (foot?.y ?? 0) - layout.preset.line + 1).map((box) => box.text)
    expect(feet.join(' ').replaceAll('\u00a0', ' '), `page ${index + 1}`).toBe(`A deck Page ${index + 1} of ${pages.length}`)
    for (const box of boxes) {
      if (box.y < (foot?.y ?? 0) - 1) expect(box.size, box.text).toBeGreaterThanOrEqual(14)
      expect(box.y).toBeLessThan((layout.pages[index]?.height ?? 0) - 28)
    }
  })
})

test('a table goes on with its header once more, which is no element of its own', () => {
  const rows = Array.from({ length: 60 }, (_, index) => [words(`Row${index}`), words('2024')])
  const slide = {
    layout: 'table' as const,
    title: words('Long'),
    perSlide: 11,
    query: { kind: 'table' as const, header: [words('Name'), words('Year')], align: ['left' as const, 'right' as const], rows },
  }
  const { pages } = layoutHandout(handoutDeck([slide], { handout: settings }), shape)
  expect(pages.length).toBeGreaterThan(1)
  pages.forEach(({ operations }, index) => {
    const header = operations.flatMap((operation) =>
      operation.kind === 'text' && operation.run.text === 'Name' ? [operation.run.tag] : [],
    )
    expect(header.map((tag) => tag?.role)).toEqual([index === 0 ? 'TH' : undefined])
  })
})

test('what is higher than a page is told, not cut', () => {
  const cell = words(Array.from({ length: 900 }, () => 'word').join(' '))
  const slide = {
    layout: 'table' as const,
    title: words('High'),
    perSlide: 11,
    query: { kind: 'table' as const, header: [words('A'), words('B')], align: ['left' as const, 'left' as const], rows: [[cell, cell]] },
  }
  const layout = layoutHandout(handoutDeck([slide], { handout: settings }), shape)
  expect(layout.pages).toEqual([])
  expect(layout.overflowLines).toBeGreaterThan(0)
})
