import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Source, reporterFor } from '../diagnostics/report.ts'
import type { FieldMapping } from './options.ts'
import type { PlacedRecord } from './place.ts'

/** Longer texts are prose, not names. */
const longestName = 80

/** A text without case, spaces and punctuation; points between digits stay, for versions tell names apart. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?<!\d)[^\p{L}\p{M}\p{N}+]+|[^\p{L}\p{M}\p{N}+]+(?!\d)/gu, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}+]+/gu, '.')
}

/** What a text is compared with: what stands in the collection, by its folded form. */
export interface Spellings {
  /** The texts that the collection has for a field. */
  readonly existing: (field: string) => Iterable<string>
  readonly mappings: readonly FieldMapping[]
}

/** Texts of one field that differ in case, spaces or punctuation alone, each told once: `Open AI` beside `OpenAI`. */
export function spellingFaults(
  records: readonly PlacedRecord[],
  key: string,
  source: Source,
  { existing, mappings }: Spellings,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  for (const { field, columns } of mappings) {
    if (field === key) continue
    const known = new Map<string, string>()
    const settled = new Set<string>()
    for (const text of existing(field)) {
      settled.add(text)
      if (isName(text) && !known.has(fold(text))) known.set(fold(text), text)
    }
    for (const record of records) {
      for (const text of record.fields.get(field) ?? []) {
        if (settled.has(text)) continue
        settled.add(text)
        if (!isName(text)) continue
        const folded = fold(text)
        const other = known.get(folded)
        if (other === undefined) known.set(folded, text)
        else {
          reporterFor(source, diagnostics, [...record.path, ...(columns[0]?.split('.') ?? [])]).report({
            code: 'import/spelling',
            message: `${field} '${text}' is '${other}' in another spelling`,
            hint: `write it one way in the list, or the two stand apart in every table`,
          })
        }
      }
    }
  }
  return diagnostics
}

/** New keys that are those of other records but for case, spaces and punctuation. They are told, never taken for one. */
export function nearKeyFaults(fresh: readonly PlacedRecord[], existing: readonly string[], source: Source, file: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const known = new Map(existing.map((key) => [fold(key), { key, where: ` in ${file}` }]))
  for (const { key, path } of fresh) {
    const folded = fold(key)
    const near = known.get(folded)
    if (!near) {
      known.set(folded, { key, where: ' in the list itself' })
      continue
    }
    if (folded === '') continue
    reporterFor(source, diagnostics, path).report({
      code: 'import/near-key',
      message: `'${key}' comes as a new record, beside '${near.key}'${near.where}`,
      hint: `did you mean '${near.key}'? Write the name one way if the two are one`,
    })
  }
  return diagnostics
}

/** Whether a text has letters, and is short enough for a name. */
function isName(text: string): boolean {
  return text.length <= longestName && /\p{L}/u.test(text)
}
