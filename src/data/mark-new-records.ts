import type { Collection } from '../model/data.ts'
import { type Inline, mergeText, text } from '../model/inline.ts'
import type { Column, TableQuery } from '../model/query.ts'
import { dayOf, isNew, newField, newMark } from './new-mark.ts'
import type { Member, Row } from './row.ts'
import type { QueryContext } from './select.ts'
import { toTexts } from './values.ts'

type Cells = readonly (readonly Inline[])[]

/**
 * The cells of a table with a mark behind the name of each record that is new on the day of the lecture.
 *
 * @param cells those of each row, without marks
 */
export function markNewRecords(cells: readonly Cells[], rows: readonly Row[], query: TableQuery, context: QueryContext): readonly Cells[] {
  const collection = rows[0]?.collection
  if (!collection?.fields.includes(newField)) return cells
  const named = namingColumn(query, collection)
  const column = query.columns[named]
  if (!column) return cells
  const day = dayOf(collection, context.date)
  const marksOf = (member: Member): Inline[] => (isNew(collection, member, day) ? [newMark(context.language)] : [])
  return rows.map((row, index) => {
    const own = cells[index] ?? []
    const isMarked = row.members.some((member) => isNew(collection, member, day))
    return isMarked ? own.with(named, markCell(own[named] ?? [], row, column, marksOf)) : own
  })
}

/** The column that says which record a row is: that of the key, or else, where a row is one record, the first. */
function namingColumn({ columns, groupBy }: TableQuery, { settings }: Collection): number {
  const key = columns.findIndex(({ field }) => field === settings.key)
  return key < 0 && groupBy === undefined ? 0 : key
}

/** In a group each name has its own mark. */
function markCell(
  cell: readonly Inline[],
  { members, collection }: Row,
  { join }: Column,
  marksOf: (member: Member) => Inline[],
): readonly Inline[] {
  const [first] = members
  if (first && members.length === 1) return [...cell, ...marksOf(first)]
  const names = members.flatMap((member) => {
    collection.notes?.cell(collection.settings.key, member.index)
    return (toTexts(member.record[collection.settings.key]) ?? []).map((name) => ({ name, member }))
  })
  return mergeText(names.flatMap(({ name, member }, index) => [text(index === 0 ? name : `${join}${name}`), ...marksOf(member)]))
}
