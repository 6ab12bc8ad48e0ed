import { suggest } from '../diagnostics/suggest.ts'
import type { Reporter } from '../diagnostics/report.ts'
import type { Collection, Collections } from '../model/data.ts'
import type { Selection } from '../model/query.ts'
import { type FillText, matcher } from './where.ts'
import { type Member, type Row, checkField } from './row.ts'
import { comparer, distinct, sortValue, toTexts } from './values.ts'

/** What a query needs beside itself. */
export interface QueryContext {
  readonly collections: Collections
  readonly language: string
  /** The deck's, by which records count as new. */
  readonly date?: string | undefined
  /** Puts the values of the enclosing record into a text with {placeholders}. */
  readonly fillText: FillText
}

/**
 * Runs a query: filter, sort, group, limit.
 *
 * @returns rows in their order; none where a fault was reported
 */
export function select(selection: Selection, context: QueryContext, reporter: Reporter): Row[] {
  const collection = findCollection(selection.from, context.collections, reporter)
  if (!collection) return []
  collection.notes?.size()
  const matches = matcher(selection.where ?? {}, collection, context.fillText, reporter.at('where'))
  const members: Member[] = []
  for (const [index, record] of collection.records.entries()) if (matches(record)) members.push({ record, index })
  const sorted = sortMembers(members, selection.sortBy, collection, context, reporter.at('sortBy'))
  const rows =
    selection.groupBy === undefined
      ? sorted.map((member): Row => ({ collection, members: [member] }))
      : group(sorted, selection.groupBy, collection, context, reporter.at('groupBy'))
  return selection.limit === undefined ? rows : rows.slice(0, selection.limit)
}

/** The collection of that name; reported at `from` where there is none. */
export function findCollection(name: string, collections: Collections, reporter: Reporter): Collection | undefined {
  const collection = collections.get(name)
  if (!collection) {
    reporter.at('from').report({
      code: 'data/unknown-collection',
      message: `there is no collection '${name}'`,
      hint: suggest(name, [...collections.keys()], 'collection'),
    })
  }
  return collection
}

function sortMembers(
  members: Member[],
  sortBy: Selection['sortBy'],
  collection: Collection,
  context: QueryContext,
  reporter: Reporter,
): Member[] {
  if (sortBy === undefined) return members
  const compare = comparer(context.language)
  const keys = [sortBy].flat().map((written) => {
    const down = written.startsWith('-')
    const field = down ? written.slice(1) : written
    checkField(collection, field, reporter)
    return { field, sign: down ? -1 : 1 }
  })
  for (const { field } of keys) noteCells(collection, field, members)
  // What is compared is found once for each record, not at each comparison.
  const sortable = members.map((member) => ({ member, values: keys.map(({ field }) => sortValue(toTexts(member.record[field])?.[0])) }))
  sortable.sort((a, b) => {
    for (const [position, { sign }] of keys.entries()) {
      const x = a.values[position]
      const y = b.values[position]
      const missing = x === undefined || y === undefined
      const result = compare(x, y) * (missing ? 1 : sign)
      if (result !== 0) return result
    }
    return a.member.index - b.member.index
  })
  return sortable.map(({ member }) => member)
}

function group(
  members: readonly Member[],
  groupBy: NonNullable<Selection['groupBy']>,
  collection: Collection,
  context: QueryContext,
  reporter: Reporter,
): Row[] {
  const field = typeof groupBy === 'string' ? groupBy : groupBy.field
  const asked = typeof groupBy === 'string' ? undefined : groupBy.order
  if (!checkField(collection, field, typeof groupBy === 'string' ? reporter : reporter.at('field'))) return []
  noteCells(collection, field, members)
  const groups = new Map<string, Member[]>()
  for (const member of members) {
    for (const key of distinct(toTexts(member.record[field]) ?? [])) {
      const found = groups.get(key)
      if (found) found.push(member)
      else groups.set(key, [member])
    }
  }
  const rows = [...groups].map(([key, of]): Row => ({ collection, group: { field, key }, members: of }))
  return orderGroups(rows, field, asked, collection, context, reporter)
}

function noteCells({ notes, records }: Collection, field: string, members: readonly Member[]): void {
  if (notes === undefined) return
  if (members.length === records.length) notes.column(field)
  else for (const { index } of members) notes.cell(field, index)
}

type Order = Exclude<NonNullable<Selection['groupBy']>, string>['order']

function orderGroups(rows: Row[], field: string, asked: Order, collection: Collection, context: QueryContext, reporter: Reporter): Row[] {
  const referred = collection.settings.fields?.[field]?.in
  const order = asked ?? (referred === undefined ? 'appearance' : { collection: referred })
  if (order === 'appearance') return rows
  const key = (row: Row): string => row.group?.key ?? ''
  if (Array.isArray(order)) return rows.toSorted(byRank(order, key))
  if (typeof order === 'object') {
    const other = findCollection(order.collection, context.collections, reporter.at('order'))
    if (!other) return rows
    other.notes?.column(other.settings.key)
    const ranks = other.records.flatMap((record) => toTexts(record[other.settings.key]) ?? [])
    return rows.toSorted(byRank(ranks, key))
  }
  const compare = comparer(context.language)
  const sign = order.startsWith('-') ? -1 : 1
  return order.endsWith('count')
    ? rows.toSorted((a, b) => sign * (a.members.length - b.members.length) || compare(sortValue(key(a)), sortValue(key(b))))
    : rows.toSorted((a, b) => sign * compare(sortValue(key(a)), sortValue(key(b))))
}

function byRank(order: readonly string[], key: (row: Row) => string): (a: Row, b: Row) => number {
  const ranks = new Map(order.map((name, index) => [name, index]))
  const rank = (row: Row): number => ranks.get(key(row)) ?? order.length
  return (a, b) => rank(a) - rank(b)
}
