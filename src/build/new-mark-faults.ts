import { dayOf, newField, untilOf } from '../data/new-mark.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { reporterFor } from '../diagnostics/report.ts'
import { isoDate } from '../model/date.ts'
import type { Collection } from '../model/data.ts'
import type { ReadCourse } from './read-course.ts'
import type { Showing } from './showing.ts'

/** Tells of marks of new records that could never show: their `newUntil` is no date, or nothing says what day it is. */
export function newMarkFaults({ collections }: ReadCourse, showings: readonly Showing[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  for (const collection of collections.values()) {
    if (!collection.fields.includes(newField)) continue
    const place = reporterFor(collection.source, diagnostics)
    collection.records.forEach((record, index) => {
      if (record[newField] === undefined || isoDate.safeParse(untilOf(record)).success) return
      place.at(index, newField).report({
        code: 'data/new-mark',
        message: `'${newField}' is no date`,
        hint: `write it as 2026-12-31: up to and with that day the record is marked as new`,
      })
    })
    const undated = showings.find(
      ({ collections: shown, date }) => shown.includes(collection.name) && dayOf(collection, date) === undefined,
    )
    if (undated) reportUndated(collection, undated.file, place.at(firstMarked(collection), newField))
  }
  return diagnostics
}

function firstMarked({ records }: Collection): number {
  return records.findIndex((record) => record[newField] !== undefined)
}

function reportUndated({ name }: Collection, file: string, place: ReturnType<typeof reporterFor>): void {
  place.report({
    code: 'data/new-mark',
    message: `what is new is not marked in ${file}: nothing says what day it is`,
    hint: `give the deck its 'date', or '${name}' its 'asOf' in course.yaml`,
  })
}
