import type { z } from 'zod'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearest, suggest } from '../diagnostics/suggest.ts'
import type { Path } from '../diagnostics/report.ts'
import type { YamlDocument } from './parse-yaml.ts'

type Issue = z.core.$ZodIssue

/** A value that fits its schema, or the diagnostics that say why it does not. */
export type Validated<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/**
 * Checks a part of a document against a schema. Every fault is reported, each at its own place.
 *
 * @param value the part of the document to check
 * @param base where that part stands in the document
 */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  document: YamlDocument,
  value: unknown = document.value,
  base: Path = [],
): Validated<z.output<Schema>> {
  const result = schema.safeParse(value)
  if (result.success) return { ok: true, value: result.data }
  return {
    ok: false,
    diagnostics: result.error.issues.flatMap((issue) => explain(issue, document, value, base, (path) => knownKeys(schema, path))),
  }
}

/** The names of the fields of the mapping at a path of the value. */
type KnownKeys = (path: readonly PropertyKey[]) => readonly string[]

function explain(issue: Issue, document: YamlDocument, root: unknown, base: Path, known: KnownKeys): Diagnostic[] {
  const path = [...base, ...issue.path.filter((step) => typeof step !== 'symbol')]
  const at = { file: document.file, severity: 'error' as const }
  const field = fieldName(path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        ...at,
        code: 'schema/unknown-field',
        message: `unknown field '${key}'`,
        hint: unknownHint(key, known(issue.path), issue.path.length === 0),
        range: document.positions().keyAt([...path, key]),
      }))
    case 'invalid_type': {
      if (valueAt(root, issue.path) === undefined) {
        return [
          {
            ...at,
            code: 'schema/missing-field',
            message: `${field} is missing`,
            hint: `add it: ${expected(issue.expected)}`,
            range: document.positions().keyAt(path.slice(0, -1)),
          },
        ]
      }
      return [wrongType(document, path, field, `expected ${expected(issue.expected)}`, valueAt(root, issue.path))]
    }
    case 'invalid_union':
      return explainUnion(issue, document, root, base, path, field)
    case 'invalid_value':
      if (valueAt(root, issue.path) === undefined) {
        const hint = `add it: ${issue.values.map(String).join(', ')}`
        return [
          {
            ...at,
            code: 'schema/missing-field',
            message: `${field} is missing`,
            hint,
            range: document.positions().keyAt(path.slice(0, -1)),
          },
        ]
      }
      return [
        {
          ...at,
          code: 'schema/invalid-value',
          message: `${field} cannot be ${show(valueAt(root, issue.path))}`,
          hint: suggest(String(valueAt(root, issue.path)), issue.values.map(String), 'value'),
          range: document.positions().valueAt(path),
        },
      ]
    case 'too_small':
    case 'too_big':
      return [
        {
          ...at,
          code: 'schema/invalid-value',
          message: sizeMessage(issue, field),
          hint:
            issue.origin === 'number' || issue.origin === 'int'
              ? 'write another number'
              : issue.code === 'too_small'
                ? 'add what is missing'
                : 'shorten it, or split it in two',
          range: document.positions().valueAt(path),
        },
      ]
    default:
      return [
        {
          ...at,
          code: 'schema/invalid-value',
          message: `${field}: ${lowerFirst(issue.message)}`,
          hint: 'see docs/format.md for what this field takes',
          range: document.positions().valueAt(path),
        },
      ]
  }
}

/** "'columns' is empty", "'options' has more than 6 items". */
function sizeMessage(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>, field: string): string {
  const counted = issue.origin === 'array' ? ' items' : issue.origin === 'string' ? ' characters' : ''
  if (issue.code === 'too_big') return `${field} has more than ${issue.maximum}${counted}`
  if (counted !== '' && issue.minimum === 1) return `${field} is empty`
  return counted === ''
    ? `${field} must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
    : `${field} has less than ${issue.minimum}${counted}`
}

/** Of several shapes, tells of the one that the author most likely meant. */
function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  document: YamlDocument,
  root: unknown,
  base: Path,
  path: Path,
  field: string,
): Diagnostic[] {
  const value = valueAt(root, issue.path)
  if (value === undefined) {
    return [
      {
        file: document.file,
        severity: 'error',
        code: 'schema/missing-field',
        message: `${field} is missing`,
        hint: 'add it',
        range: document.positions().keyAt(path.slice(0, -1)),
      },
    ]
  }
  const rejects = (branch: Issue): boolean =>
    branch.path.length === 0 &&
    (branch.code === 'invalid_type' || branch.code === 'invalid_value' || (branch.code === 'invalid_union' && !isContainer(value)))
  const foreign = (branch: readonly Issue[]): boolean =>
    isContainer(value) &&
    branch.some((inner) => inner.path.length === 0 && inner.code === 'unrecognized_keys' && inner.keys.length === Object.keys(value).length)
  const meant = issue.errors.find((branch) => branch.length > 0 && !branch.some(rejects) && !foreign(branch))
  if (meant) {
    return meant.flatMap((inner) => explain({ ...inner, path: [...issue.path, ...inner.path] }, document, root, base, () => []))
  }
  const shapes = [...new Set(issue.errors.flatMap((branch) => shapesOf(branch)))]
  return [wrongType(document, path, field, `expected ${shapes.join(' or ')}`, value)]
}

function shapesOf(branch: readonly Issue[]): string[] {
  return branch.flatMap((issue) => {
    if (issue.code === 'invalid_type') return [expected(issue.expected)]
    if (issue.code === 'invalid_value') return issue.values.map(String)
    if (issue.code === 'invalid_union') return issue.errors.flatMap(shapesOf)
    return []
  })
}

function wrongType(document: YamlDocument, path: Path, field: string, message: string, value: unknown): Diagnostic {
  const scalar = typeof value === 'number' || typeof value === 'boolean' || value === null
  const list = Array.isArray(value)
  return {
    file: document.file,
    severity: 'error',
    code: 'schema/wrong-type',
    message: `${field}: ${message}, found ${typeName(value)}`,
    hint:
      value === null
        ? 'write its value, or remove it'
        : scalar && message.includes('text')
          ? `put it in quotes: "${document.positions().sourceAt(path) ?? String(value)}"`
          : typeof value === 'object' && !list && message.includes('text')
            ? 'text with a colon in it wants quotes'
            : 'see docs/format.md for what this field takes',
    range: document.positions().valueAt(path),
  }
}

function expected(type: string): string {
  const names: Record<string, string> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping',
    record: 'a mapping',
  }
  return names[type] ?? type
}

function typeName(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return `the number ${value}`
  return String(value)
}

function show(value: unknown): string {
  return isContainer(value) ? typeName(value) : `'${String(value)}'`
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function fieldName(path: Path): string {
  const last = path.findLast((step) => typeof step === 'string')
  const index = path.at(-1)
  if (last === undefined) return typeof index === 'number' ? `item ${index + 1}` : 'the file'
  return typeof index === 'number' ? `item ${index + 1} of '${last}'` : `'${last}'`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root
  for (const step of path) {
    if (!isContainer(value)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}

function unknownHint(key: string, known: readonly string[], outermost: boolean): string {
  return outermost || nearest(key, known) !== undefined
    ? suggest(key, known, 'field')
    : 'remove it, or check its spelling and its indentation'
}

/** The field names of the mapping at a path of a schema, for "did you mean"; none inside a union. */
function knownKeys(schema: unknown, path: readonly PropertyKey[]): string[] {
  const inner = unwrapped(schema)
  const shape = member(inner, 'shape')
  const [step, ...rest] = path
  if (step === undefined) return isContainer(shape) ? Object.keys(shape) : []
  if (typeof step === 'number') return knownKeys(member(inner, 'element'), rest)
  const values = member(inner, 'valueType')
  if (values !== undefined) return knownKeys(values, rest)
  return isContainer(shape) && Object.hasOwn(shape, step) ? knownKeys(member(shape, step), rest) : []
}

/** The schema inside `optional`, `default` and a transformation. */
function unwrapped(schema: unknown): unknown {
  const definition = member(schema, 'def')
  const inner = member(definition, 'innerType') ?? member(definition, 'in')
  return inner === undefined ? schema : unwrapped(inner)
}

function member(value: unknown, name: PropertyKey): unknown {
  return isContainer(value) ? Reflect.get(value, name) : undefined
}
