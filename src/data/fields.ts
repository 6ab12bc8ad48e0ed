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
      check(taken, { index, written: value }, rule, tell)
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
  const filled = items.filter((item) => item !== null && item !== '')
  if (filled.length === 0) return undefined
  const converted = filled.map((item) => rule.convert(item))
  return converted.length === items.length && converted.every((item, index) => item === items[index]) ? value : converted
}

function check(value: unknown, { index, written }: { index: number; written: unknown }, rule: FieldRule, tell: Tell): void {
  const { field, settings } = rule
  if (value === undefined || value === null) {
    if (settings.required) {
      tell([index], () => ({ code: 'data/missing-field', message: `the record has no '${field}'`, hint: `add it: ${field}: …` }))
    }
  } else if (Array.isArray(value)) {
    if (settings.many === false && value.length > 1) tell([index, field], () => tooMany(field, value.length))
    // Where items were left out, or the list is a text, the place is that of the whole.
    const asWritten = Array.isArray(written) && written.length === value.length
    value.forEach((item: unknown, position) => checkOne(item, [index, field, ...(asWritten ? [position] : [])], rule, tell))
  } else checkOne(value, [index, field], rule, tell)
}

function checkOne(value: unknown, path: Path, rule: FieldRule, tell: Tell): void {
  const fault = rule.faultOf(value)
  if (fault) tell(path, () => fault)
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
