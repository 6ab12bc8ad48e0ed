import { capHeight } from '../../src/handout/set-text.ts'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../src/handout/block.ts'
import type { Group } from '../../src/handout/groups.ts'
import { leastArea } from '../../src/handout/least-area.ts'
import { type Preset, ladder, largePrint } from '../../src/handout/preset.ts'
import { setGroup } from '../../src/handout/set-group.ts'
import { shapeTable } from '../../src/handout/set-table.ts'
import { shapeGroup } from '../../src/handout/shape-group.ts'
import type { Unit } from '../../src/handout/unit.ts'
import { type Inline, text } from '../../src/model/inline.ts'
import { shaper } from '../support/handout.ts'

const shape = await shaper()
const [preset = largePrint] = ladder
const words = (value: string): readonly Inline[] => [text(value)]
const paragraph = (value: string, small = false): Block => ({ kind: 'paragraph', text: words(value), small })
const item = (value: string, level: 0 | 1 = 0): Block => ({ kind: 'item', marker: '•', level, text: words(value) })
const composed = {
  kind: 'table',
  header: [words('A'), words('B')],
  align: ['left', 'left'],
  rows: [1, 2, 3].map(() => [words('a'), words('b')]),
} as const
const table: Block = { kind: 'table', table: composed }

function unitsOf(blocks: readonly Block[], more: Partial<Group> = {}, under: Preset = preset): Unit[] {
  const group: Group = { heading: [], blocks, priority: 5, fixed: false, foot: false, slide: 0, ...more }
  return setGroup(shapeGroup(group, shape), 220, under)
}

/** Which units keep with the next. */
const kept = (...of: Parameters<typeof unitsOf>): boolean[] => unitsOf(...of).map(({ keep }) => keep)

describe('what keeps with what follows', () => {
  test('a heading, and the name of a part', () => {
    expect(kept([paragraph('a')], { heading: words('Heading') })).toEqual([true, false])
    expect(kept([paragraph('a')], { heading: words('Heading'), section: words('Part') })).toEqual([true, true, false])
  })

  test.each<[string, readonly Block[], readonly boolean[]]>([
    ['a lead with its table', [paragraph('lead'), table], [true, false]],
    ['a table with its caption', [table, paragraph('caption', true)], [true, false]],
    ['a text with its source', [paragraph('text'), paragraph('source', true)], [true, false]],
    ['a formula with what its symbols mean', [{ kind: 'formula', tex: 'a' }, paragraph('a: this')], [true, false]],
    ['a lead with its formula', [paragraph('lead'), { kind: 'formula', tex: 'a' }], [true, false]],
    ['a point with the first of those under it', [item('a'), item('b', 1), item('c', 1)], [true, false, false]],
    ['a question with its lines', [item('why?'), { kind: 'lines', count: 2 }, item('how?')], [true, false, false]],
    ['the last point with a caption', [item('a'), item('b'), paragraph('caption', true)], [false, true, false]],
    ['nothing else', [paragraph('a'), item('b'), item('c'), paragraph('d')], [false, false, false, false]],
  ])('%s', (_, blocks, expected) => {
    expect(kept(blocks)).toEqual(expected)
  })
})

describe('what is parted', () => {
  const lines = (count: number): Block => ({
    kind: 'paragraph',
    text: Array.from({ length: count }, (_, index): Inline[] => [
      text(`line${index}`),
      ...(index === count - 1 ? [] : [{ kind: 'break' } as const]),
    ]).flat(),
  })

  test('a paragraph, but for two lines at its head and two at its foot', () => {
    const heights = (count: number): number[] => unitsOf([lines(count)]).map(({ height }) => Math.round(height / preset.line))
    expect(heights(3)).toEqual([3])
    expect(heights(4)).toEqual([2, 2])
    expect(heights(6)).toEqual([2, 1, 1, 2])
    const said = unitsOf([lines(6)]).map((unit) =>
      unit.paint().flatMap((operation) => (operation.kind === 'text' ? [operation.run.text] : [])),
    )
    expect(said).toEqual([['line0', 'line1'], ['line2'], ['line3'], ['line4', 'line5']])
  })

  test('a table on one page not, but between its parts; a part keeps its title', () => {
    const part = (title: string, rows: number) => ({ title: words(title), said: [], rows })
    const merged: Block = { ...table, parts: [part('One', 1), part('Two', 2)] }
    expect(unitsOf([table])).toHaveLength(1)
    expect(unitsOf([merged])).toHaveLength(2)
    expect(unitsOf([table], {}, largePrint)).toHaveLength(3)
    const said = unitsOf([merged], {}, largePrint).map((unit) =>
      unit.paint().flatMap((operation) => (operation.kind === 'text' ? [operation.run.text] : [])),
    )
    expect(said).toEqual([
      ['A', 'B', 'One', 'a', 'b'],
      ['Two', 'a', 'b'],
      ['a', 'b'],
    ])
  })
})

test('everything is whole half lines high, so that columns share their baselines', () => {
  const formula: Block = { kind: 'formula', tex: 'a' }
  const blocks = [paragraph('text'), paragraph('source', true), table, formula, item('a'), { kind: 'lines', count: 2 } as const]
  for (const unit of unitsOf(blocks, { heading: words('Heading'), section: words('Part') })) {
    const halves = (unit.height + unit.gap) / (preset.line / 2)
    expect(halves).toBeCloseTo(Math.round(halves))
  }
})

test('small lines that go on in another column end on its half lines too', () => {
  const long = Array.from({ length: 60 }, () => 'words').join(' ')
  for (const under of ladder) {
    const units = unitsOf([paragraph(long, true)], {}, under)
    expect(units.length).toBeGreaterThan(2)
    units.forEach((unit, index) => {
      const rest = units.slice(index).reduce((sum, { height }) => sum + height, index === 0 ? 0 : (unit.head?.height ?? 0))
      const halves = rest / (under.line / 2)
      expect(Math.abs(halves - Math.round(halves)), under.name).toBeLessThan(0.02)
    })
  }
})

test('no setting takes less than the area of its words', () => {
  const lorem = 'A foundation model is a large model trained on broad data at scale that can be adapted to many tasks. '
  const blocks = [paragraph(lorem.repeat(8)), item(lorem.repeat(4)), paragraph(lorem.repeat(4), true)]
  for (const under of ladder) {
    const group = shapeGroup({ heading: [], blocks, priority: 5, fixed: false, foot: false, slide: 0 }, shape)
    const height = setGroup(group, 220, under).reduce((sum, unit) => sum + unit.height, 0)
    const least = leastArea(group, under)
    expect(least, under.name).toBeLessThan(220 * height)
    expect(least, under.name).toBeGreaterThan(0.75 * 220 * height)
  }
})

test('the cells of a table have figures of one width', () => {
  const asked: (boolean | undefined)[] = []
  shapeTable(
    { kind: 'table', table: composed },
    {
      ...shape,
      shape: (value, face, options) => {
        if (value.trim() !== '') asked.push(options?.tabular)
        return shape.shape(value, face, options)
      },
    },
  )
  expect(asked.length).toBeGreaterThan(7)
  expect(new Set(asked)).toEqual(new Set([true]))
})

test('lines for an answer are at least 6 mm apart, the first from the baseline above it', () => {
  for (const under of ladder) {
    const ys = unitsOf([{ kind: 'lines', count: 2 }], {}, under).flatMap((unit) => unit.paint().map(({ y }) => y))
    const baseline = -(under.line - capHeight * under.size) / 2
    ys.forEach((y, index) => expect(y - (ys[index - 1] ?? baseline), under.name).toBeGreaterThanOrEqual((5.95 * 72) / 25.4))
  }
})
