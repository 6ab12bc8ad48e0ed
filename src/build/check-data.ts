import { type Diagnostic, type Severity, fileStart } from '../diagnostics/diagnostic.ts'
import { type Path, type Source, fileAt, filesOf, reporterFor } from '../diagnostics/report.ts'
import { ruleOf } from '../diagnostics/rules.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { type Tell, applyFields } from '../data/fields.ts'
import { type Patterns, compilePatterns } from '../data/patterns.ts'
import { fieldNames, toTexts } from '../data/values.ts'
import type { CourseFile } from '../model/course.ts'
import type { Collection, Collections } from '../model/data.ts'

/** So many faults of a collection are listed; a wrong setting makes one of every record. */
const listedFaults = 100
/** Among more names than these none is looked for that is like another. */
const comparedNames = 2000

/**
 * The collections as course.yaml takes them, and all that they do not keep of what it asks.
 *
 * @param listed so many faults of a collection are listed
 */
export async function checkCollections(
  read: Collections,
  course: CourseFile,
  courseSource: Source,
  listed = listedFaults,
): Promise<{ readonly collections: Collections; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const patterns = await compilePatterns([...read.values()].map(({ settings }) => settings))
  const duplicates = ruleOf(course.rules ?? {}, 'data/duplicate-key').severity
  const lists = [...read.values()].map((collection) => {
    const faults = faultList(collection.source, diagnostics, listed)
    reportPatterns(collection, patterns, courseSource, diagnostics)
    const records = applyFields(collection.records, collection.settings, patterns, faults.tell)
    const applied = records === collection.records ? collection : { ...collection, records, fields: fieldNames(records) }
    checkKeys(applied, duplicates, faults.tell)
    return { applied, faults }
  })
  const collections = new Map(lists.map(({ applied }) => [applied.name, applied]))
  for (const { applied, faults } of lists) {
    checkFields(applied, collections, courseSource, diagnostics, faults.tell)
    faults.end()
  }
  return { collections, diagnostics }
}

/** Takes the faults of a collection and lists the first of them; `end` says how many more there are. */
function faultList(source: Source, into: Diagnostic[], listed: number): { readonly tell: Tell; end(): void } {
  let found = 0
  const reporter = reporterFor(source, into)
  return {
    tell(path, fault, on) {
      if (++found <= listed) reporter.at(...path).report(fault(), on)
    },
    end() {
      if (found <= listed) return
      into.push({
        code: 'data/more-faults',
        severity: 'error',
        message: `the collection has ${found - listed} more faults than are listed here`,
        hint: 'correct these first, or what course.yaml asks of its fields',
        file: filesOf(source)[0] ?? source.file,
        range: fileStart,
      })
    },
  }
}

function checkKeys({ name, settings: { key }, records, source }: Collection, duplicates: Severity | 'off', tell: Tell): void {
  const seen = new Map<string, number>()
  records.forEach((record, index) => {
    const value = toTexts(record[key])?.[0]
    if (value === undefined || value.trim() === '') {
      tell([index], () => ({
        code: 'data/missing-field',
        message: `the record has no '${key}', which tells the records of '${name}' apart`,
        hint: `add it: ${key}: …`,
      }))
      return
    }
    const first = seen.get(value)
    if (first === undefined) seen.set(value, index)
    else if (duplicates !== 'off') {
      tell([index, key], () => ({
        code: 'data/duplicate-key',
        severity: duplicates,
        message: `two records have the ${key} '${value}'; the first is in ${placeOf(source, first, key, index)}`,
        hint: 'remove one of the two, or tell them apart by their names',
      }))
    }
  })
}

/** Where another record stands: its line, and its file where that is another. */
function placeOf(source: Source, record: number, field: string, besides: number): string {
  const { line } = source.valueAt([record, field]).start
  const file = fileAt(source, [record])
  return file === fileAt(source, [besides]) ? `line ${line}` : `${file}:${line}`
}

/** What is asked of fields and concerns more than one record. */
function checkFields(collection: Collection, collections: Collections, courseSource: Source, diagnostics: Diagnostic[], tell: Tell): void {
  for (const [field, rules] of Object.entries(collection.settings.fields ?? {})) {
    if (rules.unique && field !== collection.settings.key) checkUnique(collection, field, tell)
    if (rules.in === undefined) continue
    const target = collections.get(rules.in)
    if (target) checkReferences(collection, field, target, tell)
    else {
      reporterFor(courseSource, diagnostics, ['collections', collection.name, 'fields', field, 'in']).report({
        code: 'data/unknown-collection',
        message: `there is no collection '${rules.in}'`,
        hint: suggest(rules.in, [...collections.keys()], 'collection'),
      })
    }
  }
}

function checkUnique({ records, source }: Collection, field: string, tell: Tell): void {
  const seen = new Map<string, number>()
  records.forEach((record, index) => {
    for (const value of toTexts(record[field]) ?? []) {
      const first = seen.get(value)
      if (first === undefined) seen.set(value, index)
      else {
        tell([index, field], () => ({
          code: 'data/duplicate-value',
          message: `two records have the ${field} '${value}'; the first is in ${placeOf(source, first, field, index)}`,
          hint: "correct one of the two, or remove 'unique' in course.yaml",
        }))
      }
    }
  })
}

function checkReferences({ records }: Collection, field: string, target: Collection, tell: Tell): void {
  const { key } = target.settings
  const known = new Set(target.records.flatMap((record) => toTexts(record[key]) ?? []))
  records.forEach((record, index) => {
    const values = toTexts(record[field]) ?? []
    for (const [position, value] of values.entries()) {
      if (known.has(value)) continue
      tell(placeOfValue(record[field], values, position, [index, field]), () => ({
        code: 'data/unknown-key',
        message: `'${value}' is no ${key} of '${target.name}'`,
        hint: `${known.size > comparedNames ? 'correct it' : suggest(value, [...known], key)} — or add it to ${target.source.file}`,
      }))
    }
  })
}

/** Where one of the values of a field stands, where it is an item of a list as its author wrote it. */
function placeOfValue(written: unknown, values: readonly string[], position: number, place: Path): Path {
  return Array.isArray(written) && written.length === values.length ? [...place, position] : place
}

function reportPatterns({ name, settings }: Collection, { faults }: Patterns, courseSource: Source, diagnostics: Diagnostic[]): void {
  for (const [field, { pattern }] of Object.entries(settings.fields ?? {})) {
    const fault = pattern === undefined ? undefined : faults.get(pattern)
    if (fault === undefined) continue
    reporterFor(courseSource, diagnostics, ['collections', name, 'fields', field, 'pattern']).report({
      code: 'schema/invalid-value',
      message: `'pattern' is no regular expression: ${fault}`,
      hint: 'write it as RE2 reads it: without looking ahead or behind, and without references to groups',
    })
  }
}
