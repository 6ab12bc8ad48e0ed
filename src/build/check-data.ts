import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Reporter, type Source, reporterFor } from '../diagnostics/report.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { toTexts } from '../data/values.ts'
import type { Collection, Collections } from '../model/data.ts'

/** What course.yaml asks of its collections: keys that tell records apart, required fields, known keys. */
export function checkCollections(collections: Collections, courseSource: Source): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  for (const collection of collections.values()) {
    const reporter = reporterFor(collection.source, diagnostics)
    checkKeys(collection, reporter)
    for (const [field, rules] of Object.entries(collection.settings.fields ?? {})) {
      if (rules.required) checkRequired(collection, field, reporter)
      if (rules.in === undefined) continue
      const target = collections.get(rules.in)
      const place = reporterFor(courseSource, diagnostics, ['collections', collection.name, 'fields', field, 'in'])
      if (target) checkReferences(collection, field, target, reporter)
      else reportCollection(rules.in, collections, place)
    }
  }
  return diagnostics
}

function checkKeys(collection: Collection, reporter: Reporter): void {
  const { key } = collection.settings
  const seen = new Map<string, number>()
  collection.records.forEach((record, index) => {
    const value = toTexts(record[key])?.[0]
    if (value === undefined || value.trim() === '') {
      reporter.at(index).report({
        code: 'data/missing-field',
        message: `the record has no '${key}', which tells the records of '${collection.name}' apart`,
        hint: `add it: ${key}: …`,
      })
      return
    }
    const first = seen.get(value)
    if (first !== undefined) {
      const { line } = collection.source.valueAt([first, key]).start
      reporter.at(index, key).report({
        code: 'data/duplicate-key',
        message: `two records have the ${key} '${value}'; the first is in line ${line}`,
        hint: 'remove one of the two, or tell them apart by their names',
      })
    } else seen.set(value, index)
  })
}

function checkRequired(collection: Collection, field: string, reporter: Reporter): void {
  collection.records.forEach((record, index) => {
    if ((toTexts(record[field]) ?? ['']).length > 0) return
    reporter.at(index).report({ code: 'data/missing-field', message: `the record has no '${field}'`, hint: `add it: ${field}: …` })
  })
}

function checkReferences(collection: Collection, field: string, target: Collection, reporter: Reporter): void {
  const known = new Set(target.records.flatMap((record) => toTexts(record[target.settings.key]) ?? []))
  collection.records.forEach((record, index) => {
    for (const value of toTexts(record[field]) ?? []) {
      if (known.has(value)) continue
      reporter.at(index, field).report({
        code: 'data/unknown-key',
        message: `'${value}' is no ${target.settings.key} of '${target.name}'`,
        hint: `${suggest(value, [...known], target.settings.key)} — or add it to ${target.source.file}`,
      })
    }
  })
}

function reportCollection(name: string, collections: Collections, place: Reporter): void {
  place.report({
    code: 'data/unknown-collection',
    message: `there is no collection '${name}'`,
    hint: suggest(name, [...collections.keys()], 'collection'),
  })
}
