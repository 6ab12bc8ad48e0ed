import type { ComposedChart } from '../model/chart.ts'
import { layBars } from './bars.ts'
import { layDots } from './dots.ts'
import { layLines, layScatter } from './lines.ts'
import { type DrawingFault, type Layout, type Size, renderSvg } from './marks.ts'
import { layTimeline } from './timeline.ts'

/** A drawing as the text of an SVG, and what is wrong with it. */
export interface Drawing {
  readonly svg: string
  readonly faults: readonly DrawingFault[]
}

/** Draws a chart at this size in px, at which its type is at least 20 px. The same chart gives the same text. */
export function drawChart(chart: ComposedChart, size: Size): Drawing {
  const { marks, faults } = layChart(chart, size)
  // A theme gives marks that nothing is to be told from the accent.
  return { svg: renderSvg(marks, size, chart.series.length < 2 ? 'one-series' : undefined), faults }
}

/** Where everything in a chart stands. */
export function layChart(chart: ComposedChart, size: Size): Layout {
  if (chart.points.length === 0) return { marks: [], faults: [] }
  switch (chart.kind) {
    case 'bar':
    case 'stacked':
      return layBars(chart, size)
    case 'dot':
      return chart.y ? layDots(chart, chart.y, size) : layTimeline(chart, size)
    case 'line':
      return layLines(chart, size)
    case 'scatter':
      return layScatter(chart, size)
  }
}
