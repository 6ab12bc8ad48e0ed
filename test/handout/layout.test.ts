import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handoutGroups } from '../../src/handout/groups.ts'
import { layoutHandout } from '../../src/handout/layout.ts'
import { type Inline, plainText, text } from '../../src/model/inline.ts'
import { handoutDeck, pageOf, points, shaper, textBoxes } from '../support/handout.ts'

const shape = await shaper()
const lorem = 'A foundation model is a large model trained on broad data at scale that can be adapted to many tasks.'

const word = fc.oneof(
  fc.stringMatching(/^[a-zA-Z]{1,12}$/),
  fc.stringMatching(/^[a-z]{150,200}$/),
  fc.constantFrom('naïve', 'Größe', 'Σ', '→', 'π0', 'fi', 'AV'),
)
const prose = fc.array(word, { minLength: 1, maxLength: 30 }).map((words): readonly Inline[] => [text(words.join(' '))])
const table = fc.integer({ min: 1, max: 12 }).chain((columns) =>
  fc
    .record({
      title: prose,
      rows: fc.array(
        fc.array(
          fc.array(word, { minLength: 1, maxLength: 4 }).map((words): readonly Inline[] => [text(words.join(' '))]),
          { minLength: columns, maxLength: columns },
        ),
        { minLength: 1, maxLength: 8 },
      ),
    })
    .map(({ title, rows }) => ({
      layout: 'table' as const,
      title,
      perSlide: 11,
      query: { kind: 'table' as const, header: rows[0] ?? [], align: rows[0]?.map(() => 'left' as const) ?? [], rows },
    })),
)
const slide = fc.oneof(
  table,
  fc
    .record({ title: prose, items: fc.array(prose, { minLength: 1, maxLength: 8 }) })
    .map(({ title, items }) => ({ layout: 'points' as const, title, items })),
  fc.record({ term: prose, text: prose }).map(({ term, text: body }) => ({ layout: 'definition' as const, term, text: body })),
)

describe('one page, whatever the deck', () => {
  test('inside the margins, nothing on top of anything, in reading order, kept and dropped are all', () => {
    fc.assert(
      fc.property(fc.array(slide, { maxLength: 40 }), fc.constantFrom('a4' as const, 'letter' as const), (slides, paper) => {
        const deck = handoutDeck(slides, { paper })
        const layout = layoutHandout(deck, shape)
        expect(layout.overflowLines).toBe(0)
        const boxes = textBoxes(pageOf(layout).operations)
        for (const { x, y, width, size, text: shown } of boxes) {
          expect(x, shown).toBeGreaterThan(27)
          expect(x + width, shown).toBeLessThan(pageOf(layout).width - 27)
          expect(y - size, shown).toBeGreaterThan(20)
          expect(y, shown).toBeLessThan(pageOf(layout).height - 27)
        }
        // Two runs on one baseline never overlap.
        for (const line of group(boxes).values()) {
          const sorted = line.toSorted((a, b) => a.x - b.x)
          sorted
            .slice(1)
            .forEach((box, index) => expect(box.x + 0.01).toBeGreaterThanOrEqual((sorted[index]?.x ?? 0) + (sorted[index]?.width ?? 0)))
        }
        const groups = handoutGroups(deck)
        const kept = groups.filter((one) => !layout.dropped.some((dropped) => dropped.slide === one.slide))
        expect(kept.length + layout.dropped.length).toBe(groups.length)
        const shown = boxes
          .map((box) => box.text)
          .join('')
          .replaceAll(/\s/g, '')
        let from = 0
        for (const { heading } of kept) {
          const at = shown.indexOf(plainText(heading).replaceAll(/\s/g, ''), from)
          expect(at, plainText(heading)).toBeGreaterThanOrEqual(0)
          from = at
        }
      }),
      { numRuns: 150, seed: 20261124, interruptAfterTimeLimit: 40_000 },
    )
  })
})

function group<T extends { y: number }>(boxes: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const box of boxes) groups.set(Math.round(box.y * 10), [...(groups.get(Math.round(box.y * 10)) ?? []), box])
  return groups
}

test('a short deck is set large, with lines for notes', () => {
  const layout = layoutHandout(handoutDeck([points('One', [[text(lorem)]])]), shape)
  expect(layout.preset.size).toBe(12)
  expect(pageOf(layout).operations.filter(({ kind }) => kind === 'rule').length).toBeGreaterThan(10)
  expect(layout.dropped).toEqual([])
})

test('the more there is, the smaller it is set, and never under 9 pt', () => {
  const layouts = [1, 15, 20, 25, 30, 35, 40].map((count) => {
    const items = Array.from({ length: count }, (): readonly Inline[] => [text(lorem)])
    return layoutHandout(handoutDeck([points('All', items.slice(0, 30)), points('More', items)]), shape)
  })
  const sizes = layouts.filter(({ dropped }) => dropped.length === 0).map(({ preset }) => preset.size)
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
  expect(new Set(sizes).size).toBeGreaterThan(3)
  expect(Math.min(...layouts.map(({ preset }) => preset.size))).toBe(9)
})

test('what is left out is the least important, the last first, and what must stay stays', () => {
  const many = Array.from({ length: 45 }, (): readonly Inline[] => [text(lorem)])
  const deck = handoutDeck([
    points('Kept', many, 'keep'),
    points('First', many),
    { layout: 'definition', term: [text('Term')], text: [text(lorem)] },
    points('Last', many),
  ])
  const layout = layoutHandout(deck, shape)
  expect(layout.dropped.map(({ heading }) => plainText(heading))).toEqual(['First', 'Last'])
})

test('what must stay and cannot fit is an error that gives the overflow in lines', () => {
  const many = Array.from({ length: 200 }, (): readonly Inline[] => [text(lorem)])
  const layout = layoutHandout(handoutDeck([points('Kept', many, 'keep')]), shape)
  expect(layout.overflowLines).toBeGreaterThan(100)
  expect(layout.pages).toEqual([])
})

test('runs are kerned', () => {
  const width = (value: string): number => shape.shape(value, 'regular').reduce((sum, run) => sum + run.width, 0)
  expect(width('AV')).toBeLessThan(width('A') + width('V') - 10)
})

test('characters come from the first font that has them', () => {
  expect(shape.shape('a∮😀', 'regular').map(({ face }) => face)).toEqual(['regular', 'fallback0', 'fallback1'])
  expect(shape.missing('a∮文')).toEqual(['文'])
})

test.each([3, 4, 5, 6, 7, 9, 11, 13])('%i tables: a heading and a lead stay with theirs, a caption too', (count) => {
  const cell = (value: string): readonly Inline[] => [text(value)]
  const slides = Array.from({ length: count }, (_, index) => ({
    layout: 'table' as const,
    title: cell(`Title ${index}`),
    lead: cell(`Lead ${index}`),
    caption: cell(`Caption ${index}`),
    perSlide: 11,
    query: {
      kind: 'table' as const,
      header: [cell('Name'), cell('Year')],
      align: ['left' as const, 'left' as const],
      rows: Array.from({ length: 3 + (index % 4) }, (__, row) => [cell(`${index}.${row}`), cell('2024')]),
    },
  }))
  const layout = layoutHandout(handoutDeck(slides), shape)
  if (layout.preset.columns === 1) return
  const boxes = textBoxes(pageOf(layout).operations)
  slides.forEach((_, index) => {
    const own = boxes.filter(({ text: shown }) => shown === String(index) || shown.startsWith(`${index}.`))
    const columns = own.map(({ x }) =>
      Math.floor((x - layout.preset.margin) / ((pageOf(layout).width - 2 * layout.preset.margin) / layout.preset.columns)),
    )
    expect(new Set(columns).size, `group ${index}`).toBe(1)
  })
})
