import type { ChartPoint, ComposedAxis, ComposedChart } from '../model/chart.ts'
import { layKey } from './key.ts'
import { dot, labelWidth, placeLabels } from './labels.ts'
import type { Layout, Mark, Size } from './marks.ts'
import { colours, seriesColour } from './palette.ts'
import { layRows } from './rows.ts'
import { type Scale, bottomAxis, bottomAxisHeight, makeScale } from './scales.ts'

/** Dots on categories along a scale, each with its label. */
export function layDots(chart: ComposedChart, categories: ComposedAxis, size: Size): Layout {
  const { x, points, language } = chart
  const key = layKey(chart.series, size.width)
  const foot = bottomAxisHeight(x)
  const rows = layRows(categories, key.height, size.height - key.height - foot)
  const shown = points.filter((point) => (point.y?.at ?? 0) < rows.count)
  const labels = labelsOf(chart, shown)
  // On the right there is room for a label beside the last dot.
  const margin = Math.max(dot.radius, ...labels.map(labelWidth))
  const left = rows.left + 2 * dot.radius
  const range = [left, Math.max(left + 100, size.width - margin)] as const
  const scale = makeScale(
    x,
    points.map((point) => point.x.at),
    range,
    7,
    language,
  )
  const dots = shown.map((point, index) => ({
    cx: scale.place(point.x.at),
    cy: rows.middle(point.y?.at ?? 0),
    label: labels[index] ?? '',
  }))
  const labelled = placeLabels(dots, { width: size.width, height: rows.bottom }, rows.left)
  return {
    faults: [...rows.faults, ...labelled.faults],
    marks: [
      ...key.marks,
      ...gridLines(scale, rows.top, rows.bottom),
      ...rows.marks,
      ...bottomAxis(scale, x, { left: rows.left, right: range[1] + dot.radius, y: rows.bottom, edge: size.width }),
      ...dots.map(({ cx, cy }): Mark => ({ kind: 'line', x1: rows.left, y1: cy, x2: cx, y2: cy, stroke: colours.hairline, width: 2 })),
      ...circles(chart, shown, dots),
      ...labelled.marks,
    ],
  }
}

/** A dot that is alone in its row says its value where it has no label; of several the axis says it. */
function labelsOf({ labelField }: ComposedChart, points: readonly ChartPoint[]): string[] {
  if (labelField !== undefined) return points.map(({ label = '' }) => label)
  const alone = new Set(points.map(({ y }) => y?.at)).size === points.length
  return points.map(({ x }) => (alone ? x.text : ''))
}

export function circles({ series }: ComposedChart, points: readonly ChartPoint[], places: readonly { cx: number; cy: number }[]): Mark[] {
  return places.map(({ cx, cy }, index): Mark => {
    const name = points[index]?.series
    return { kind: 'circle', cx, cy, r: dot.radius, fill: seriesColour(name === undefined ? 0 : series.indexOf(name)) }
  })
}

/** Where a scale is read by eye: fine lines up from its ticks. */
export function gridLines(scale: Scale, top: number, bottom: number): Mark[] {
  return scale.ticks.map(({ value }): Mark => {
    const x = scale.place(value)
    return { kind: 'line', x1: x, y1: top, x2: x, y2: bottom, stroke: colours.hairline, width: 1 }
  })
}
