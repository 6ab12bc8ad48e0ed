import type { DataRecord } from '../model/collection.ts'
import { toTexts } from './values.ts'

/** A record with its key apart from its other fields, which stand as the texts they show. */
export interface KeyedRecord {
  readonly key: string
  readonly index: number
  readonly fields: ReadonlyMap<string, readonly string[]>
}

/** Takes a record apart. Fields that show nothing are left out: absent and empty are the same. */
export function keyed(record: DataRecord, index: number, key: string): KeyedRecord {
  const fields = new Map<string, readonly string[]>()
  for (const [field, value] of Object.entries(record)) {
    if (field === key) continue
    const texts = shownTexts(value)
    if (texts.length > 0) fields.set(field, texts)
  }
  return { key: shownTexts(Object.hasOwn(record, key) ? record[key] : undefined)[0] ?? '', index, fields }
}

/** A value as the texts it shows; a mapping, which shows none, as JSON with its keys in order. */
export function shownTexts(value: unknown): readonly string[] {
  return toTexts(value) ?? [value].flat(Infinity).flatMap((part) => toTexts(part) ?? [sortedJson(part)])
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** Whether two values show the same texts. */
export function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index])
}
