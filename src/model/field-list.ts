import { z } from 'zod'

/** A field of a schema, as a reference tells of it. */
export interface FieldEntry {
  readonly name: string
  readonly required: boolean
  /** What it takes, in words: `text`, `list of prose`. */
  readonly takes: string
  /** What it is for, and its default; '' where there is nothing to say. */
  readonly about: string
}

/** How names are written in words: as code, as links. */
export interface FieldNames {
  readonly value: (text: string) => string
  /** A part of the format that has a description of its own: `prose`, `query`. */
  readonly part: (name: string) => string
}

interface Schema {
  readonly [key: string]: unknown
}

/** The fields of an object schema, as its author writes them. */
export function fieldList(schema: z.ZodType, names: FieldNames): FieldEntry[] {
  const json = rootOf(z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }))
  const required: unknown[] = Array.isArray(json['required']) ? json['required'] : []
  return Object.entries(asSchema(json['properties'])).map(([name, property]) => ({
    name,
    required: required.includes(name),
    takes: typeOf(asSchema(property), names),
    about: about(asSchema(property)),
  }))
}

/** A schema with a name of its own is a reference at the root: what it refers to. */
function rootOf(json: Schema): Schema {
  const name = referred(json)
  return name === undefined ? json : asSchema(asSchema(json['definitions'])[name])
}

function typeOf(schema: Schema, names: FieldNames): string {
  const part = referred(schema) ?? referred(asSchema(Array.isArray(schema['allOf']) ? schema['allOf'][0] : undefined))
  if (part !== undefined) return names.part(part)
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => names.value(String(value))).join(', ')
  if ('const' in schema) return names.value(String(schema['const']))
  const branches = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(branches)) return [...new Set(branches.map((branch) => typeOf(asSchema(branch), names)))].join(' or ')
  if (schema['type'] === 'array') return `list of ${typeOf(asSchema(schema['items']), names)}`
  if (schema['type'] === 'object') {
    const properties = Object.keys(asSchema(schema['properties']))
    return properties.length === 0 ? 'mapping' : `{ ${properties.map(names.value).join(', ')} }`
  }
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    integer: 'whole number',
    number: 'number',
    boolean: 'true or false',
  }
  return words[String(schema['type'])] ?? 'anything'
}

function about(schema: Schema): string {
  const text = typeof schema['description'] === 'string' && !('$ref' in schema) ? schema['description'] : ''
  const fallback = 'default' in schema && !isEmpty(schema['default']) ? ` Default: \`${JSON.stringify(schema['default'])}\`.` : ''
  return `${text}${fallback}`.trim()
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function referred(schema: Schema): string | undefined {
  return typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined
}

function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
