import { type ListEditor, listEditor } from '../content/edit-list.ts'
import { parseYaml } from '../content/parse-yaml.ts'
import { sameTexts } from '../data/keyed.ts'
import { fieldNames } from '../data/values.ts'
import type { Diagnostic, Range } from '../diagnostics/diagnostic.ts'
import type { Source } from '../diagnostics/report.ts'
import { type Merge, type MergeOptions, type OwnRecord, merge } from '../import/merge.ts'
import type { PlacedRecord, Placement } from '../import/place.ts'
import type { DataRecord } from '../model/collection.ts'
import { checkCollections } from './check-data.ts'
import { type ImportTarget, readRecords } from './import-target.ts'
import type { ReadCourse } from './read-course.ts'

/** A list merged into the text of a collection, or why it cannot be. */
export type Merged =
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly ok: true
      readonly diagnostics: readonly Diagnostic[]
      readonly merged: Merge
      readonly text: string
      readonly after: readonly DataRecord[]
      /** The imported records that were taken: all, or those without faults. */
      readonly taken: readonly PlacedRecord[]
    }

interface Means {
  readonly source: Source
  readonly prune?: boolean | undefined
  readonly skip?: boolean | undefined
}

/** Merges, edits the text, reads it again as a build would, and checks the imported records by the rules of the collection. */
export async function mergeInto(
  target: ImportTarget,
  placement: Placement,
  course: ReadCourse,
  { source, prune, skip }: Means,
): Promise<Merged> {
  // The places of a long list take time: a list that changes nothing does not ask for them.
  let opened: ListEditor | undefined
  const editor = (): ListEditor => (opened ??= listEditor(target.text, target.json, target.at))
  const fields = placement.fields.map(({ field }) => field)
  const can: MergeOptions['can'] = {
    set: (index, field) => editor().canSet(index, field),
    unset: (index, field) => editor().canUnset(index, field),
    remove: (index) => editor().canRemove(index),
  }
  const attempt = async (listed: readonly PlacedRecord[]): Promise<Merged & { readonly faulty?: ReadonlySet<PlacedRecord> }> => {
    const merged = merge(target.own, listed, target.memory, {
      key: target.settings.key,
      fields,
      present: placement.present,
      prune: prune ?? false,
      can,
    })
    const { set, remove, append } = merged.edits
    const changes = set.length + remove.length + append.length > 0
    const text = changes ? editor().apply(merged.edits) : target.text
    const read = changes ? readRecords(parseYaml(target.file, text), target.settings.key, target.at, []) : target
    if (!read || !isAsMerged(read.own, target.own, merged, target.settings.key)) {
      return { ok: false, diagnostics: [notEdited(target)] }
    }
    const removed = new Set(remove)
    const kept = target.own.flatMap((_, index) => (removed.has(index) ? [] : [merged.matched.get(index)]))
    const origins = [...kept, ...merged.added]
    const { faults, faulty } = await checkImported(read.records, origins, { target, placement, course, source })
    return { ok: true, diagnostics: faults, merged, text, after: read.records, taken: listed, faulty }
  }
  const first = await attempt(placement.records)
  if (!skip || !first.faulty?.size) return first
  const { faulty } = first
  const second = await attempt(placement.records.filter((record) => !faulty.has(record)))
  // What was left out is told, and no longer in the way.
  const told = first.diagnostics.map((found) => ({ ...found, severity: 'warning' as const }))
  return { ...second, diagnostics: [...told, ...second.diagnostics] }
}

/** What the rules of the collection say of the records that the list has a part in, each fault at its place in the list. */
async function checkImported(
  records: readonly DataRecord[],
  origins: readonly (PlacedRecord | undefined)[],
  { target, placement, course, source }: { target: ImportTarget; placement: Placement; course: ReadCourse; source: Source },
): Promise<{ faults: Diagnostic[]; faulty: Set<PlacedRecord> }> {
  const columns = new Map(placement.fields.map((mapping) => [mapping.field, mapping.columns[0]?.split('.') ?? []]))
  const origin = new Map<Range, PlacedRecord>()
  const elsewhere: Range = { ...source.valueAt([]) }
  const place =
    (on: 'valueAt' | 'keyAt') =>
    ([index, field, ...rest]: readonly (string | number)[]): Range => {
      const record = typeof index === 'number' ? origins[index] : undefined
      if (!record) return elsewhere
      const range = { ...source[on]([...record.path, ...(columns.get(String(field)) ?? []), ...rest]) }
      origin.set(range, record)
      return range
    }
  const collection = {
    name: target.name,
    settings: target.settings,
    records,
    source: { file: source.file, valueAt: place('valueAt'), keyAt: place('keyAt') },
    fields: fieldNames(records),
  }
  const collections = new Map([...course.collections, [target.name, collection]])
  // All faults are wanted: by them it is known which records are right.
  const found = course.course ? await checkCollections(collections, course.course, course.courseSource, Infinity) : undefined
  const faults = (found?.diagnostics ?? []).filter(({ range }) => origin.has(range))
  return { faults, faulty: new Set(faults.flatMap(({ range }) => origin.get(range) ?? [])) }
}

/** Whether a text that was edited reads as what was to come of it. */
function isAsMerged(after: readonly OwnRecord[], before: readonly OwnRecord[], { edits, added }: Merge, key: string): boolean {
  const removed = new Set(edits.remove)
  const set = new Map<number, Map<string, readonly string[]>>()
  for (const { index, field, texts } of edits.set) set.set(index, (set.get(index) ?? new Map()).set(field, texts))
  const kept = before.flatMap((record, index) => {
    if (removed.has(index)) return []
    const fields = new Map([...record.fields, ...(set.get(index) ?? [])])
    return [{ key: record.key, fields }]
  })
  const wanted = [...kept, ...added]
  return (
    wanted.length === after.length &&
    wanted.every((record, index) => {
      const is = after[index]
      const fields = [...record.fields].filter(([field, texts]) => field !== key && texts.length > 0)
      return (
        is !== undefined &&
        is.key === record.key &&
        is.fields.size === fields.length &&
        fields.every(([field, texts]) => sameTexts(texts, is.fields.get(field) ?? []))
      )
    })
  )
}

function notEdited({ file, source }: ImportTarget): Diagnostic {
  return {
    code: 'import/target',
    severity: 'error',
    message: 'the file is written in a way that import cannot edit without changing more than it should',
    hint: 'write its records as plain mappings, without anchors, tags and keys of several lines',
    file,
    range: source.valueAt([]),
  }
}
