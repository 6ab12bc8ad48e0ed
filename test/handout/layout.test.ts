import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HandoutDeck } from '../../src/handout/blocks.ts'
import { handoutGroups } from '../../src/handout/groups.ts'
import { layoutHandout } from '../../src/handout/layout.ts'
import { type Inline, plainText, text } from '../../src/model/inline.ts'
import { handoutDeck, pageOf, points, shaper, textBoxes } from '../support/handout.ts'

const shape = await shaper()
type Slide = HandoutDeck['slides'][number]['content']

const lorem = 'A foundation model is a large model trained on broad data at scale that can be adapted to many tasks.'

const word = fc.oneof(
  { weight: 12, arbitrary: fc.stringMatching(/^[a-zA-Z]{1,12}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z]{60,200}$/) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('naïve', 'Größe', 'Σ', '→', 'π0', 'fi', 'AV', '10 GB', 'J. R. Smith', 'https://example.org/a/b?c=d'),
  },
  // Sequences of emoji, letters with marks, and scripts that the fonts that ship do not have or that run from right to left.
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '👩🏽‍🔬',
      '👨‍👩‍👧‍👦',
      '🇩🇪',
      '1️⃣',
      '❤️',
      'e\u0301\u0323',
      'Z̷̢a',
      '\u2060',
      'a\u00adb',
      'שלום',
      'مرحبا 12',
      '(אב)',
      '文字',
      '\u202bab\u202c',
    ),
  },
)

/** Words, the first of which is found again: no two of a deck are alike. */
const prose = fc.array(word, { minLength: 0, maxLength: 30 })
const list = fc.array(fc.record({ text: prose, points: fc.array(prose, { maxLength: 3 }) }), { minLength: 1, maxLength: 8 })
const slides = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('points' as const),
      title: prose,
      list,
      handout: fc.constantFrom(undefined, undefined, undefined, 'short' as const),
    }),
    fc.record({ kind: fc.constant('definition' as const), text: prose, points: fc.array(prose, { maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('table' as const),
      title: prose,
      rows: fc.record({ columns: fc.integer({ min: 1, max: 12 }), rows: fc.integer({ min: 1, max: 8 }) }).chain(({ columns, rows }) =>
        fc.array(fc.array(fc.array(word, { maxLength: 4 }), { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      ),
    }),
  ),
  { maxLength: 45 },
)

type Written = (typeof slides extends fc.Arbitrary<infer T> ? T : never)[number]

/** Slides whose every text begins with a name of its own, in the order in which they are read. */
function named(written: readonly Written[]): Slide[] {
  let count = 0
  const say = (words: readonly string[]): readonly Inline[] => [text([`N${count++}N`, ...words].join(' '))]
  return written.map((slide): Slide => {
    switch (slide.kind) {
      case 'points': {
        const title = say(slide.title)
        const items = slide.list.map((item) => ({ text: say(item.text), points: item.points.map(say) }))
        return { layout: 'points', title, items, ...(slide.handout && { handout: { short: [text('in short')] } }) }
      }
      case 'definition': {
        const term = say([])
        return { layout: 'definition', term, text: say(slide.text), points: slide.points.map(say) }
      }
      case 'table': {
        const title = say(slide.title)
        const rows = slide.rows.map((row) => row.map(say))
        const [header = [], ...body] = rows
        return { layout: 'table', title, perSlide: 11, query: { kind: 'table', header, align: header.map(() => 'left'), rows: body } }
      }
    }
  })
}

describe('one page, whatever the deck', () => {
  test('inside the margins, nothing on top of anything, in reading order, kept and dropped are all', () => {
    fc.assert(
      fc.property(
        slides,
        fc.constantFrom('a4' as const, 'letter' as const),
        fc.constantFrom('en', 'de', 'ar'),
        (written, paper, language) => {
          const deck = handoutDeck(named(written), { paper, language })
          const layout = layoutHandout(deck, shape)
          expect(layout.overflowLines).toBe(0)
          const { operations, width, height } = pageOf(layout)
          const boxes = textBoxes(operations)
          const isInside = (box: Box): boolean =>
            box.x > 28 && box.x + box.width < width - 28 && box.y - box.size * 0.7 > 28 && box.y + box.size * 0.2 < height - 28
          expect(boxes.filter((box) => !isInside(box))).toEqual([])
          expect(meetings(boxes)).toEqual([])
          const groups = handoutGroups(deck)
          const kept = groups.filter(
            (group) => !layout.dropped.some((dropped) => dropped.heading === group.heading && dropped.slide === group.slide),
          )
          expect(kept.length + layout.dropped.length).toBe(groups.length)
          const shown =
            boxes
              .map((box) => box.text)
              .join('')
              .match(/N\d+N/g) ?? []
          const whole = kept.filter((group) => !layout.shortened.some((short) => short.slide === group.slide))
          const short = kept.filter((group) => !whole.includes(group))
          const expected = kept.flatMap((group) =>
            short.includes(group) ? namesIn(group.heading) : [...namesIn(group.heading), ...group.blocks.flatMap(namesIn)],
          )
          expect(shown).toEqual(expected)
        },
      ),
      { numRuns: 100, seed: 20261124, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: true },
    )
  })
})

/** The names in anything, in order. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.match(/N\d+N/g) ?? []
  if (Array.isArray(value)) return value.flatMap(namesIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : []
}

type Box = ReturnType<typeof textBoxes>[number]

/** The texts that share ink: from the top of the small letters to the base line, which no leading lets meet. */
function meetings(boxes: readonly Box[]): string[] {
  const found: string[] = []
  const sorted = boxes.filter(({ text: shown }) => shown.trim() !== '').toSorted((a, b) => a.y - b.y)
  sorted.forEach((box, index) => {
    for (let next = index + 1; next < sorted.length; next++) {
      const other = sorted[next]
      if (!other || other.y - other.size * 0.5 > box.y) break
      const apart = other.x + 0.01 >= box.x + box.width || box.x + 0.01 >= other.x + other.width
      if (!apart) found.push(`${box.text} and ${other.text}`)
    }
  })
  return found
}

test('baselines of both columns are on one grid of half lines', () => {
  const many = Array.from({ length: 7 }, (_, index): Slide => points(`Title ${index}`, [[text(lorem)], [text(lorem)]]))
  const table: Slide = {
    layout: 'table',
    title: [text('Table')],
    perSlide: 11,
    query: { kind: 'table', header: [[text('A')]], align: ['left'], rows: [[[text('b')]], [[text('c')]]] },
  }
  const layout = layoutHandout(handoutDeck([...many, table, ...many]), shape)
  const { line, size, margin } = layout.preset
  const body = textBoxes(pageOf(layout).operations).filter((box) => box.size === size)
  const first = body.find(({ text: shown }) => shown === 'foundation')
  const columns = new Set(body.map(({ x }) => (x < pageOf(layout).width / 2 ? 'left' : 'right')))
  expect(columns.size).toBe(2)
  expect(margin).toBeGreaterThan(28)
  for (const { y, text: shown } of body) {
    const halves = (y - (first?.y ?? 0)) / (line / 2)
    expect(Math.abs(halves - Math.round(halves)), shown).toBeLessThan(0.02)
  }
})

test('a short deck is set large, with lines for notes under a heading in its language', () => {
  const layout = layoutHandout(handoutDeck([points('One', [[text(lorem)]])], { language: 'de' }), shape)
  expect(layout.preset.size).toBe(12)
  expect(pageOf(layout).operations.filter(({ kind }) => kind === 'rule').length).toBeGreaterThan(10)
  const last = textBoxes(pageOf(layout).operations).at(-1)
  expect(last?.text).toBe('Notizen')
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

test('three columns where two do not do', () => {
  const listed = (count: number) =>
    points(
      'All',
      Array.from({ length: count }, (_, index): readonly Inline[] => [text(`Item${index}`)]),
    )
  const [two, three] = [100, 180].map((count) => layoutHandout(handoutDeck([listed(count)]), shape))
  expect([two?.preset.columns, three?.preset.columns]).toEqual([2, 3])
  expect(three?.dropped).toEqual([])
})

test('smaller type before a broken word', () => {
  const long = 'abcdefghijklmnopqrstuvwxyz0123456789_abcd'
  const layout = layoutHandout(handoutDeck([points('T', [[{ kind: 'code', text: long }]])]), shape)
  expect(textBoxes(pageOf(layout).operations).map(({ text: shown }) => shown)).toContain(long)
  expect(layout.preset.size).toBeLessThan(12)
  expect(layout.preset.size).toBeGreaterThan(9)
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
