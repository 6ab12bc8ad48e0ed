import type { Collection } from '../model/data.ts'
import type { Inline } from '../model/inline.ts'
import { terms } from '../model/terms.ts'
import type { Member } from './row.ts'

/** The field of a record that says up to which day it counts as new. */
export const newField = 'newUntil'

/**
 * Whether a record of a collection is new on a day: up to and with the day, month or year that its `newUntil` names.
 *
 * @param on an ISO date, which may be a month or a year; no record is new where there is none
 */
export function isNew(collection: Collection, { record, index }: Member, on: string | undefined): boolean {
  collection.notes?.cell(newField, index)
  const until = untilOf(record)
  return until !== undefined && on !== undefined && on.slice(0, until.length) <= until
}

/** The date up to which a record is new, as text: YAML reads a year alone as a number. `undefined` where there is none. */
export function untilOf(record: Member['record']): string | undefined {
  const until = record[newField]
  return typeof until === 'number' ? String(until) : typeof until === 'string' ? until : undefined
}

/** The day that a record is compared with: the deck's, or else that of its collection's data. */
export function dayOf(collection: Collection, deckDate: string | undefined): string | undefined {
  return deckDate ?? collection.settings.asOf
}

/** The mark of a new record, in the language's word for it. */
export function newMark(language: string): Inline {
  return { kind: 'badge', text: terms(language).changes.kinds.added }
}
