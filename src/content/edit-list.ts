import type { EntryPlace, RecordPlace } from './list-places.ts'
import { type ListText, type RecordTexts, readListText } from './list-style.ts'
import { columnOf, nextLine } from './lines.ts'
import { appendRecords, dashOf, insertLines, keepsLines, removeRecords } from './edit-records.ts'
import { type Splice, spliced } from './splice.ts'
import { blockEntry, flowEntry, flowFrame, inlineTexts, spaceAfterColon } from './write-record.ts'
import { writeText } from './write-text.ts'

/** A field of a record gets these texts; without any it goes. */
export interface FieldEdit {
  readonly index: number
  readonly field: string
  readonly texts: readonly string[]
}

export interface ListEdits {
  readonly set: readonly FieldEdit[]
  /** The records that go, by their index. */
  readonly remove: readonly number[]
  /** The records that come, each as its fields in their order. */
  readonly append: readonly RecordTexts[]
}

/** Edits a list of records where it stands: whatever is not edited keeps its bytes. */
export interface ListEditor {
  /** Whether a field can be given another value, or be added, without loss of a comment or of what others refer to. */
  canSet(index: number, field: string): boolean
  canUnset(index: number, field: string): boolean
  canRemove(index: number): boolean
  /** The text with the edits made; only what can be edited is. */
  apply(edits: ListEdits): string
}

/**
 * @param text valid YAML or JSON with a list of mappings
 * @param json whether what is written must be JSON
 * @param path the keys that lead to the list; none where the text is the list
 */
export function listEditor(text: string, json: boolean, path: readonly string[] = []): ListEditor {
  const list = readListText(text, json, path)
  const { records } = list.places
  return {
    canSet: (index, field) => canSet(records[index], field),
    canUnset: (index, field) => canUnset(list, records[index], field),
    canRemove: (index) => canRemove(list, index),
    apply: ({ set, remove, append }) => {
      const removed = new Set(remove)
      const edits = set.toSorted((a, b) => rank(list, a.field) - rank(list, b.field))
      const splices = edits.flatMap(({ index, field, texts }): Splice[] => {
        const record = records[index]
        if (!record) return []
        return texts.length > 0 ? [setField(list, record, field, texts)] : unsetField(list, record, field)
      })
      return spliced(text, [...splices, ...removeRecords(list, removed), ...appendRecords(list, append, removed.size === records.length)])
    },
  }
}

function entryOf(record: RecordPlace, field: string): EntryPlace | undefined {
  return record.entries.findLast(({ name }) => name === field)
}

/** Which of the fields of the file it is. */
function rank({ styles }: ListText, field: string): number {
  return styles.get(field)?.rank ?? styles.size
}

function canSet(record: RecordPlace | undefined, field: string): boolean {
  if (!record || record.fixed) return false
  const value = entryOf(record, field)?.value
  return value === undefined || !(value.fixed || value.shape === 'mapping')
}

function canUnset({ text }: ListText, record: RecordPlace | undefined, field: string): boolean {
  const entry = record && entryOf(record, field)
  if (!entry || !canSet(record, field) || record.entries[0] === entry) return false
  if (record.flow) return true
  const before = record.entries[record.entries.indexOf(entry) - 1]
  return !(before && keepsLines(text, before.value.end)) && !text.slice(entry.value.end, nextLine(text, entry.value.end)).includes('#')
}

function canRemove({ text, places }: ListText, index: number): boolean {
  const record = places.records[index]
  const before = places.records[index - 1]
  if (!record || record.fixed || record.tied) return false
  if (places.flow) return true
  if (before && keepsLines(text, before.end)) return false
  const mark = text.slice(dashOf(text, record) + 1, record.start)
  return mark.trim() === '' && !text.slice(record.end, nextLine(text, record.end)).includes('#')
}

function setField(list: ListText, record: RecordPlace, field: string, texts: readonly string[]): Splice {
  const { text, json, newline, styles } = list
  const entry = entryOf(record, field)
  if (!entry) return addField(list, record, field, texts)
  const { start, end, shape } = entry.value
  if (shape === 'block-list') {
    const items = texts.map((item) => `- ${writeText(item, { json, flow: false })}`)
    return { start, end, text: items.join(newline + ' '.repeat(columnOf(text, start))) }
  }
  const like = shape === 'plain' || shape === 'single' || shape === 'double' ? shape : styles.get(field)?.text
  return { start, end, text: `${shape === 'empty' ? ' ' : ''}${inlineTexts(list, field, texts, { json, flow: record.flow, like })}` }
}

/** A field that the record does not have, behind those that come before it elsewhere in the file. */
function addField(list: ListText, record: RecordPlace, field: string, texts: readonly string[]): Splice {
  const [first] = record.entries
  const before = record.entries.findLast(({ name }) => rank(list, name) < rank(list, field)) ?? first
  if (record.flow) {
    const added = flowEntry(list, field, texts, spaceAfterColon(list, record))
    const at = before?.value.end ?? record.start + 1
    return { start: at, end: at, text: before ? `${flowFrame(list, record).separator}${added}` : added }
  }
  const indent = columnOf(list.text, first?.start ?? record.start)
  return insertLines(list, before?.value.end ?? record.end, ' '.repeat(indent) + blockEntry(list, field, texts, indent))
}

function unsetField({ text }: ListText, record: RecordPlace, field: string): Splice[] {
  const entry = entryOf(record, field)
  if (!entry) return []
  const { end } = entry.value
  if (record.flow) return [{ start: record.entries[record.entries.indexOf(entry) - 1]?.value.end ?? entry.start, end, text: '' }]
  return [{ start: entry.start - columnOf(text, entry.start), end: nextLine(text, end), text: '' }]
}
