import { scaleLinear, scaleLog, scaleUtc } from 'd3-scale'
import type { ComposedAxis } from '../model/chart.ts'
import { colours } from './palette.ts'
import { type Mark, type TextMark, textBox } from './marks.ts'
import { formatNumber } from './numbers.ts'
import { textWidth } from './text.ts'

/** The size of type: of labels, and of what stands at an axis. Slides show a drawing at its own size. */
export const type = { label: 22, tick: 20 } as const

/** The height of a line of labels. */
export const lineHeight = 28

/** A place on the drawing for every value, and the values that an axis names. */
export interface Scale {
  place(value: number): number
  readonly ticks: readonly { readonly value: number; readonly text: string }[]
}

/** A scale from the lowest to the highest value onto a stretch of the drawing, with about so many ticks. */
export function makeScale(
  axis: ComposedAxis,
  values: readonly number[],
  range: readonly [number, number],
  ticks: number,
  language: string,
): Scale {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity)
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity)
  switch (axis.scale) {
    case 'log':
      return logScale(low, high, range, ticks, language, axis.unit)
    case 'time':
      return timeScale(low, high, range, ticks, language)
    default: {
      const whole = values.every(Number.isInteger)
      const scale = scaleLinear().domain(low === high ? [low - 1, high + 1] : [low, high])
      const named = scale.ticks(ticks).filter((value) => !whole || Number.isInteger(value))
      const placed = scale.range(range)
      return { place: (value) => placed(value), ticks: named.map((value) => ({ value, text: formatNumber(value, language, axis.unit) })) }
    }
  }
}

/** From a power of ten to a power of ten: these are what it names. */
function logScale(low: number, high: number, range: readonly [number, number], ticks: number, language: string, unit?: string): Scale {
  const first = Math.floor(Math.log10(low) + 1e-9)
  const last = Math.max(first + 1, Math.ceil(Math.log10(high) - 1e-9))
  const scale = scaleLog()
    .domain([10 ** first, 10 ** last])
    .range(range)
  const step = Math.max(1, Math.ceil((last - first) / (ticks + 2)))
  const powers = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => 10 ** (first + index * step))
  return { place: (value) => scale(value), ticks: powers.map((value) => ({ value, text: formatNumber(value, language, unit) })) }
}

const day = 24 * 60 * 60 * 1000

function timeScale(low: number, high: number, range: readonly [number, number], ticks: number, language: string): Scale {
  const scale = scaleUtc()
    .domain(low === high ? [low - 31 * day, high + 31 * day] : [low, high])
    .range(range)
  const named = scale.ticks(ticks)
  const span = (named.at(-1)?.getTime() ?? 0) - (named[0]?.getTime() ?? 0)
  const step = span / Math.max(1, named.length - 1)
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(step < 360 * day && { month: 'short' }),
    ...(step < 27 * day && { day: 'numeric' }),
  })
  return { place: (value) => scale(value), ticks: named.map((date) => ({ value: date.getTime(), text: format.format(date) })) }
}

/** A horizontal axis below the marks: its ticks, those that have room, and what it shows. */
export function bottomAxis(scale: Scale, axis: ComposedAxis, at: { left: number; right: number; y: number; edge: number }): Mark[] {
  const kept: TextMark[] = []
  for (const { value, text } of scale.ticks) {
    const half = textWidth(text, type.tick) / 2
    const x = Math.min(Math.max(scale.place(value), half), at.edge - half)
    const mark: TextMark = { kind: 'text', x, y: at.y + 26, text, size: type.tick, anchor: 'middle', fill: colours.muted }
    const before = kept.at(-1)
    if (!before || textBox(before).x + textBox(before).width + 14 < textBox(mark).x) kept.push(mark)
  }
  const name: Mark[] = axis.label === undefined ? [] : [axisName(axis.label, at)]
  return [{ kind: 'line', x1: at.left, y1: at.y, x2: at.right, y2: at.y, stroke: colours.muted, width: 1.5 }, ...kept, ...name]
}

/** The height that `bottomAxis` takes. */
export function bottomAxisHeight(axis: ComposedAxis): number {
  return axis.label === undefined ? 34 : 62
}

function axisName(label: string, { right, y, edge, left }: { left: number; right: number; y: number; edge: number }): TextMark {
  const half = textWidth(label, type.tick) / 2
  const x = Math.min(Math.max((left + right) / 2, half), edge - half)
  return { kind: 'text', x, y: y + 54, text: label, size: type.tick, anchor: 'middle', fill: colours.muted }
}
