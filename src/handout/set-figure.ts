import { type Layout, type Size, overlap, textBox } from '../charts/marks.ts'
import type { ComposedChart } from '../model/chart.ts'
import { markOperations } from './figure-marks.ts'
import { mirrored } from './operations.ts'
import type { SetText } from './set-text.ts'
import type { Shaper } from './shape.ts'
import type { Tag } from './tags.ts'

/** Lays a chart out at a size in px; its smallest type has 20 px. */
export type LayChart = (chart: ComposedChart, size: Size) => Layout

/** A chart to draw. */
export interface ShapedFigure {
  readonly chart: ComposedChart
  readonly tag: Tag
  readonly shaper: Shaper
}

const chartType = 20
// The smallest type of a figure, as a part of the text's and in pt.
const typeFactor = 0.8
const leastType = 7.5

/**
 * Draws a chart as wide as its column, as low as everything in it has room: in greys, its series told apart by their
 * marks and dashes too.
 *
 * @returns `undefined` where something in it has no room: a table loses nothing
 */
export function setFigure({ chart, tag, shaper }: ShapedFigure, width: number, textSize: number): SetText | undefined {
  const scale = Math.max(leastType, typeFactor * textSize) / chartType
  const pixels = width / scale
  const drawing = { scale, width, tag, shaper, markers: chart.kind === 'dot' || chart.kind === 'scatter' }
  for (const height of heights(chart, pixels)) {
    const size = { width: pixels, height }
    const layout = shaper.layChart?.(chart, size)
    if (!layout || !showsAll(layout, size)) continue
    const drawn = layout.marks.flatMap((mark) => markOperations(mark, drawing))
    // A page that reads from right to left mirrors where things stand: a drawing stays as it is.
    const operations = shaper.language.rightToLeft ? mirrored(drawn, { left: 0, width }) : drawn
    return { height: height * scale, lead: 0, tops: [0], cramped: false, paint: () => operations }
  }
  return undefined
}

// In px.
const rounding = 1

/** Whether everything has room, and each text its own inside the drawing. */
function showsAll({ marks, faults }: Layout, { width, height }: Size): boolean {
  if (marks.length === 0 || faults.length > 0) return false
  const boxes = marks.flatMap((mark) => (mark.kind === 'text' ? [textBox(mark)] : []))
  return boxes.every(
    (box, index) =>
      box.x > -rounding &&
      box.x + box.width < width + rounding &&
      box.y > -rounding &&
      box.y + box.height < height + rounding &&
      !boxes.slice(index + 1).some((other) => overlap(box, other)),
  )
}

const row = 34
const keyHeight = 60
const shapes = [0.45, 0.55, 0.7, 0.9, 1.1]

/** The heights that are tried, in px: rows need theirs, axes of numbers a part of the width. */
function heights({ y, kind, series }: ComposedChart, width: number): number[] {
  if (y?.scale !== 'category') return shapes.map((shape) => shape * width + (kind === 'scatter' && series.length > 0 ? keyHeight : 0))
  const key = series.length > 0 && kind !== 'line' ? keyHeight : 0
  return [1, 1.3, 1.7].map((factor) => y.categories.length * row * factor + key + (kind === 'dot' ? 64 : 8))
}
