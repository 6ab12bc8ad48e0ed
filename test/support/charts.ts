import fc from 'fast-check'
import { formatNumber } from '../../src/charts/numbers.ts'
import type { ChartKind, ChartPoint, ComposedAxis, ComposedChart } from '../../src/model/chart.ts'

const word = fc.oneof(
  fc.constantFrom('GPT', 'Stable Video Diffusion', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', '文心大模型4.5', 'PanGu-Σ'),
  fc.string({ minLength: 1, maxLength: 24 }).filter((text) => text.trim() !== ''),
)
const number = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.double({ min: 0.001, max: 1e13, noNaN: true }),
  fc.constantFrom(0, 1, 1e9, 1e11),
)

interface Drawn {
  readonly kind: ChartKind
  readonly category: 'x' | 'y' | 'none'
  readonly scale: 'linear' | 'log'
  readonly rows: readonly { name: string; a: number; b: number; series: number; label: string }[]
  readonly names: readonly string[]
  readonly labelled: boolean
  readonly axisLabel: string | undefined
  readonly negative: boolean
  /** Whether all values are the same: then all marks stand side by side. */
  readonly same: boolean
}

/** What a chart is made from. */
export const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom<ChartKind>('bar', 'stacked', 'dot', 'line', 'scatter'),
  category: fc.constantFrom('x', 'y', 'none'),
  scale: fc.constantFrom('linear', 'log'),
  rows: fc.array(fc.record({ name: word, a: number, b: number, series: fc.nat(5), label: word }), {
    minLength: 1,
    maxLength: 40,
    size: 'max',
  }),
  names: fc.uniqueArray(word, { minLength: 6, maxLength: 6 }),
  labelled: fc.boolean(),
  axisLabel: fc.option(word, { nil: undefined }),
  negative: fc.boolean(),
  same: fc.boolean(),
})

/** A chart that composing could give. */
export function chartOf({ kind, category, scale, rows, names, labelled, axisLabel, negative, same }: Drawn): ComposedChart {
  const divided = kind === 'stacked' || (kind !== 'bar' && labelled)
  const on =
    kind === 'dot' ? (category === 'none' ? 'none' : 'y') : kind === 'line' || kind === 'scatter' ? 'none' : category === 'x' ? 'x' : 'y'
  const used = kind === 'stacked' ? 'linear' : scale
  const categories = [...new Set(rows.map(({ name }) => name))]
  const value = (given: number): { at: number; text: string } => {
    const at = same ? 54_321.98 : given
    const placed = used === 'log' ? Math.max(at, 0.001) : negative && kind === 'bar' ? -at : at
    return { at: placed, text: formatNumber(placed, 'en') }
  }
  const named: ComposedAxis = { scale: 'category', categories }
  const counted: ComposedAxis = { scale: used, categories: [], ...(axisLabel !== undefined && { label: axisLabel }) }
  const seen = new Set<string>()
  const points = rows.flatMap((row): ChartPoint[] => {
    const key = JSON.stringify([row.name, kind === 'stacked' ? row.series : 0])
    if ((kind === 'bar' || kind === 'stacked') && seen.has(key)) return []
    seen.add(key)
    const category = { at: categories.indexOf(row.name), text: row.name }
    const [x, y] = on === 'x' ? [category, value(row.b)] : on === 'y' ? [value(row.a), category] : [value(row.a), value(row.b)]
    return [
      {
        x,
        ...((kind !== 'dot' || on === 'y') && { y }),
        ...(divided && { series: names[row.series] ?? '' }),
        ...((labelled || kind === 'dot') && { label: row.label }),
      },
    ]
  })
  return {
    kind,
    x: on === 'x' ? named : counted,
    ...((kind !== 'dot' || on === 'y') && { y: on === 'y' ? named : counted }),
    series: divided ? [...new Set(points.flatMap(({ series }) => series ?? []))] : [],
    points,
    ...(labelled && { labelField: 'label' }),
    language: 'en',
  }
}
