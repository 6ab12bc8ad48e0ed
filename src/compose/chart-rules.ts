import type { Reporter } from '../diagnostics/report.ts'
import { maxSeries } from '../charts/palette.ts'
import type { ChartKind, ChartPoint, ComposedAxis } from '../model/chart.ts'
import type { Chart } from '../model/layouts.ts'

const needs: Readonly<Record<ChartKind, string>> = {
  bar: 'categories on one axis and numbers on the other',
  stacked: "categories on one axis, numbers on a linear other, and a 'series'",
  dot: "categories on 'y' and numbers or dates on 'x', or 'x' alone",
  line: "numbers or dates on 'x', and numbers on 'y'",
  scatter: "numbers or dates on 'x' and on 'y'",
}

/** Whether the axes suit the kind of chart; reported at its `kind` where they do not. */
export function checkAxes(slide: Chart, x: ComposedAxis, y: ComposedAxis | undefined, reporter: Reporter): boolean {
  for (const name of ['x', 'y'] as const) {
    const axis = slide[name]
    if (!axis || (axis.field === undefined) !== (axis.count === undefined)) continue
    reporter.at(name).report({
      code: 'schema/invalid-value',
      message: `the axis '${name}' shows ${axis.field === undefined ? 'nothing' : 'two things'}`,
      hint: "give it either a 'field' or a 'count'",
    })
    return false
  }
  if (suits(slide, x, y)) return true
  const found = `'x' has ${contents(x)}, ${y ? `'y' has ${contents(y)}` : "there is no 'y'"}`
  reporter.at('kind').report({
    code: 'chart/axes',
    message: `a chart of kind '${slide.kind}' wants ${needs[slide.kind]}; here ${found}`,
    hint: "exchange the axes, choose another 'kind', or say the 'scale' of an axis",
  })
  return false
}

function suits({ kind, series }: Chart, x: ComposedAxis, y: ComposedAxis | undefined): boolean {
  const isCategory = (axis: ComposedAxis | undefined): boolean => axis?.scale === 'category'
  const isNumber = (axis: ComposedAxis | undefined): boolean => axis?.scale === 'linear' || axis?.scale === 'log'
  const isPlace = (axis: ComposedAxis | undefined): boolean => axis !== undefined && !isCategory(axis)
  switch (kind) {
    case 'bar':
      return (isCategory(x) && isNumber(y)) || (isNumber(x) && isCategory(y))
    case 'stacked': {
      const [category, number] = isCategory(x) ? [x, y] : [y, x]
      return isCategory(category) && number?.scale === 'linear' && series !== undefined
    }
    case 'dot':
      return isPlace(x) && (y === undefined || isCategory(y))
    case 'line':
      return isPlace(x) && isNumber(y)
    case 'scatter':
      return isPlace(x) && isPlace(y)
  }
}

function contents({ scale }: ComposedAxis): string {
  return scale === 'category' ? 'categories' : scale === 'time' ? 'dates' : `numbers (${scale})`
}

/** That colours suffice, and that no two bars stand on one place. */
export function checkSeries(
  slide: Chart,
  series: readonly string[],
  points: readonly ChartPoint[],
  x: ComposedAxis,
  reporter: Reporter,
): void {
  if (series.length > maxSeries) {
    reporter.at('series').report({
      code: 'chart/too-many-series',
      message: `there are ${series.length} series; colours can tell ${maxSeries} apart`,
      hint: "take fewer with 'where', or make several charts",
    })
  }
  if (slide.kind === 'bar' && series.length > 0) {
    reporter.at('series').report({
      code: 'chart/axes',
      message: "a chart of kind 'bar' has no series",
      hint: "use kind 'stacked', which divides its bars",
    })
    return
  }
  if (slide.kind !== 'bar' && slide.kind !== 'stacked') return
  const seen = new Set<string>()
  for (const point of points) {
    const category = x.scale === 'category' ? point.x.text : (point.y?.text ?? '')
    const place = JSON.stringify([category, point.series])
    if (seen.has(place)) {
      reporter.at('query').report({
        code: 'chart/several-values',
        message: `two bars stand on '${category}'`,
        hint: "group the records: groupBy, and a 'count'; or tell them apart by another field",
      })
      return
    }
    seen.add(place)
    const value = x.scale === 'category' ? point.y : point.x
    if (slide.kind === 'stacked' && value && value.at < 0) {
      reporter.at('kind').report({
        code: 'chart/axes',
        message: `'${category}' has the value ${value.text}: parts of a whole cannot be negative`,
        hint: "use kind 'bar', or leave it out with 'where'",
      })
      return
    }
  }
}
