import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layChart } from '../../src/charts/draw.ts'
import { colours, seriesColour } from '../../src/charts/palette.ts'
import { chartBlock } from '../../src/handout/blocks.ts'
import { markOperations } from '../../src/handout/figure-marks.ts'
import { makeHandouts } from '../../src/handout/make.ts'
import type { Operation } from '../../src/handout/operations.ts'
import { paintHandout } from '../../src/handout/paint.ts'
import { setFigure } from '../../src/handout/set-figure.ts'
import type { SetText } from '../../src/handout/set-text.ts'
import type { ChartKind, ComposedChart } from '../../src/model/chart.ts'
import type { ComposedTable } from '../../src/model/composed.ts'
import { text } from '../../src/model/inline.ts'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { chartOf, drawn } from '../support/charts.ts'
import { handoutDeck, points, shaper } from '../support/handout.ts'
import { pdfUaFaults } from '../support/pdf-ua.ts'

interface Box {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const tag = { role: 'Figure', alt: 'A chart' } as const

/** Where the text of a figure stands, from the height of its capitals to its descenders. */
function textsOf(operations: readonly Operation[]): Box[] {
  return operations.flatMap((operation) => {
    if (operation.kind !== 'text') return []
    const { run, x, y, size } = operation
    return [{ text: run.text, left: x, right: x + (run.width * size) / 1000, top: y - 0.66 * size, bottom: y + 0.2 * size }]
  })
}

function pathsOf(operations: readonly Operation[]): Box[] {
  return operations.flatMap((operation) => {
    if (operation.kind !== 'path') return []
    const numbers = (operation.d.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map((number) => Number(number) * operation.scale)
    const [xs, ys] = [numbers.filter((_, index) => index % 2 === 0), numbers.filter((_, index) => index % 2 === 1)]
    const [x, y] = [operation.x, operation.y]
    return [{ text: 'path', left: x + Math.min(...xs), right: x + Math.max(...xs), top: y + Math.min(...ys), bottom: y + Math.max(...ys) }]
  })
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const lines = (kind: ChartKind, count: number, names = ['Dense', 'Mixture']): ComposedChart => ({
  kind,
  x: { scale: 'linear', categories: [], label: 'Size' },
  y: { scale: 'linear', categories: [], label: 'Loss' },
  series: names,
  points: names.flatMap((series, index) =>
    Array.from({ length: count }, (_, at) => ({
      x: { at, text: String(at) },
      y: { at: 5 - index - at * 0.4, text: String(5 - index - at * 0.4) },
      series,
    })),
  ),
  language: 'en',
})

const bars = (count: number): ComposedChart => {
  const categories = Array.from({ length: count }, (_, index) => `Category ${index}`)
  return {
    kind: 'bar',
    x: { scale: 'linear', categories: [] },
    y: { scale: 'category', categories },
    series: [],
    points: categories.map((name, index) => ({ x: { at: index + 1, text: String(index + 1) }, y: { at: index, text: name } })),
    language: 'en',
  }
}

const table: ComposedTable = { kind: 'table', header: [[text('Name')]], align: ['left'], rows: [[[text('A')]]] }

describe('a chart on paper', async () => {
  const shape = { ...(await shaper()), layChart }
  const set = (chart: ComposedChart, width: number, size = 10): SetText | undefined => setFigure({ chart, tag, shaper: shape }, width, size)

  test('stays in its column, its type is no smaller than 7.5 pt, and no text meets another', () => {
    let figures = 0
    fc.assert(
      fc.property(drawn, fc.constantFrom(165, 250, 510), fc.constantFrom(9, 10, 12), (input, width, size) => {
        const figure = set(chartOf(input), width, size)
        if (!figure) return
        figures++
        const texts = textsOf(figure.paint())
        for (const box of [...texts, ...pathsOf(figure.paint())]) {
          const what = JSON.stringify(box)
          expect(box.left, what).toBeGreaterThanOrEqual(-0.6)
          expect(box.right, what).toBeLessThanOrEqual(width + 0.6)
          expect(box.top, what).toBeGreaterThanOrEqual(-0.6)
          expect(box.bottom, what).toBeLessThanOrEqual(figure.height + 1)
        }
        for (const [index, box] of texts.entries())
          for (const other of texts.slice(index + 1))
            // What a font lacks is set in runs of several fonts.
            expect(meet({ ...box, right: box.right - 0.1 }, other), `${JSON.stringify(box)} meets ${JSON.stringify(other)}`).toBe(false)
        for (const operation of figure.paint()) {
          expect(operation.kind === 'text' ? operation.size : 9).toBeGreaterThanOrEqual(7.5)
          expect(operation.kind === 'text' ? operation.run.tag : operation.kind === 'path' && operation.tag).toBe(tag)
          expect(JSON.stringify(operation)).not.toMatch(/NaN|null/)
        }
      }),
      { numRuns: 300, seed: 20261124 },
    )
    // Most have room somewhere.
    expect(figures).toBeGreaterThan(100)
  })

  test('says in greys what colours say on the slide: lines by dashes, dots by shapes, areas by greys, names on all', () => {
    const paths = (chart: ComposedChart): Extract<Operation, { kind: 'path' }>[] =>
      (set(chart, 250)?.paint() ?? []).filter((operation) => operation.kind === 'path')
    const strokes = paths(lines('line', 6)).filter(({ strokeWidth }) => strokeWidth === 3)
    expect(strokes.map(({ d }) => (d.match(/M/g) ?? []).length > 1)).toEqual([false, true])
    const dots = paths(lines('scatter', 6)).filter(({ fill }) => fill !== undefined)
    // Six dots of each series, and one of each in the key.
    expect(new Set(dots.map(({ fill, stroke }) => `${fill} ${stroke}`)).size).toBe(2)
    expect(dots).toHaveLength(14)
    expect(textsOf(set(lines('scatter', 6), 250)?.paint() ?? []).map((box) => box.text)).toEqual(
      expect.arrayContaining(['Dense', 'Mixture']),
    )
  })

  test('is painted where it is laid out, without a colour', async () => {
    const figure = set(bars(8), 250)
    if (!figure) throw new Error('eight bars have room')
    const page = { width: 250, height: figure.height, operations: figure.paint() }
    const scale = 3
    const [picture] = await renderPdf(await paintHandout([page], { title: 'T', language: 'en', date: '2026-11-01' }, shape), scale)
    const pixel = (x: number, y: number): number[] => {
      const at = (Math.floor(y * scale) * (picture?.width ?? 0) + Math.floor(x * scale)) * 4
      return [...(picture?.rgba.slice(at, at + 3) ?? [])]
    }
    const filled = pathsOf(figure.paint().filter((operation) => operation.kind === 'path' && operation.fill === 'slate'))
    expect(filled).toHaveLength(8)
    for (const { left, right, top, bottom } of filled) {
      const [r = 0, g, b] = pixel((left + right) / 2, (top + bottom) / 2)
      expect([g, b]).toEqual([r, r])
      expect(r).toBeGreaterThan(90)
      expect(r).toBeLessThan(150)
    }
  })

  test('what has no room for all that it says is its table, and told where its author asked for the drawing', async () => {
    const many = bars(9)
    const long = { ...many, y: { scale: 'category' as const, categories: many.points.map((_, index) => `${'long '.repeat(40)}${index}`) } }
    expect(set(long, 165)).toBeUndefined()
    const undrawn = async (handout: { as: 'figure' } | 'keep'): Promise<unknown> => {
      const deck = handoutDeck([{ layout: 'chart', title: [text('T')], chart: long, alt: 'Long', table, handout }])
      const [form] = await makeHandouts(deck, ['summary'], { shaper: shape, date: '2026-11-01', paint: true })
      expect(form?.sheets).toHaveLength(1)
      return form?.report.undrawn
    }
    // Nobody asked for the drawing.
    expect(await undrawn('keep')).toEqual([])
    expect(await undrawn({ as: 'figure' })).toEqual([0])
  })

  test('earns its place where it says more than its table', () => {
    const kindOf = (chart: ComposedChart, as?: 'figure' | 'table'): string =>
      chartBlock({ layout: 'chart', title: [text('T')], chart, alt: 'A', table }, as).kind
    expect(kindOf(bars(4))).toBe('table')
    expect(kindOf(bars(12))).toBe('figure')
    expect(kindOf(lines('scatter', 3))).toBe('figure')
    expect(kindOf(bars(4), 'figure')).toBe('figure')
    expect(kindOf(bars(12), 'table')).toBe('table')
    expect(kindOf({ ...bars(0) })).toBe('table')
  })
})

test('formulas and figures are elements with alternatives, in the same bytes each time', async () => {
  const shape = await shaper()
  const deck = handoutDeck([
    { layout: 'chart', title: [text('Chart')], chart: bars(9), alt: 'Nine bars', table, handout: { as: 'figure' } },
    {
      layout: 'math',
      title: [text('Formula '), { kind: 'math', tex: 'x' }],
      tex: '\\sum_i x_i',
      symbols: [{ tex: 'x_i', means: [text('an x')] }],
    },
    {
      layout: 'table',
      title: [text('Table')],
      header: [[text('Name')], [{ kind: 'math', tex: '\\mu' }]],
      rows: [[[text('one')], [{ kind: 'math', tex: '\\frac{1}{2}' }]]],
    },
    points('Links', [[{ kind: 'link', href: 'https://example.org/', children: [text('see '), { kind: 'math', tex: 'y' }] }]]),
  ])
  const bytes = async (): Promise<Uint8Array> => {
    const [form] = await makeHandouts(deck, ['summary'], { shaper: shape, date: '2026-11-01', paint: true })
    expect(form?.report).toMatchObject({ formulaFaults: [], undrawn: [], leftOut: [] })
    return form?.sheets[0]?.pdf ?? new Uint8Array()
  }
  const first = await bytes()
  expect(await pdfUaFaults(first)).toEqual([])
  expect(Buffer.compare(await bytes(), first)).toBe(0)
})

test('a text on a dark area is white, on a light one black', async () => {
  const drawing = { scale: 1, width: 100, tag, shaper: await shaper(), markers: false }
  const inkOn = (ground: string): unknown[] => {
    const mark = { kind: 'text', x: 0, y: 0, text: '5', size: 20, fill: colours.ink, ground } as const
    return markOperations(mark, drawing).map((operation) => operation.kind === 'text' && operation.ink)
  }
  expect([0, 1, 2].map((series) => inkOn(seriesColour(series)))).toEqual([['white'], ['black'], ['white']])
})
