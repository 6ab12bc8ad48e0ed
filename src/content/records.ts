import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import type { Path, Source } from '../diagnostics/report.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { type DataRecord, collectionFile, record } from '../model/collection.ts'
import type { YamlDocument } from './parse-yaml.ts'
import { validate } from './validate.ts'

/** The records of a collection, with the places of their values: that of record 3's field is `[3, 'name']`. */
export interface RecordList {
  readonly records: readonly DataRecord[]
  readonly source: Source
}

export type FoundRecords = ({ readonly ok: true } & RecordList) | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

export interface WhereRecords {
  /** The field that tells records apart. */
  readonly key: string
  /** The keys that lead to the records in their file. */
  readonly at: readonly string[]
}

/**
 * The records of a document: a list of mappings, or a mapping of mappings, where a record without its key has it from there.
 * They are checked by a plain loop, and not copied: there may be very many.
 */
export function recordsOf(document: YamlDocument, { key, at }: WhereRecords): FoundRecords {
  let value: unknown = document.value
  for (const [depth, step] of at.entries()) {
    if (!isMapping(value) || !Object.hasOwn(value, step)) return fault(nothingAt(document, at.slice(0, depth), step, value))
    value = value[step]
  }
  if (isMapping(value)) {
    return isKeyed(value) ? keyed(document, value, key, at) : { ok: false, diagnostics: notRecords(document, value, at) }
  }
  if (Array.isArray(value) && isListOf(value)) return { ok: true, records: value, source: movedSource(document, at) }
  const checked = validate(collectionFile, document, value, at)
  return checked.ok ? { ok: true, records: checked.value, source: movedSource(document, at) } : checked
}

/** The records of a folder's files, one in each; a record without its key has the name of its file. */
export function recordsOfFiles(folder: string, documents: readonly YamlDocument[], key: string): FoundRecords {
  const records: DataRecord[] = []
  const diagnostics: Diagnostic[] = []
  for (const document of documents) {
    if (isMapping(document.value)) records.push(withKey(document.value, key, nameOf(document.file)))
    else {
      const checked = validate(record, document)
      const hint = 'a file in the folder of a collection holds one record: its fields, with no dash before them'
      if (!checked.ok) diagnostics.push(...checked.diagnostics.map((found) => ({ ...found, hint })))
    }
  }
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, records, source: sourceOfFiles(folder, documents) }
}

/** A document as a source of places, looked up only when a fault asks for one. */
export function sourceOf(document: YamlDocument): Source {
  return {
    file: document.file,
    valueAt: (path) => document.positions().valueAt(path),
    keyAt: (path) => document.positions().keyAt(path),
  }
}

function movedSource(document: YamlDocument, at: Path): Source {
  const source = sourceOf(document)
  if (at.length === 0) return source
  return { ...source, valueAt: (path) => source.valueAt([...at, ...path]), keyAt: (path) => source.keyAt([...at, ...path]) }
}

function sourceOfFiles(folder: string, documents: readonly YamlDocument[]): Source {
  const documentAt = ([index]: Path): YamlDocument | undefined => (typeof index === 'number' ? documents[index] : undefined)
  return {
    file: folder,
    parts: { files: documents.map(({ file }) => file), fileAt: (path) => documentAt(path)?.file ?? folder },
    valueAt: (path) => documentAt(path)?.positions().valueAt(path.slice(1)) ?? fileStart,
    keyAt: (path) => documentAt(path)?.positions().keyAt(path.slice(1)) ?? fileStart,
  }
}

function keyed(document: YamlDocument, value: Record<string, DataRecord>, key: string, at: Path): FoundRecords {
  const source = sourceOf(document)
  const names = inOrder(Object.keys(value), (name) => document.positions().keyAt([...at, name]).start)
  const records = names.map((name) => withKey(value[name] ?? {}, key, name))
  /** Where a path leads in the file; the key of a record that has none of its own is that of the mapping. */
  const placed = ([index, ...rest]: Path): { path: Path; isKey: boolean } => {
    const name = typeof index === 'number' ? names[index] : undefined
    if (name === undefined) return { path: at, isKey: false }
    const isKey = rest[0] === key && !Object.hasOwn(value[name] ?? {}, key)
    return { path: [...at, name, ...(isKey ? [] : rest)], isKey }
  }
  const keyAt = (path: Path): ReturnType<Source['keyAt']> => source.keyAt(placed(path).path)
  return {
    ok: true,
    records,
    source: { file: source.file, keyAt, valueAt: (path) => (placed(path).isKey ? keyAt(path) : source.valueAt(placed(path).path)) },
  }
}

/** The keys of a mapping as they are written: an object gives those that are whole numbers first. */
function inOrder(names: string[], placeOf: (name: string) => { line: number; column: number }): string[] {
  if (!names.some((name) => /^\d+$/.test(name))) return names
  const places = new Map(names.map((name) => [name, placeOf(name)]))
  const compare = (a: string, b: string): number => {
    const [x, y] = [places.get(a), places.get(b)]
    return (x?.line ?? 0) - (y?.line ?? 0) || (x?.column ?? 0) - (y?.column ?? 0)
  }
  return names.toSorted(compare)
}

function withKey(fields: DataRecord, key: string, name: string): DataRecord {
  return Object.hasOwn(fields, key) ? fields : { [key]: name, ...fields }
}

/** `gpt-4` of `data/models/gpt-4.yaml`. */
function nameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
}

/** Of a mapping that is no list: the entries that are no records where others are, or where else the records may stand. */
function notRecords(document: YamlDocument, value: Record<string, unknown>, at: readonly string[]): Diagnostic[] {
  const names = Object.keys(value)
  const placed = { code: 'schema/wrong-type', severity: 'error', file: document.file } as const
  const range = (name: string): Diagnostic['range'] => document.positions().keyAt([...at, name])
  if (names.filter((name) => isMapping(value[name])).length > 1) {
    const hint = 'write the fields of the record below its name'
    const others = names.filter((name) => !isMapping(value[name]))
    return others.map((name) => ({ ...placed, message: `'${name}': expected a record, as its neighbours are`, hint, range: range(name) }))
  }
  const inside = names.find((name) => typeof value[name] === 'object' && value[name] !== null)
  const message = `${at.length === 0 ? 'the file' : `'${at.join(' ')}'`}: expected a list of records, found a mapping`
  if (inside === undefined) return [{ ...placed, message, hint: 'begin each record with a dash', range: document.positions().keyAt(at) }]
  const written = at.length === 0 ? inside : `[${[...at, inside].join(', ')}]`
  const hint = `if the records stand under '${inside}', say so in course.yaml, below source: at: ${written}`
  return [{ ...placed, message, hint, range: range(inside) }]
}

function nothingAt(document: YamlDocument, at: Path, step: string, value: unknown): Diagnostic {
  return {
    code: 'schema/missing-field',
    severity: 'error',
    message: `there is no '${step}' here, where course.yaml looks for the records`,
    hint: isMapping(value)
      ? suggest(step, Object.keys(value), 'key')
      : "remove 'at' from the collection in course.yaml: the records are not under a key",
    file: document.file,
    range: at.length === 0 ? fileStart : document.positions().keyAt(at),
  }
}

function fault(diagnostic: Diagnostic): FoundRecords {
  return { ok: false, diagnostics: [diagnostic] }
}

function isListOf(values: readonly unknown[]): values is DataRecord[] {
  return values.every(isMapping)
}

function isKeyed(value: DataRecord): value is Record<string, DataRecord> {
  return isListOf(Object.values(value))
}

function isMapping(value: unknown): value is DataRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
