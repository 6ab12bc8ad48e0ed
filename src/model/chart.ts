import { z } from 'zod'
import { countShape } from './query.ts'

/** The kinds of chart that can be drawn. */
export const chartKinds = ['bar', 'stacked', 'dot', 'line', 'scatter'] as const

export type ChartKind = (typeof chartKinds)[number]

const scales = ['category', 'linear', 'log', 'time'] as const

/** What an axis of a chart shows. */
export const axis = z
  .strictObject({
    field: z.string().min(1).optional().describe('The field whose values it shows.'),
    count: countShape.optional().describe('Instead of a field: count records, or different values of a field.'),
    scale: z
      .enum(scales)
      .optional()
      .describe(
        'Default: as the first value is: `linear` for a number, `time` for an ISO date, else `category`; bars stand on categories.',
      ),
    label: z.string().min(1).optional().describe('What stands at the axis. Categories and counts need none.'),
    unit: z.string().min(1).optional().describe('What stands behind each of its values: ` %`.'),
  })
  .meta({ id: 'axis', description: 'An axis of a chart: the values of a field, or a count.' })

export type Axis = z.output<typeof axis>
export type ScaleName = (typeof scales)[number]

/** A value on an axis: where it stands (a number, milliseconds since 1970, or the index of its category), and how it is written. */
export interface ChartValue {
  readonly at: number
  readonly text: string
}

/** A mark of a chart. */
export interface ChartPoint {
  readonly x: ChartValue
  /** Absent in a dot plot along one axis. */
  readonly y?: ChartValue
  readonly series?: string
  readonly label?: string
}

export interface ComposedAxis {
  readonly scale: ScaleName
  /** The field that it shows; none where it counts. */
  readonly field?: string
  readonly label?: string
  readonly unit?: string
  /** The categories in their order; none on another scale. */
  readonly categories: readonly string[]
}

/** A chart with all its values: what is drawn. */
export interface ComposedChart {
  readonly kind: ChartKind
  readonly x: ComposedAxis
  readonly y?: ComposedAxis
  /** The names of the series, in the order in which they are met. */
  readonly series: readonly string[]
  readonly points: readonly ChartPoint[]
  /** The fields that the series and the labels come from. */
  readonly seriesField?: string
  readonly labelField?: string
  readonly language: string
}
