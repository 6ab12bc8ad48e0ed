import type { Fault, Path } from '../diagnostics/report.ts'
import { suggest } from '../diagnostics/suggest.ts'
import type { DataRecord } from '../model/collection.ts'
import type { CollectionSettings } from '../model/course.ts'
import { type FieldRule, fieldRule } from './field-values.ts'
import { newField } from './new-mark.ts'
import type { Patterns } from './patterns.ts'

/** Takes a fault at a place of a collection. It is made only where there is room for one more. */
export type Tell = (path: Path, fault: () => Fault, on?: 'value' | 'key') => void

/**
 * The records as their settings take them: texts are split and become the numbers that they say, blank ones are absent.
 * All that is not as the settings ask is told. A record of which nothing changes is the same object.
 */
export function applyFields(
  records: readonly DataRecord[],
  settings: CollectionSettings,
  patterns: Patterns,
  tell: Tell,
): readonly DataRecord[] {
  const rules = Object.entries(settings.fields ?? {}).map(([name, asked]) =>
    // That a record has its key is asked of every collection.
    fieldRule(name, name === settings.key ? { ...asked, required: false } : asked, patterns.matches.get(asked.pattern ?? '')),
  )
  if (settings.closed) tellUnknown(records, settings, tell)
  if (rules.length === 0) return records
  let changed = false
  const applied = records.map((record, index) => {
    let own: DataRecord = record
    for (const rule of rules) {
      const value = ownValue(record, rule.field)
      const taken = valueOf(value, rule)
      if (taken !== value && value !== null) {
        if (own === record) own = { ...record }
        if (taken === undefined) delete own[rule.field]
        else own[rule.field] = taken
        changed = true
      }
      check(taken, value, index, rule, tell)
    }
    return own
  })
  return changed ? applied : records
}

/** Of a field named as what every object has (`constructor`), only what the record says itself. */
function ownValue(record: DataRecord, field: string): unknown {
  return field in Object.prototype && !Object.hasOwn(record, field) ? undefined : record[field]
}

/** A value as its rule takes it; the same where there is nothing to change, `undefined` where it says nothing. */
function valueOf(value: unknown, rule: FieldRule): unknown {
  if (typeof value === 'string') {
    const { split } = rule.settings
    if (split !== undefined && value.includes(split)) {
      const parts = value.split(split).map((part) => part.trim())
      return valueOf(parts, rule)
    }
    return value.trim() === '' ? undefined : rule.convert(value)
  }
  if (!Array.isArray(value)) return value
  const items: readonly unknown[] = value
  if (items.length > 0 && items.every((item) => !isBlank(item) && rule.convert(item) === item)) return value
  const filled = items.filter((item) => !isBlank(item))
  return filled.length === 0 ? undefined : filled.map((item) => rule.convert(item))
}

function isBlank(value: unknown): boolean {
  return value === null || value === ''
}

/** @param written the value as it stands in the file */
function check(value: unknown, written: unknown, index: number, rule: FieldRule, tell: Tell): void {
  const { field, settings } = rule
  if (value === undefined || value === null) {
    if (settings.required) {
      tell([index], () => ({ code: 'data/missing-field', message: `the record has no '${field}'`, hint: `add it: ${field}: …` }))
    }
  } else if (Array.isArray(value)) {
    if (settings.many === false && value.length > 1) tell([index, field], () => tooMany(field, value.length))
    // Where items were left out, or the list is a text, the place is that of the whole.
    const asWritten = Array.isArray(written) && written.length === value.length
    for (let position = 0; position < value.length; position++) {
      const fault = rule.faultOf(value[position])
      if (fault) tell(asWritten ? [index, field, position] : [index, field], () => fault)
    }
  } else {
    const fault = rule.faultOf(value)
    if (fault) tell([index, field], () => fault)
  }
}

function tooMany(field: string, count: number): Fault {
  return {
    code: 'schema/wrong-type',
    message: `'${field}' has ${count} values, and takes one`,
    hint: "leave one, or remove 'many' in course.yaml",
  }
}

function tellUnknown(records: readonly DataRecord[], { key, fields = {} }: CollectionSettings, tell: Tell): void {
  const known = new Set([key, newField, ...Object.keys(fields)])
  records.forEach((record, index) => {
    for (const name in record) {
      if (known.has(name)) continue
      const message = `unknown field '${name}': the collection is closed`
      tell([index, name], () => ({ code: 'schema/unknown-field', message, hint: suggest(name, [...known], 'field') }), 'key')
    }
  })
}
