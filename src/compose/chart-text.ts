import type { ChartPoint, ComposedAxis, ComposedChart } from '../model/chart.ts'
import type { ComposedTable } from '../model/composed.ts'
import { type Inline, text } from '../model/inline.ts'
import { terms } from '../model/terms.ts'

// A text alternative is heard in one piece; the table holds the rest.
const spoken = 40

/** A chart in words: its kind, its title, its values. */
export function chartAlt(chart: ComposedChart, title: string): string {
  const { charts } = terms(chart.language)
  const values = chart.y ? chart.points.map((point) => said(chart, point)) : groupsAlong(chart.points)
  const all = values.slice(0, spoken).join(chart.y ? ', ' : '; ')
  const end = values.length > spoken ? ' …' : all.endsWith('.') ? '' : '.'
  return `${charts[chart.kind]}: ${title}. ${all}${end}`
}

function said({ x, y }: ComposedChart, { x: placeX, y: placeY, series, label }: ChartPoint): string {
  const places = [placeX.text, placeY?.text].filter((place) => place !== undefined)
  const own = label === undefined || places.includes(label) ? [] : [label]
  const named = y?.scale === 'category' ? places.toReversed() : places
  const isNamed = x.scale === 'category' || y?.scale === 'category'
  const parts = isNamed ? [named[0], series, ...named.slice(1), ...own.map((text) => `(${text})`)] : [...own, series, ...named]
  return parts.filter((part) => part !== undefined).join(' ')
}

/** `2020: one, two`: the dots of each place along a single axis. */
function groupsAlong(points: readonly ChartPoint[]): string[] {
  const groups = new Map<string, string[]>()
  for (const { x, label = '' } of points.toSorted((a, b) => a.x.at - b.x.at)) groups.set(x.text, [...(groups.get(x.text) ?? []), label])
  return [...groups].map(([place, labels]) => `${place}: ${labels.join(', ')}`)
}

/** The values of a chart as a table: what is named first, then its values. */
export function chartTable({ x, y, points, seriesField, labelField, language }: ComposedChart): ComposedTable {
  const axis = (of: ComposedAxis, get: Column['get']): Column => ({
    head: of.label ?? (of.field === undefined ? terms(language).number : heading(of.field)),
    get,
    right: of.scale === 'linear' || of.scale === 'log',
  })
  const field = (name: string | undefined, get: Column['get']): Column[] =>
    name === undefined ? [] : [{ head: heading(name), get, right: false }]
  const alongX = axis(x, (point) => point.x.text)
  const alongY = y && axis(y, (point) => point.y?.text)
  const [name, value] = y?.scale === 'category' ? [alongY, alongX] : [alongX, alongY]
  const series = field(seriesField, (point) => point.series)
  const labels = field(labelField, (point) => point.label)
  const columns = [...(name ? [name] : []), ...series, ...(value ? [value] : []), ...labels]
  return {
    kind: 'table',
    header: columns.map((column) => [text(column.head)]),
    align: columns.map((column) => (column.right ? 'right' : 'left')),
    rows: points.map((point) => columns.map((column) => cell(column.get(point) ?? ''))),
  }
}

function heading(field: string): string {
  return field.slice(0, 1).toUpperCase() + field.slice(1)
}

interface Column {
  readonly head: string
  readonly get: (point: ChartPoint) => string | undefined
  readonly right: boolean
}

function cell(value: string): readonly Inline[] {
  return value === '' ? [] : [text(value)]
}
