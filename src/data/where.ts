import type { Reporter } from '../diagnostics/report.ts'
import type { DataRecord } from '../model/collection.ts'
import type { Collection } from '../model/data.ts'
import type { Condition, Filled, Selection } from '../model/query.ts'
import { checkField } from './row.ts'
import { toNumber, toTexts } from './values.ts'

export type FillText = (source: string, reporter: Reporter) => string

type Scalar = string | number | boolean | Filled
type Test = (values: readonly string[]) => boolean

/** A predicate on records: all conditions hold. */
export function matcher(
  where: NonNullable<Selection['where']>,
  collection: Collection,
  fillText: FillText,
  reporter: Reporter,
): (record: DataRecord) => boolean {
  const tests = Object.entries(where).map(([field, condition]) => {
    checkField(collection, field, reporter.at(field), 'key')
    collection.notes?.column(field)
    return { field, test: tester(condition, (value) => literal(value, fillText, reporter.at(field))) }
  })
  return (record) => tests.every(({ field, test }) => test(toTexts(record[field]) ?? []))
}

function literal(value: Scalar, fillText: FillText, reporter: Reporter): string {
  return typeof value === 'object' ? fillText(value.source, reporter) : String(value)
}

function tester(condition: Condition, text: (value: Scalar) => string): Test {
  if (Array.isArray(condition)) return anyOf(condition.map(text))
  if (typeof condition !== 'object' || 'kind' in condition) return anyOf([text(condition)])
  const tests: Test[] = []
  if (condition.is !== undefined) tests.push(anyOf([text(condition.is)]))
  if (condition.in !== undefined) tests.push(anyOf(condition.in.map(text)))
  if (condition.not !== undefined) {
    const excluded = anyOf([condition.not].flat().map(text))
    tests.push((values) => !excluded(values))
  }
  if (condition.exists !== undefined) {
    const wanted = condition.exists
    tests.push((values) => values.length > 0 === wanted)
  }
  for (const [limit, holds] of comparisons(condition)) {
    const bound = String(limit)
    tests.push((values) => values.some((value) => holds(compare(value, bound))))
  }
  return (values) => tests.every((test) => test(values))
}

function anyOf(wanted: readonly string[]): Test {
  return (values) => values.some((value) => wanted.includes(value))
}

type Comparison = Extract<Condition, { lt?: unknown }>

function comparisons(condition: Comparison): [number | string, (order: number) => boolean][] {
  const all: [number | string | undefined, (order: number) => boolean][] = [
    [condition.lt, (order) => order < 0],
    [condition.lte, (order) => order <= 0],
    [condition.gt, (order) => order > 0],
    [condition.gte, (order) => order >= 0],
  ]
  return all.flatMap(([limit, holds]) => (limit === undefined ? [] : [[limit, holds]]))
}

/** Numbers by size; ISO dates and all other text by code unit. NaN, which no comparison holds for, where they do not compare. */
function compare(a: string, b: string): number {
  const x = toNumber(a)
  const y = toNumber(b)
  if (x !== undefined && y !== undefined) return x - y
  if ((x === undefined) !== (y === undefined) && !(isDate(a) && isDate(b))) return Number.NaN
  return a < b ? -1 : a > b ? 1 : 0
}

function isDate(text: string): boolean {
  return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)
}
