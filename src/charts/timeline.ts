import type { ChartPoint, ComposedChart } from '../model/chart.ts'
import { circles } from './dots.ts'
import { layKey } from './key.ts'
import { dot, isLong, labelWidth, widest } from './labels.ts'
import type { DrawingFault, Layout, Mark, Size } from './marks.ts'
import { colours } from './palette.ts'
import { cut } from './rows.ts'
import { bottomAxis, bottomAxisHeight, lineHeight, makeScale, type } from './scales.ts'
import { shorten, textWidth } from './text.ts'

const air = 14
const widestStep = 56
// Of the height that few dots leave, this part stands below the axis.
const below = 0.4
// Half the widest name of a year, so that it stands under its dots.
const edge = 24

/** Dots along one axis with their labels, piled up where they would meet: each as low as it has room. */
export function layTimeline(chart: ComposedChart, size: Size): Layout {
  const { x, language } = chart
  const key = layKey(chart.series, size.width)
  const height = size.height - bottomAxisHeight(x) - key.height
  const points = chart.points.toSorted((a, b) => a.x.at - b.x.at)
  const margin = Math.max(...points.map(({ label = '' }) => labelWidth(label)))
  const values = points.map((point) => point.x.at)
  const scale = makeScale(x, values, [edge, size.width - margin], 8, language)
  const levels = Math.floor(height / lineHeight)
  const ends: number[] = Array.from({ length: levels }, () => -Infinity)
  const shown: ChartPoint[] = []
  const piled: { cx: number; level: number; text: string }[] = []
  for (const point of points) {
    const cx = scale.place(point.x.at)
    const text = shorten(point.label ?? '', widest, type.label)
    const level = ends.findIndex((end) => end + air <= cx - dot.radius)
    if (level < 0) continue
    ends[level] = cx + dot.gap + textWidth(text, type.label)
    shown.push(point)
    piled.push({ cx, level, text })
  }
  const highest = 1 + Math.max(0, ...piled.map(({ level }) => level))
  const step = Math.min(widestStep, height / highest)
  const bottom = key.height + height - (height - step * highest) * below
  const places = piled.map(({ cx, level, text }) => ({ cx, cy: bottom - (level + 0.6) * step, text }))
  return {
    faults: [...withoutRoom(points.filter((point) => !shown.includes(point))), ...cut(shown.map(({ label = '' }) => label).filter(isLong))],
    marks: [
      ...key.marks,
      ...bottomAxis(scale, x, { left: 0, right: size.width, y: bottom, edge: size.width }),
      ...circles(chart, shown, places),
      ...places.map(({ cx, cy, text }): Mark => ({ kind: 'text', x: cx + dot.gap, y: cy + 8, text, size: type.label, fill: colours.ink })),
    ],
  }
}

function withoutRoom(points: readonly ChartPoint[]): DrawingFault[] {
  if (points.length === 0) return []
  const names = points.slice(0, 4).map((point) => `${point.label ?? ''} (${point.x.text})`)
  const more = points.length > 4 ? ` and ${points.length - 4} more` : ''
  return [
    {
      code: 'chart/no-room',
      severity: 'warning',
      message: `dots had no room and were left out: ${names.join(', ')}${more}`,
      hint: "take fewer with 'where', or make several charts",
    },
  ]
}
