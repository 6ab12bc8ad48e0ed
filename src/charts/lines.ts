import { line } from 'd3-shape'
import type { ComposedAxis, ComposedChart } from '../model/chart.ts'
import { circles } from './dots.ts'
import { layKey } from './key.ts'
import { dot, placeLabels } from './labels.ts'
import type { Layout, Mark, Size } from './marks.ts'
import { colours, seriesColour } from './palette.ts'
import { type Scale, bottomAxis, bottomAxisHeight, lineHeight, makeScale, type } from './scales.ts'
import { shorten, textWidth } from './text.ts'

// From the end of a line to its name.
const leader = 34
const leastTickDistance = 32

interface Frame {
  readonly x: Scale
  readonly y: Scale
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly marks: readonly Mark[]
}

/** Lines with the names of their series at their ends. */
export function layLines(chart: ComposedChart, size: Size): Layout {
  const { points, series } = chart
  const names = (series.length > 0 ? series : [undefined]).map((name) => {
    const of = points.filter((point) => point.series === name).toSorted((a, b) => a.x.at - b.x.at)
    return { name: name ?? of.at(-1)?.y?.text ?? '', points: of }
  })
  const ends = names.map(({ name }) => shorten(name, 240, type.label, 600))
  const margin = Math.max(0, ...ends.map((text) => textWidth(text, type.label, 600))) + leader
  const frame = layFrame(chart, size, 0, margin)
  const path = line<{ x: number; y: number }>(
    (point) => point.x,
    (point) => point.y,
  ).digits(1)
  const lines = names.map(({ points: of }) => of.map((point) => ({ x: frame.x.place(point.x.at), y: frame.y.place(point.y?.at ?? 0) })))
  const heights = spread(
    lines.map((of) => of.at(-1)?.y ?? 0),
    lineHeight,
    [14, frame.bottom - 8],
  )
  return {
    faults: [],
    marks: [
      ...frame.marks,
      ...lines.map((of, index): Mark => ({ kind: 'path', d: path(of) ?? '', stroke: seriesColour(index), width: 4 })),
      ...lines.flatMap((of, index): Mark[] => {
        const last = of.at(-1)
        const text = ends[index] ?? ''
        if (!last) return []
        const y = heights[index] ?? last.y
        const stroke = seriesColour(index)
        return [
          { kind: 'line', x1: last.x, y1: last.y, x2: frame.right + leader - 6, y2: y, stroke, width: 2 },
          { kind: 'circle', cx: last.x, cy: last.y, r: 6, fill: stroke },
          { kind: 'text', x: frame.right + leader, y: y + 8, text, size: type.label, weight: 600, fill: colours.ink },
        ]
      }),
    ],
  }
}

/** Dots by two values, each with its label where it has one. */
export function layScatter(chart: ComposedChart, size: Size): Layout {
  const key = layKey(chart.series, size.width)
  const frame = layFrame(chart, size, key.height, 24)
  const dots = chart.points.map((point) => ({
    cx: frame.x.place(point.x.at),
    cy: frame.y.place(point.y?.at ?? 0),
    label: point.label ?? '',
  }))
  const labelled = placeLabels(dots, { width: size.width, height: frame.bottom }, frame.left)
  return { faults: labelled.faults, marks: [...key.marks, ...frame.marks, ...circles(chart, chart.points, dots), ...labelled.marks] }
}

/** Both axes: ticks of `y` on the left with fine lines, `x` at the foot. */
function layFrame({ x, y = x, points, language }: ComposedChart, size: Size, top: number, margin: number): Frame {
  const named = y.label === undefined ? 0 : lineHeight
  const bottom = size.height - bottomAxisHeight(x)
  const ys = points.map((point) => point.y?.at ?? 0)
  const inset = dot.radius + 2
  const highest = top + named + inset
  const ticks = Math.max(2, Math.min(5, Math.floor((bottom - inset - highest) / leastTickDistance)))
  const vertical = makeScale(y, ys, [bottom - inset, highest], ticks, language)
  const left = Math.max(0, ...vertical.ticks.map(({ text }) => textWidth(text, type.tick))) + 16
  const right = Math.max(left + 100, size.width - margin)
  const horizontal = makeScale(
    x,
    points.map((point) => point.x.at),
    [left + inset, right - inset],
    8,
    language,
  )
  return {
    x: horizontal,
    y: vertical,
    left,
    right: right - inset,
    bottom,
    marks: [
      ...vertical.ticks.flatMap(({ value, text }) => leftTick(vertical.place(value), text, left, right)),
      ...axisNameAbove(y, top),
      ...bottomAxis(horizontal, x, { left, right, y: bottom, edge: size.width }),
    ],
  }
}

function leftTick(at: number, text: string, left: number, right: number): Mark[] {
  return [
    { kind: 'line', x1: left, y1: at, x2: right, y2: at, stroke: colours.hairline, width: 1 },
    { kind: 'text', x: left - 12, y: at + 7, text, size: type.tick, anchor: 'end', fill: colours.muted },
  ]
}

function axisNameAbove({ label }: ComposedAxis, top: number): Mark[] {
  return label === undefined ? [] : [{ kind: 'text', x: 0, y: top + 20, text: label, size: type.tick, fill: colours.muted }]
}

/** Places as near to the wanted ones as their distance and the edges allow, in the order of the wanted ones. */
function spread(wanted: readonly number[], distance: number, [low, high]: readonly [number, number]): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b)
  const places: number[] = []
  for (const index of order) places.push(Math.max(wanted[index] ?? 0, (places.at(-1) ?? low - distance) + distance))
  for (let rank = places.length - 1, limit = high; rank >= 0; rank--, limit -= distance) places[rank] = Math.min(places[rank] ?? 0, limit)
  const result: number[] = []
  order.forEach((index, rank) => (result[index] = places[rank] ?? 0))
  return result
}
