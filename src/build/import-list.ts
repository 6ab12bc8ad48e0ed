import type { YamlDocument } from '../content/parse-yaml.ts'
import { sourceOf } from '../content/records.ts'
import { type RecordChange, recordChanges } from '../data/changes.ts'
import { fieldNames } from '../data/values.ts'
import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { reporterFor } from '../diagnostics/report.ts'
import { applyRules } from '../diagnostics/rules.ts'
import { nearKeyFaults, spellingFaults } from '../import/alike.ts'
import { findList } from '../import/find-list.ts'
import { renderMemory } from '../import/memory.ts'
import type { Merge, OwnRecord } from '../import/merge.ts'
import type { FieldMapping } from '../import/options.ts'
import { type Placement, placeRecords } from '../import/place.ts'
import { mergeFaults } from '../import/report.ts'
import type { DataRecord } from '../model/collection.ts'
import { realWorld } from '../world/real.ts'
import type { World } from '../world/world.ts'
import { mergeInto } from './import-merge.ts'
import { type ImportTarget, readTarget } from './import-target.ts'
import { parserOf } from './read-collection.ts'
import { readCourse } from './read-course.ts'
import { atStart, limits, readText } from './read-file.ts'

export interface ImportOptions {
  readonly root: string
  /** The list's path, and how it is called in what is told. */
  readonly path: string
  readonly list: string
  /** The collection. */
  readonly as: string
  readonly map: readonly FieldMapping[]
  readonly split: ReadonlyMap<string, string>
  /** Where in the file the list is. */
  readonly at?: string | undefined
  readonly prune?: boolean | undefined
  /** Whether records with faults are left out, and the others come in. */
  readonly skip?: boolean | undefined
  readonly world?: World | undefined
}

/** A file that an import changes, relative to the course. */
export interface ImportWrite {
  readonly file: string
  /** What it held when it was read; absent where there was none. */
  readonly before: Uint8Array | undefined
  readonly after: Uint8Array
}

/** What an import would do. Nothing is written yet. */
export interface ImportPlan {
  /** Whether it can be done: there is no error. */
  readonly ok: boolean
  readonly diagnostics: readonly Diagnostic[]
  /** The texts of the files, for code frames. */
  readonly texts: ReadonlyMap<string, string>
  /** Absent where the list or the collection could not be read. */
  readonly result?: ImportResult
}

export interface ImportResult {
  readonly file: string
  readonly key: string
  /** Whether course.yaml has the collection. */
  readonly declared: boolean
  readonly records: number
  readonly changes: readonly RecordChange[]
  readonly before: readonly DataRecord[]
  readonly after: readonly DataRecord[]
  readonly placement: Placement
  /** How many values were edited by hand, where the list says what it said last time. */
  readonly settled: number
  /** Records that were imported once and then removed by hand: they stay away. */
  readonly dropped: readonly string[]
  /** How many records were left out for their faults. */
  readonly skipped: number
  readonly writes: readonly ImportWrite[]
}

/** Reads a foreign list and the collection that it comes into, merges them by key, and tells what that changes. */
export async function planImport(options: ImportOptions): Promise<ImportPlan> {
  const world = options.world ?? realWorld
  const diagnostics: Diagnostic[] = []
  const course = await readCourse(world, options.root)
  const texts = new Map(course.texts)
  if (!course.course) return failed(course.diagnostics, texts)
  const target = await readTarget(world, options.root, options.as, course, diagnostics)
  if (target) texts.set(target.file, target.text)
  const list = await readForeign(world, options, diagnostics)
  if (list) texts.set(options.list, list.text)
  if (!target || !list) return failed(diagnostics, texts)

  const source = sourceOf(list)
  const found = findList(list.value, options.at, target.settings.key)
  if ('fault' in found) {
    reporterFor(source, diagnostics, found.path).report({ code: 'import/no-list', ...found.fault })
    return failed(diagnostics, texts)
  }
  const { key } = target.settings
  const known = [...new Set([...fieldNames(target.records), ...Object.keys(target.settings.fields ?? {})])]
  const placement = placeRecords(found.records, source, { ...options, key, known }, diagnostics)
  const judge = { rules: course.course.rules ?? {}, strict: false }
  const judged = (): Diagnostic[] => sortDiagnostics(applyRules(diagnostics, judge))

  const done = await mergeInto(target, placement, course, { ...options, source })
  diagnostics.push(...done.diagnostics)
  if (!done.ok) return { ok: false, diagnostics: judged(), texts }
  diagnostics.push(
    ...mergeFaults(done.merged, target.own, target.source, options.list),
    ...nearKeyFaults(
      done.merged.added,
      target.own.map((record) => record.key),
      source,
      target.file,
    ),
    ...spellingFaults(done.taken, key, source, { existing: (field) => valuesOf(target.own, field), mappings: placement.fields }),
  )
  const result: ImportResult = {
    file: target.file,
    key,
    declared: target.declared,
    records: found.records.length,
    changes: recordChanges(target.records, done.after, key),
    before: target.records,
    after: done.after,
    placement,
    settled: done.merged.settled,
    dropped: done.merged.dropped.map((record) => record.key),
    skipped: placement.present.size - done.taken.length,
    writes: writesOf(target, done.text, done.merged),
  }
  const sorted = judged()
  return { ok: !hasErrors(sorted), diagnostics: sorted, texts, result }
}

function failed(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): ImportPlan {
  return { ok: false, diagnostics: sortDiagnostics(diagnostics), texts }
}

/** The foreign file; `undefined` where a fault was reported. */
async function readForeign(world: World, { path, list }: ImportOptions, diagnostics: Diagnostic[]): Promise<YamlDocument | undefined> {
  const read = await readText(world, path, limits.data)
  if ('fault' in read) {
    diagnostics.push(atStart(list, read.fault))
    return undefined
  }
  const parse = parserOf(path)
  if (!parse) {
    const hint = 'save it as .yaml, .json, .csv or .tsv'
    diagnostics.push(atStart(list, { code: 'data/unknown-format', severity: 'error', message: 'this kind of file is not read', hint }))
    return undefined
  }
  const document = await parse(list, read.text)
  diagnostics.push(...document.diagnostics)
  return document.diagnostics.length > 0 ? undefined : document
}

function valuesOf(own: readonly OwnRecord[], field: string): Set<string> {
  return new Set(own.flatMap((record) => record.fields.get(field) ?? []))
}

function writesOf(target: ImportTarget, text: string, merged: Merge): ImportWrite[] {
  const encoder = new TextEncoder()
  const [first, second, third] = target.bytes ?? []
  const mark = first === 0xef && second === 0xbb && third === 0xbf ? '\ufeff' : ''
  const writes = [
    { file: target.file, before: target.bytes, after: encoder.encode(mark + text) },
    { file: target.memoryFile, before: target.memoryBytes, after: encoder.encode(renderMemory(merged.memory)) },
  ]
  return writes.filter(({ before, after }) => !before || !sameBytes(before, after))
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
