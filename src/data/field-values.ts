import type { Fault } from '../diagnostics/report.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { isDate } from '../model/date.ts'
import type { FieldSettings } from '../model/field.ts'
import type { Matches } from './patterns.ts'

/** What is asked of each value of one field. */
export interface FieldRule {
  readonly field: string
  readonly settings: FieldSettings
  /** The value as its type has it: the number, or true or false, that a text says. */
  convert(value: unknown): unknown
  /** What is wrong with a value, once it has been converted. */
  faultOf(value: unknown): Fault | undefined
}

type Test = (value: string | number | boolean) => Fault | undefined

export function fieldRule(field: string, settings: FieldSettings, matches: Matches | undefined): FieldRule {
  const tests = [
    ...typeTests(field, settings),
    ...valuesTests(field, settings),
    ...patternTests(field, settings, matches),
    ...limitTests(field, settings),
  ]
  return {
    field,
    settings,
    convert: converter(settings.type),
    faultOf(value) {
      if (!isScalar(value)) return wrongType(field, settings, value)
      for (const test of tests) {
        const fault = test(value)
        if (fault) return fault
      }
      return undefined
    },
  }
}

/** A number whose text would be lost (1.10) stays that text, as in YAML. */
function converter(type: FieldSettings['type']): (value: unknown) => unknown {
  if (type === 'number' || type === 'integer') {
    return (value) => (typeof value === 'string' && isNumber(value) && String(Number(value)) === value ? Number(value) : value)
  }
  if (type === 'boolean') return (value) => (typeof value === 'string' ? (booleans.get(value.toLowerCase()) ?? value) : value)
  return (value) => value
}

const booleans = new Map([
  ['true', true],
  ['false', false],
])

function typeTests(field: string, settings: FieldSettings): Test[] {
  const isRight = typeCheck(settings.type)
  return isRight === undefined ? [] : [(value) => (isRight(value) ? undefined : wrongType(field, settings, value))]
}

function typeCheck(type: FieldSettings['type']): ((value: string | number | boolean) => boolean) | undefined {
  switch (type) {
    case 'number':
      return (value) => typeof value === 'number' || (typeof value === 'string' && isNumber(value))
    case 'integer':
      return (value) => Number.isInteger(value) || (typeof value === 'string' && /^[+-]?\d+$/.test(value))
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'date':
      return (value) => isDate(String(value))
    case 'text':
    case undefined:
      return undefined
  }
}

function isNumber(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)
}

function valuesTests(field: string, { values }: FieldSettings): Test[] {
  if (values === undefined) return []
  const names = values.map(String)
  const known = new Set(names)
  return [
    (value) =>
      known.has(String(value)) ? undefined : invalid(`'${field}' cannot be '${shortened(value)}'`, suggest(String(value), names, 'value')),
  ]
}

function patternTests(field: string, { pattern }: FieldSettings, matches: Matches | undefined): Test[] {
  if (pattern === undefined || matches === undefined) return []
  return [
    (value) =>
      matches(String(value))
        ? undefined
        : invalid(`'${field}' cannot be '${shortened(value)}'`, `write it as the pattern in course.yaml asks: ${pattern}`),
  ]
}

function limitTests(field: string, { type, min, max }: FieldSettings): Test[] {
  const compare = type === 'date' ? compareDates : (a: unknown, b: unknown): number => Number(a) - Number(b)
  const [least, most] = type === 'date' ? ['before', 'after'] : ['less than', 'more than']
  return [
    ...(min === undefined ? [] : [(value: unknown) => (compare(value, min) < 0 ? beyond(field, value, least, min) : undefined)]),
    ...(max === undefined ? [] : [(value: unknown) => (compare(value, max) > 0 ? beyond(field, value, most, max) : undefined)]),
  ]
}

/** Dates as far as both are told: 2026 is neither before nor after 2026-11. */
function compareDates(a: unknown, b: unknown): number {
  const length = Math.min(String(a).length, String(b).length)
  const [x, y] = [String(a).slice(0, length), String(b).slice(0, length)]
  return x < y ? -1 : x > y ? 1 : 0
}

function beyond(field: string, value: unknown, how: string | undefined, limit: unknown): Fault {
  return invalid(`'${field}' is ${shortened(value)}, which is ${how} ${String(limit)}`, 'correct it, or the limit in course.yaml')
}

function invalid(message: string, hint: string): Fault {
  return { code: 'schema/invalid-value', message, hint }
}

const expected = { text: 'text', number: 'a number', integer: 'a whole number', boolean: 'true or false', date: 'a date' }
const hints = {
  text: 'write it as text, or as a list of texts',
  number: 'write it with a decimal point and nothing else: 1234.5',
  integer: 'write it in digits alone: 1234',
  boolean: 'write true or false',
  date: 'write it as 2026-11-01, 2026-11 or 2026',
}

function wrongType(field: string, { type = 'text' }: FieldSettings, value: unknown): Fault {
  const found = Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a mapping' : `'${shortened(value)}'`
  return { code: 'schema/wrong-type', message: `'${field}': expected ${expected[type]}, found ${found}`, hint: hints[type] }
}

function shortened(value: unknown): string {
  const text = String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
