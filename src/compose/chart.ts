import { type Row, checkField, countIn, fieldTexts } from '../data/row.ts'
import { findCollection, select } from '../data/select.ts'
import { distinct, toNumber, toTexts } from '../data/values.ts'
import { type Reporter, fileAt } from '../diagnostics/report.ts'
import { formatNumber, parseDate } from '../charts/numbers.ts'
import type { Axis, ChartPoint, ChartValue, ComposedAxis, ComposedChart, ScaleName } from '../model/chart.ts'
import type { Collection } from '../model/data.ts'
import type { ComposedValues } from '../model/composed.ts'
import { plainText } from '../model/inline.ts'
import type { Chart } from '../model/layouts.ts'
import { checkAxes, checkSeries } from './chart-rules.ts'
import { chartAlt, chartTable } from './chart-text.ts'
import { type Scope, composeProse, queryContext, reportForbidden } from './scope.ts'

/** Runs the query of a chart, puts its values on their axes, and says the same in words and as a table. */
export function composeChart(slide: Chart, scope: Scope, reporter: Reporter): ComposedValues {
  const chart = readChart(slide, scope, reporter)
  const said = slide.alt && plainText(composeProse(slide.alt, scope, reporter.at('alt')))
  return {
    chart,
    alt: said ?? chartAlt(chart, plainText(composeProse(slide.title, scope, reporter.at('title')))),
    table: chartTable(chart),
  }
}

function readChart(slide: Chart, scope: Scope, reporter: Reporter): ComposedChart {
  const { language } = scope
  const empty: ComposedChart = { kind: slide.kind, x: noAxis, series: [], points: [], language }
  const collection = findCollection(slide.query.from, scope.collections, reporter.at('query'))
  if (!collection || !checkFields(slide, collection, reporter)) return empty
  const rows = select(slide.query, queryContext(scope), reporter.at('query')).flatMap((row) => splitBySeries(row, slide.series, reporter))
  if (rows.length === 0) {
    reporter.at('query').report({
      code: 'data/empty-result',
      severity: 'warning',
      message: `the query finds no record of '${slide.query.from}'`,
      hint: "check its 'where', or remove the slide",
    })
    return empty
  }
  const of = rows.map(({ row }) => row)
  const x = readAxis(slide.x, of, slide, language, reporter.at('x'))
  const y = slide.y && readAxis(slide.y, of, slide, language, reporter.at('y'))
  if (!checkAxes(slide, x.axis, y?.axis, reporter)) return empty
  const label = slide.label ?? (slide.kind === 'dot' && !y ? collection.settings.key : undefined)
  const points = rows.flatMap(({ row, series }, index): ChartPoint[] => {
    const [atX, atY] = [x.values[index], y?.values[index]]
    if (atX === undefined || (y && atY === undefined)) return []
    const name = label === undefined ? '' : fieldTexts(row, label, reporter.at('label')).join(', ')
    return [{ x: atX, ...(atY && { y: atY }), ...(series !== undefined && { series }), ...(name !== '' && { label: name }) }]
  })
  const series = distinct(rows.flatMap((row) => row.series ?? []))
  checkSeries(slide, series, points, x.axis, reporter)
  for (const text of points.flatMap((point) => [point.x.text, point.y?.text ?? '', point.series ?? '', point.label ?? ''])) {
    reportForbidden(text, reporter)
  }
  return {
    kind: slide.kind,
    x: x.axis,
    ...(y && { y: y.axis }),
    series,
    points,
    ...(slide.series !== undefined && { seriesField: slide.series }),
    ...(label !== undefined && { labelField: label }),
    language,
  }
}

const noAxis: ComposedAxis = { scale: 'linear', categories: [] }

function checkFields(slide: Chart, collection: Collection, reporter: Reporter): boolean {
  const named = (axis: Axis | undefined, place: Reporter): boolean[] =>
    axis === undefined
      ? []
      : (['field', 'count'] as const).map((name) => {
          const field = axis[name]
          return typeof field !== 'string' || checkField(collection, field, place.at(name))
        })
  const own = (['series', 'label'] as const).map(
    (name) => slide[name] === undefined || checkField(collection, slide[name], reporter.at(name)),
  )
  return [...named(slide.x, reporter.at('x')), ...named(slide.y, reporter.at('y')), ...own].every(Boolean)
}

/** A row for every value that a row's records have in the field of the series. */
function splitBySeries(row: Row, field: string | undefined, reporter: Reporter): { row: Row; series?: string }[] {
  if (field === undefined) return [{ row }]
  return fieldTexts(row, field, reporter.at('series')).map((series) => ({
    series,
    row: { ...row, members: row.members.filter(({ record }) => toTexts(record[field])?.includes(series)) },
  }))
}

interface ReadAxis {
  readonly axis: ComposedAxis
  /** The value of each row; `undefined` where it has none, or one that was reported. */
  readonly values: readonly (ChartValue | undefined)[]
}

function readAxis(axis: Axis, rows: readonly Row[], slide: Chart, language: string, reporter: Reporter): ReadAxis {
  const texts = rows.map((row) => {
    if (axis.count !== undefined) return [String(countIn(row, axis.count, reporter))]
    const found = axis.field === undefined ? [] : fieldTexts(row, axis.field, reporter.at('field'))
    if (found.length === 0 && axis.field !== undefined) reportMissing(row, axis.field, reporter)
    return found
  })
  const scale = axis.scale ?? scaleOf(axis, texts, slide)
  const shape = {
    scale,
    ...(axis.field !== undefined && { field: axis.field }),
    ...(axis.label !== undefined && { label: axis.label }),
    ...(axis.unit !== undefined && { unit: axis.unit }),
  }
  if (scale === 'category') {
    const names = texts.map((of) => (of.length === 0 ? undefined : of.join(', ')))
    const categories = distinct(names.flatMap((name) => name ?? []))
    const values = names.map((name) => (name === undefined ? undefined : { at: categories.indexOf(name), text: name }))
    return { axis: { ...shape, categories }, values }
  }
  const values = rows.map((row, index) => readNumber(texts[index] ?? [], scale, axis, row, language, reporter))
  return { axis: { ...shape, categories: [] }, values }
}

function scaleOf(axis: Axis, texts: readonly (readonly string[])[], { kind, query }: Chart): ScaleName {
  if (axis.count !== undefined) return 'linear'
  const grouped = typeof query.groupBy === 'object' ? query.groupBy.field : query.groupBy
  if ((kind === 'bar' || kind === 'stacked') && grouped !== undefined && axis.field === grouped) return 'category'
  const first = texts.find((of) => of.length > 0)?.[0] ?? ''
  if (toNumber(first) !== undefined) return 'linear'
  return parseDate(first) === undefined ? 'category' : 'time'
}

function readNumber(
  texts: readonly string[],
  scale: ScaleName,
  axis: Axis,
  row: Row,
  language: string,
  reporter: Reporter,
): ChartValue | undefined {
  const [text, ...more] = texts
  if (text === undefined) return undefined
  const what = `'${axis.field ?? ''}' of ${nameOf(row)}`
  const place = axis.field === undefined ? reporter : reporter.at('field')
  if (more.length > 0) {
    place.report({
      code: 'chart/several-values',
      message: `${what} has ${texts.length} values: ${texts.slice(0, 4).join(', ')}`,
      hint: "a mark has one: show a 'count', or do not group",
    })
    return undefined
  }
  const at = scale === 'time' ? parseDate(text) : toNumber(text)
  if (at === undefined || !Number.isFinite(at)) {
    place.report({
      code: 'chart/not-a-number',
      message: `${what} is '${text}', which is no ${scale === 'time' ? 'date' : 'number'}`,
      hint: scale === 'time' ? 'write it as 2026, 2026-11 or 2026-11-24' : "write it as a plain number, or give the axis 'scale: category'",
    })
    return undefined
  }
  if (scale === 'log' && at <= 0) {
    place.report({
      code: 'chart/not-positive',
      message: `${what} is ${text}, which has no place on a logarithmic axis`,
      hint: `take only those greater than 0: where: { ${axis.field ?? ''}: { gt: 0 } }, or use 'scale: linear'`,
    })
    return undefined
  }
  return { at, text: scale === 'time' ? text : formatNumber(at, language, axis.unit) }
}

function reportMissing(row: Row, field: string, reporter: Reporter): void {
  reporter.at('field').report({
    code: 'chart/missing-value',
    severity: 'warning',
    message: `${nameOf(row)} has no '${field}', so it is not in the chart`,
    hint: `give it one, or take only those that have it: where: { ${field}: { exists: true } }`,
  })
}

/** A row as it is found in the data: its key, and the place of its record. */
function nameOf({ group, members, collection }: Row): string {
  if (group) return `the group '${group.key}'`
  const [member] = members
  if (!member) return 'a record'
  const { line } = collection.source.valueAt([member.index]).start
  collection.notes?.cell(collection.settings.key, member.index)
  const [key = `record ${member.index + 1}`] = toTexts(member.record[collection.settings.key]) ?? []
  return `'${key}' (${fileAt(collection.source, [member.index])}:${line})`
}
