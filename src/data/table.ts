import type { Reporter } from '../diagnostics/report.ts'
import { type Inline, text } from '../model/inline.ts'
import type { ComposedTable } from '../model/composed.ts'
import type { Column, CountQuery, TableQuery } from '../model/query.ts'
import { markNewRecords } from './mark-new-records.ts'
import { type Row, checkField, countIn, fieldTexts } from './row.ts'
import { type QueryContext, findCollection, select } from './select.ts'
import { toNumber } from './values.ts'

/** Runs a query that gives a table; every cell is plain text. */
export function queryTable(query: TableQuery, context: QueryContext, reporter: Reporter): ComposedTable {
  const collection = findCollection(query.from, context.collections, reporter)
  if (!collection) return { kind: 'table', header: [], align: [], rows: [] }
  query.columns.forEach((column, index) => checkColumn(column, query, context, reporter.at('columns', index)))
  const rows = select(query, context, reporter)
  if (rows.length === 0) {
    reporter.report({
      code: 'data/empty-result',
      severity: 'warning',
      message: `the query finds no record of '${query.from}'`,
      hint: "check its 'where', or remove the slide",
    })
  }
  const texts = rows.map((row) => query.columns.map((column) => cell(column, row, reporter)))
  return {
    kind: 'table',
    header: query.columns.map((column) => [text(column.header)]),
    align: query.columns.map((column, index) => column.align ?? alignment(texts.map((row) => row[index] ?? ''))),
    rows: markNewRecords(
      texts.map((row) => row.map((value): Inline[] => (value === '' ? [] : [text(value)]))),
      rows,
      query,
      context,
    ),
  }
}

/** Counts the records of a query, or the different values of one of their fields. */
export function queryCount(query: CountQuery, context: QueryContext, reporter: Reporter): number {
  const collection = findCollection(query.from, context.collections, reporter)
  if (!collection) return 0
  if (query.count !== true) checkField(collection, query.count, reporter.at('count'))
  const members = select({ from: query.from, where: query.where }, context, reporter).flatMap((row) => row.members)
  return countIn({ collection, members }, query.count, reporter)
}

function checkColumn(column: Column, query: TableQuery, context: QueryContext, reporter: Reporter): void {
  const collection = context.collections.get(query.from)
  if (!collection) return
  if (column.field !== undefined) checkField(collection, column.field, reporter.at('field'))
  if (typeof column.count === 'string') checkField(collection, column.count, reporter.at('count'))
  if ((column.field === undefined) === (column.count === undefined)) {
    reporter.report({
      code: 'schema/invalid-value',
      message: `column '${column.header}' shows ${column.field === undefined ? 'nothing' : 'two things'}`,
      hint: "give it either a 'field' or a 'count'",
    })
  }
}

function cell(column: Column, row: Row, reporter: Reporter): string {
  if (column.count !== undefined) return String(countIn(row, column.count, reporter))
  return column.field === undefined ? '' : fieldTexts(row, column.field, reporter).join(column.join)
}

/** Columns of nothing but numbers are set to the right. */
function alignment(texts: readonly string[]): 'left' | 'right' {
  const filled = texts.filter((value) => value !== '')
  const numbers = filled.length > 0 && filled.every((value) => toNumber(value) !== undefined)
  const years = filled.every((value) => /^\d{4}$/.test(value))
  return numbers && !years ? 'right' : 'left'
}
