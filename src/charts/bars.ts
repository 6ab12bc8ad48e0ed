import type { ChartPoint, ChartValue, ComposedAxis, ComposedChart } from '../model/chart.ts'
import { layColumns } from './columns.ts'
import { layKey } from './key.ts'
import type { Layout, Mark, Size } from './marks.ts'
import { formatNumber } from './numbers.ts'
import { colours, onSeries, seriesColour } from './palette.ts'
import { layRows } from './rows.ts'
import { bottomAxis, bottomAxisHeight, lineHeight, makeScale, type } from './scales.ts'
import { textWidth } from './text.ts'

/** A bar, or a part of a stacked one: from a value to a value. */
interface Bar {
  readonly category: number
  readonly from: number
  readonly to: number
  /** The index of its series. */
  readonly series: number
  /** What stands in it, where it has room. */
  readonly inside?: string
}

/** What stands at the end of a bar. */
interface End {
  readonly category: number
  readonly at: number
  readonly text: string
}

interface Bars {
  readonly categories: ComposedAxis
  readonly values: ComposedAxis
  readonly bars: readonly Bar[]
  readonly ends: readonly End[]
}

/** Bars on categories, lying where these are on `y`, standing where they are on `x`; each with its value at its end. */
export function layBars(chart: ComposedChart, size: Size): Layout {
  const bars = chart.kind === 'stacked' ? stacked(chart) : single(chart)
  const key = layKey(chart.series, size.width)
  const laid = chart.x.scale === 'category' ? standing(bars, chart, size, key.height) : lying(bars, chart, size, key.height)
  return { marks: [...key.marks, ...laid.marks], faults: laid.faults }
}

function parts(chart: ComposedChart): {
  categories: ComposedAxis
  values: ComposedAxis
  read: (point: ChartPoint) => [ChartValue, ChartValue]
} {
  const { x, y = x } = chart
  if (x.scale === 'category') return { categories: x, values: y, read: (point) => [point.x, point.y ?? point.x] }
  return { categories: y, values: x, read: (point) => [point.y ?? point.x, point.x] }
}

function single(chart: ComposedChart): Bars {
  const { categories, values, read } = parts(chart)
  const ends = chart.points.map((point): End => {
    const [category, value] = read(point)
    return { category: category.at, at: value.at, text: value.text }
  })
  const bars = ends.map(({ category, at }): Bar => ({ category, from: 0, to: at, series: 0 }))
  return { categories, values, bars, ends }
}

/** Parts one after the other, in the order of the series; at the end their sum. */
function stacked(chart: ComposedChart): Bars {
  const { categories, values, read } = parts(chart)
  const write = (value: number): string => formatNumber(value, chart.language, values.unit)
  const sums = categories.categories.map(() => 0)
  const bars = chart.series.flatMap((series, index) =>
    chart.points.flatMap((point): Bar[] => {
      if (point.series !== series) return []
      const [category, value] = read(point)
      const from = sums[category.at] ?? 0
      sums[category.at] = from + value.at
      return [{ category: category.at, from, to: from + value.at, series: index, inside: value.text }]
    }),
  )
  return { categories, values, bars, ends: sums.map((sum, category) => ({ category, at: sum, text: write(sum) })) }
}

const gap = 10

function lying({ categories, values, bars, ends }: Bars, { language }: ComposedChart, size: Size, top: number): Layout {
  const foot = values.scale === 'log' || values.label !== undefined ? bottomAxisHeight(values) : 0
  const rows = layRows(categories, top, size.height - top - foot)
  const widest = Math.max(0, ...ends.map(({ text }) => textWidth(text, type.label, 600))) + gap
  const negative = ends.some(({ at }) => at < 0)
  const range = [rows.left + (negative ? widest : 0), Math.max(rows.left + 60, size.width - widest)] as const
  const scale = makeScale(values, domain(values, ends), range, 6, language)
  const base = scale.place(values.scale === 'log' ? (scale.ticks[0]?.value ?? 1) : 0)
  const place = (value: number): number => (values.scale === 'log' && value <= 0 ? base : scale.place(value))
  const thickness = Math.min(64, rows.step * 0.68)
  return {
    faults: rows.faults,
    marks: [
      ...rows.marks,
      ...shown(bars, rows.count).flatMap((bar): Mark[] => {
        const [a, b] = [place(bar.from), place(bar.to)]
        const y = rows.middle(bar.category) - thickness / 2
        const box = { x: Math.min(a, b), y, width: Math.abs(b - a), height: thickness }
        return [
          { kind: 'rect', ...box, fill: seriesColour(bar.series) },
          ...inside(bar, box),
          ...seam(bar, { x1: box.x, y1: y, x2: box.x, y2: y + thickness }),
        ]
      }),
      ...shown(ends, rows.count).map(({ category, at, text }): Mark => {
        const before = at < 0
        const x = place(at) + (before ? -gap : gap)
        const y = rows.middle(category) + 8
        return { kind: 'text', x, y, text, size: type.label, weight: 600, anchor: before ? 'end' : 'start', fill: colours.ink }
      }),
      { kind: 'line', x1: base, y1: rows.top, x2: base, y2: rows.bottom, stroke: colours.ink, width: 2 },
      ...(foot === 0 ? [] : bottomAxis(scale, values, { left: range[0], right: range[1], y: rows.bottom, edge: size.width })),
    ],
  }
}

function standing({ categories, values, bars, ends }: Bars, { language }: ComposedChart, size: Size, top: number): Layout {
  const widest = Math.max(0, ...ends.map(({ text }) => textWidth(text, type.label, 600)))
  const columns = layColumns(categories, widest, size.width, size.height)
  const named = values.label === undefined ? 0 : lineHeight
  const bottom = size.height - columns.foot - (ends.some(({ at }) => at < 0) ? lineHeight : 0)
  const range = [bottom, top + named + lineHeight] as const
  const scale = makeScale(values, domain(values, ends), range, 5, language)
  const base = scale.place(values.scale === 'log' ? (scale.ticks[0]?.value ?? 1) : 0)
  const place = (value: number): number => (values.scale === 'log' && value <= 0 ? base : scale.place(value))
  const thickness = Math.min(96, columns.step * 0.68)
  return {
    faults: columns.faults,
    marks: [
      ...columns.marks,
      ...shown(bars, columns.count).flatMap((bar): Mark[] => {
        const [a, b] = [place(bar.from), place(bar.to)]
        const x = columns.middle(bar.category) - thickness / 2
        const box = { x, y: Math.min(a, b), width: thickness, height: Math.abs(b - a) }
        const edge = Math.max(a, b)
        return [
          { kind: 'rect', ...box, fill: seriesColour(bar.series) },
          ...inside(bar, box),
          ...seam(bar, { x1: x, y1: edge, x2: x + thickness, y2: edge }),
        ]
      }),
      ...shown(ends, columns.count).map(({ category, at, text }): Mark => {
        const y = place(at) + (at < 0 ? 24 : -8)
        return { kind: 'text', x: columns.middle(category), y, text, size: type.label, weight: 600, anchor: 'middle', fill: colours.ink }
      }),
      { kind: 'line', x1: 0, y1: base, x2: size.width, y2: base, stroke: colours.ink, width: 2 },
      ...(values.label === undefined
        ? []
        : [{ kind: 'text' as const, x: 0, y: top + 20, text: values.label, size: type.tick, fill: colours.muted }]),
    ],
  }
}

/** What stands on a category that has room. */
function shown<T extends { readonly category: number }>(of: readonly T[], count: number): T[] {
  return of.filter(({ category }) => category < count)
}

/** A linear axis of bars holds 0, from which they start; a logarithmic one starts below the least. */
function domain({ scale }: ComposedAxis, ends: readonly End[]): number[] {
  const values = ends.map(({ at }) => at)
  if (scale !== 'log') return [0, ...values]
  const least = Math.min(...values)
  return [least / 10, ...values]
}

/** A value in its part of a stacked bar, where there is room for it. */
function inside(bar: Bar, box: { x: number; y: number; width: number; height: number }): Mark[] {
  if (bar.inside === undefined || box.width < textWidth(bar.inside, type.tick, 600) + 8 || box.height < 24) return []
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2 + 7]
  const colour = { fill: onSeries(bar.series), ground: seriesColour(bar.series) }
  return [{ kind: 'text', x, y, text: bar.inside, size: type.tick, weight: 600, anchor: 'middle', ...colour }]
}

/** A thin line between a part and the one before it. */
function seam(bar: Bar, line: { x1: number; y1: number; x2: number; y2: number }): Mark[] {
  return bar.inside === undefined || bar.from === 0 ? [] : [{ kind: 'line', ...line, stroke: colours.paper, width: 2 }]
}
