import { posix } from 'node:path'
import { type YamlDocument, parseYaml } from '../content/parse-yaml.ts'
import { recordsOf } from '../content/records.ts'
import { validate } from '../content/validate.ts'
import { keyed } from '../data/keyed.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Source, reporterFor } from '../diagnostics/report.ts'
import { type Memory, memoryOf } from '../import/memory.ts'
import type { OwnRecord } from '../import/merge.ts'
import type { DataRecord } from '../model/collection.ts'
import type { CollectionSettings } from '../model/course.ts'
import { importMemory } from '../model/import-memory.ts'
import type { World } from '../world/world.ts'
import { insideToWrite } from './paths.ts'
import type { ReadCourse } from './read-course.ts'
import { atStart, limits, readText } from './read-file.ts'

/** The collection that a list is imported into, as it stands. */
export interface ImportTarget {
  readonly name: string
  readonly settings: CollectionSettings
  /** Whether course.yaml has it. */
  readonly declared: boolean
  /** Its file, relative to the course. */
  readonly file: string
  readonly json: boolean
  /** The keys that lead to the records in the file. */
  readonly at: readonly string[]
  /** `[]` where there is no file yet. */
  readonly text: string
  /** The file's bytes; absent where there is no file yet. */
  readonly bytes: Uint8Array | undefined
  readonly records: readonly DataRecord[]
  readonly own: readonly OwnRecord[]
  readonly source: Source
  readonly memory: Memory
  readonly memoryFile: string
  readonly memoryBytes: Uint8Array | undefined
}

/** Reads the collection's file and what was last imported into it; `undefined` where a fault was reported. */
export async function readTarget(
  world: World,
  root: string,
  name: string,
  course: ReadCourse,
  diagnostics: Diagnostic[],
): Promise<ImportTarget | undefined> {
  const declared = course.course?.collections[name]
  const settings: CollectionSettings = declared ?? { source: `data/${name}.yaml`, key: 'name' }
  const at = [settings.at ?? []].flat()
  const file = settings.source
  const place = reporterFor(course.courseSource, diagnostics, declared ? ['collections', name, 'source'] : [])
  const path = await insideToWrite(world, root, file)
  if (path === undefined) {
    place.report({
      code: 'file/outside-course',
      message: `'${file}' is outside the course`,
      hint: 'name a file in the folder of course.yaml or below it',
    })
    return undefined
  }
  if ((await world.stat(path).catch(() => undefined))?.kind === 'folder') {
    place.report({
      code: 'import/target',
      message: `'${file}' is a folder, and import edits a single file`,
      hint: 'keep the records in one YAML file, or write the new ones by hand',
    })
    return undefined
  }
  if (!/\.(?:ya?ml|json)$/i.test(file)) {
    place.report({
      code: 'import/target',
      message: `'${file}' is neither YAML nor JSON, and import edits no other`,
      hint: `keep '${name}' in a YAML file, or replace '${file}' by the list itself`,
    })
    return undefined
  }
  const found = await readIfThere(world, path, file, diagnostics)
  const memoryFile = posix.join(posix.dirname(file.replaceAll('\\', '/')), '.imports', `${name}.json`)
  const memoryPath = await insideToWrite(world, root, memoryFile)
  if (memoryPath === undefined) {
    place.report({
      code: 'file/outside-course',
      message: `'${memoryFile}' leads out of the course`,
      hint: 'put the folder itself here, not a link',
    })
    return undefined
  }
  const remembered = await readIfThere(world, memoryPath, memoryFile, diagnostics)
  if (!found || !remembered) return undefined
  const text = found.text ?? '[]\n'
  const document = parseYaml(file, text)
  const list = readRecords(document, settings.key, at, diagnostics)
  const memory = readMemory(memoryFile, remembered.text, diagnostics)
  if (!list || !memory) return undefined
  if (!isPlainList(document.value, at)) {
    place.report({
      code: 'import/target',
      message: `the records of '${file}' are a mapping, and import edits a list`,
      hint: 'begin each record with a dash, and give it its name as a field',
    })
    return undefined
  }
  return {
    name,
    settings,
    declared: declared !== undefined,
    file,
    json: /\.json$/i.test(file),
    text,
    bytes: found.bytes,
    at,
    ...list,
    memory,
    memoryFile,
    memoryBytes: remembered.bytes,
  }
}

/** The records of a collection's text, each with a key of its own; `undefined` where a fault was reported. */
export function readRecords(
  document: YamlDocument,
  key: string,
  at: readonly string[],
  diagnostics: Diagnostic[],
): Pick<ImportTarget, 'records' | 'own' | 'source'> | undefined {
  const found = document.diagnostics.length > 0 ? undefined : recordsOf(document, { key, at })
  if (!found?.ok) {
    diagnostics.push(...(found?.diagnostics ?? document.diagnostics))
    return undefined
  }
  const { records, source } = found
  const own = records.map((record, index) => ownRecord(record, index, key))
  const seen = new Set<string>()
  const faults: Diagnostic[] = []
  own.forEach((record, index) => {
    const reporter = reporterFor(source, faults, [index])
    if (record.key.trim() === '') {
      reporter.report({ code: 'data/missing-field', message: `the record has no '${key}'`, hint: `add it: ${key}: …` })
    } else if (seen.has(record.key)) {
      reporter.report({
        code: 'data/duplicate-key',
        severity: 'error',
        message: `two records have the ${key} '${record.key}'`,
        hint: 'remove one of the two, or rename it',
      })
    }
    seen.add(record.key)
  })
  diagnostics.push(...faults)
  return faults.length > 0 ? undefined : { records, own, source }
}

/** Whether the records are the items of a list. */
function isPlainList(value: unknown, at: readonly string[]): boolean {
  const [step, ...rest] = at
  if (step === undefined) return Array.isArray(value)
  return typeof value === 'object' && value !== null && isPlainList(Reflect.get(value, step), rest)
}

function ownRecord(record: DataRecord, index: number, key: string): OwnRecord {
  const { key: name, fields } = keyed(record, index, key)
  return { key: name, fields }
}

function readMemory(file: string, text: string | undefined, diagnostics: Diagnostic[]): Memory | undefined {
  if (text === undefined) return new Map()
  const known = importMemory.safeParse(parsedJson(text))
  if (known.success) return memoryOf(known.data.records)
  // Its faults have places when it is read as data of the course are.
  const document = parseYaml(file, text)
  const valid = document.diagnostics.length > 0 ? document : validate(importMemory, document)
  if ('ok' in valid && valid.ok) return memoryOf(valid.value.records)
  const hint = 'take it from your history again; without it every value counts as written by hand'
  diagnostics.push(...valid.diagnostics.map((found) => ({ ...found, hint })))
  return undefined
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A file that need not be there. `undefined` where a fault was reported. */
async function readIfThere(
  world: World,
  path: string,
  file: string,
  diagnostics: Diagnostic[],
): Promise<{ text: string; bytes: Uint8Array } | { text: undefined; bytes: undefined } | undefined> {
  const read = await readText(world, path, limits.data)
  if ('fault' in read) {
    if (read.fault.code === 'file/not-found' && (await world.stat(path)) === undefined) return { text: undefined, bytes: undefined }
    diagnostics.push(atStart(file, read.fault))
    return undefined
  }
  return { text: read.text, bytes: await world.read(path) }
}
