import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawChart, layChart } from '../../src/charts/draw.ts'
import { type TextMark, overlap, textBox } from '../../src/charts/marks.ts'
import { formatNumber, parseDate } from '../../src/charts/numbers.ts'
import type { ComposedChart } from '../../src/model/chart.ts'
import { chartOf, drawn } from '../support/charts.ts'

const size = { width: 1112, height: 470 }

const texts = (chart: ComposedChart): TextMark[] => layChart(chart, size).marks.filter((mark) => mark.kind === 'text')

describe('any chart', () => {
  test('has type of at least 20 px, none of which leaves the drawing or meets another', () => {
    fc.assert(
      fc.property(drawn, (input) => {
        const marks = texts(chartOf(input))
        const boxes = marks.map(textBox)
        for (const [index, box] of boxes.entries()) {
          const what = JSON.stringify(marks[index])
          expect(marks[index]?.size, what).toBeGreaterThanOrEqual(20)
          expect(box.x, what).toBeGreaterThanOrEqual(-0.5)
          expect(box.x + box.width, what).toBeLessThanOrEqual(size.width + 0.5)
          expect(box.y, what).toBeGreaterThanOrEqual(-1)
          expect(box.y + box.height, what).toBeLessThanOrEqual(size.height + 2)
          for (const other of boxes.slice(index + 1))
            expect(overlap(box, other), `${what} meets ${JSON.stringify(marks[boxes.indexOf(other)])}`).toBe(false)
        }
      }),
      { numRuns: 400, seed: 20261124 },
    )
  })

  test('is drawn to the same bytes, without a number that is none and without markup of the data', () => {
    fc.assert(
      fc.property(drawn, (input) => {
        const { svg } = drawChart(chartOf(input), size)
        expect(drawChart(chartOf(structuredClone(input)), size).svg).toBe(svg)
        expect(svg).not.toMatch(/NaN|Infinity|undefined/)
        expect(svg.match(/<(?!\/?(svg|rect|line|path|circle|text)\b)/)).toBeNull()
      }),
      { numRuns: 200, seed: 20261124 },
    )
  })
})

const bars = (values: readonly (readonly [string, number])[]): ComposedChart => ({
  kind: 'bar',
  x: { scale: 'linear', categories: [] },
  y: { scale: 'category', categories: values.map(([name]) => name) },
  series: [],
  points: values.map(([name, at], index) => ({ x: { at, text: String(at) }, y: { at: index, text: name } })),
  language: 'en',
})

test('bars are as long as their values, and say them at their ends', () => {
  const { marks } = layChart(
    bars([
      ['One', 2],
      ['Two', 6],
    ]),
    size,
  )
  const [one, two] = marks.filter((mark) => mark.kind === 'rect')
  expect((two?.width ?? 0) / (one?.width ?? 1)).toBeCloseTo(3)
  const end = marks.find((mark) => mark.kind === 'text' && mark.text === '6')
  expect(end && 'x' in end && end.x).toBeGreaterThan((two?.x ?? 0) + (two?.width ?? 0))
})

test('what has no room is left out, and told', () => {
  const { faults, svg } = drawChart(bars(Array.from({ length: 40 }, (_, index) => [`Row ${index + 1}.`, index])), size)
  expect(faults.map(({ code, message }) => [code, message])).toEqual([
    ['chart/no-room', 'the chart has room for 16 rows; left out: Row 17., Row 18., Row 19., Row 20. and 20 more'],
  ])
  expect(svg).toContain('Row 16.')
  expect(svg).not.toContain('Row 17.')
})

test('a logarithmic axis names powers of ten, each as far from the next', () => {
  const chart: ComposedChart = {
    kind: 'dot',
    x: { scale: 'log', categories: [] },
    y: { scale: 'category', categories: ['a', 'b'] },
    series: [],
    points: [1e9, 1e11].map((at, index) => ({ x: { at, text: '' }, y: { at: index, text: '' } })),
    language: 'en',
  }
  const { marks } = layChart(chart, size)
  const names = marks.flatMap((mark) => (mark.kind === 'text' && mark.size === 20 ? [mark.text] : []))
  expect(names).toEqual(['1B', '10B', '100B'])
  const [one = 0, ten = 0, hundred = 0] = marks.flatMap((mark) => (mark.kind === 'line' && mark.x1 === mark.x2 ? [mark.x1] : []))
  expect(ten - one).toBeGreaterThan(100)
  expect(ten - one).toBeCloseTo(hundred - ten)
})

test('numbers are written as the language writes them', () => {
  expect([2023, 45_000, 1e9, 0.5, -3].map((value) => formatNumber(value, 'en'))).toEqual(['2023', '45,000', '1B', '0.5', '−3'])
  expect([45_000, 1e10].map((value) => formatNumber(value, 'de'))).toEqual(['45.000', '10\u00a0Mrd.'])
})

test('dates are read as written, and only those that there are', () => {
  expect(['2023', '2023-02', '2024-02-29'].map(parseDate)).toEqual([Date.UTC(2023), Date.UTC(2023, 1), Date.UTC(2024, 1, 29)])
  expect(['2023-02-30', '23', 'soon', '2023-13'].map(parseDate)).toEqual([undefined, undefined, undefined, undefined])
})
