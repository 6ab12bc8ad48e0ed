import type { Reporter } from '../diagnostics/report.ts'
import type { Row } from '../data/row.ts'
import { select } from '../data/select.ts'
import { queryTable } from '../data/table.ts'
import { type Composed, changesFields, chartFields } from '../model/composed.ts'
import type { Changes, Chart } from '../model/layouts.ts'
import type { Selection, TableQuery } from '../model/query.ts'
import { type MarkdownSlot, type Prose, type RepeatedProse, imageAddress } from '../model/slots.ts'
import { fileOfAddress, inspectMarkdown, readdressImages } from '../prose/marp-markdown.ts'
import { composeChanges } from './changes.ts'
import { composeChart } from './chart.ts'
import { type Scope, composeProse, queryContext, reportForbidden } from './scope.ts'

/**
 * Turns a validated value into what is set: prose is parsed, queries are run,
 * items with `each` are repeated over its records.
 */
export function composeValue<T>(value: T, scope: Scope, reporter: Reporter): Composed<T> {
  // The mapped type says for every part what this function does to it; TypeScript cannot follow the recursion.
  return compose(value, scope, reporter) as Composed<T>
}

/** The scopes that an `each` opens: one for every record or group it finds, or the scope itself without one. */
export function scopesOf(each: Selection | undefined, scope: Scope, reporter: Reporter): Scope[] {
  if (each === undefined) return [scope]
  const place = reporter.at('each')
  const rows = select(each, queryContext(scope), place)
  if (rows.length === 0) {
    place.report({
      code: 'data/empty-result',
      severity: 'warning',
      message: `'each' finds no record of '${each.from}'`,
      hint: "check its 'where'",
    })
  }
  return rows.map((row: Row) => ({ ...scope, row }))
}

function compose(value: unknown, scope: Scope, reporter: Reporter): unknown {
  if (isProse(value)) return composeProse(value, scope, reporter)
  if (isQuery(value)) return composeQuery(value, scope, reporter)
  if (isMarkdown(value)) return composeMarkdown(value, reporter)
  if (isChart(value)) return composeChartSlide(value, scope, reporter)
  if (isChanges(value)) return composeChangesSlide(value, scope, reporter)
  if (Array.isArray(value)) return value.flatMap((item, index) => composeItem(item, scope, reporter.at(index)))
  if (typeof value === 'object' && value !== null) return composeFields(value, scope, reporter)
  if (typeof value === 'string') reportForbidden(value, reporter)
  return value
}

function composeItem(item: unknown, scope: Scope, reporter: Reporter): unknown[] {
  if (isRepeatedProse(item)) return scopesOf(item.each, scope, reporter).map((inner) => composeProse(item.text, inner, reporter.at('text')))
  if (!isRepeated(item)) return [compose(item, scope, reporter)]
  return scopesOf(item.each, scope, reporter).map((inner) => composeFields(item, inner, reporter))
}

function composeFields(value: object, scope: Scope, reporter: Reporter): object {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'each')
      .map(([name, part]) => [name, compose(part, scope, reporter.at(name))]),
  )
}

/** A chart slide has its values in the place of the fields that they are made from. */
function composeChartSlide(slide: Chart, scope: Scope, reporter: Reporter): object {
  return { ...composeFields(without(slide, chartFields), scope, reporter), ...composeChart(slide, scope, reporter) }
}

/** So has a slide of changes the list of them. */
function composeChangesSlide(slide: Changes, scope: Scope, reporter: Reporter): object {
  return { ...composeFields(without(slide, [...changesFields, 'lead']), scope, reporter), ...composeChanges(slide, scope, reporter) }
}

function without(value: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
}

function composeQuery(query: TableQuery, scope: Scope, reporter: Reporter): unknown {
  const table = queryTable(query, queryContext(scope), reporter)
  for (const cell of table.rows.flat(2)) if (cell.kind === 'text') reportForbidden(cell.text, reporter)
  return table
}

/** Its pictures get the addresses at which they stand beside the slides. */
function composeMarkdown(value: MarkdownSlot, reporter: Reporter): MarkdownSlot {
  reportForbidden(value.source, reporter)
  const source = readdressImages(value.source, (src) => imageAddress(fileOfAddress(src)))
  if (source === undefined) {
    reporter.report({
      code: 'markdown/not-allowed',
      message: 'the addresses of its pictures cannot be told from its text',
      hint: 'write them as ![what it shows](images/name.png)',
    })
  }
  return { ...value, source: source ?? value.source, pages: inspectMarkdown(value.source).pages }
}

function isProse(value: unknown): value is Prose {
  return hasKind(value, 'prose')
}

function isQuery(value: unknown): value is TableQuery {
  return hasKind(value, 'query')
}

function isMarkdown(value: unknown): value is MarkdownSlot {
  return hasKind(value, 'markdown')
}

function isChart(value: unknown): value is Chart {
  return typeof value === 'object' && value !== null && 'layout' in value && value.layout === 'chart'
}

function isChanges(value: unknown): value is Changes {
  return typeof value === 'object' && value !== null && 'layout' in value && value.layout === 'changes'
}

/** An item that is prose itself once it is repeated. */
function isRepeatedProse(value: unknown): value is RepeatedProse {
  return hasKind(value, 'repeated')
}

function isRepeated(value: unknown): value is { each: Selection } {
  return typeof value === 'object' && value !== null && 'each' in value && value.each !== undefined
}

function hasKind(value: unknown, kind: string): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind
}
