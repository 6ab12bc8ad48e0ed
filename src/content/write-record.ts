import type { ListText, RecordTexts } from './list-style.ts'
import type { RecordPlace } from './list-places.ts'
import { type TextStyle, writeText } from './write-text.ts'

/** A record in braces, with nothing to take after. */
export function jsonRecord(list: ListText, record: RecordTexts): string {
  return `{ ${[...record].map(([field, texts]) => flowEntry(list, field, texts, ' ')).join(', ')} }`
}

/** A record in braces, spaced as another is. */
export function flowRecord(list: ListText, record: RecordTexts, like: RecordPlace): string {
  const { prefix, separator, suffix } = flowFrame(list, like)
  const entries = [...record].map(([field, texts]) => flowEntry(list, field, texts, spaceAfterColon(list, like)))
  return `{${prefix}${entries.join(separator)}${suffix}}`
}

/** What a record in braces has round its entries and between them. */
export function flowFrame({ text }: ListText, record: RecordPlace): { prefix: string; separator: string; suffix: string } {
  const [first, second] = record.entries
  const last = record.entries.at(-1)
  if (!first || !last) return { prefix: ' ', separator: ', ', suffix: ' ' }
  const blank = (found: string, otherwise: string): string => (/^\s*$/.test(found) ? found : otherwise)
  const prefix = blank(text.slice(record.start + 1, first.start), ' ')
  const between = second ? text.slice(first.value.end, second.start) : `,${prefix === '' ? ' ' : prefix}`
  return {
    prefix,
    separator: /^\s*,\s*$/.test(between) ? between : ', ',
    suffix: blank(text.slice(last.value.end, record.end - 1).replace(/^\s*,/, ''), ' '),
  }
}

export function spaceAfterColon({ json }: ListText, { entries: [first] }: RecordPlace): string {
  return json && first && first.value.start === first.colon ? '' : ' '
}

export function flowEntry(list: ListText, field: string, texts: readonly string[], space: string): string {
  const { json, styles } = list
  return `${writeText(field, { json, flow: true })}:${space}${inlineTexts(list, field, texts, { json, flow: true, like: styles.get(field)?.text })}`
}

/** A record on lines of its own; the first has no indent. */
export function blockRecord(list: ListText, record: RecordTexts, indent: number): string {
  return [...record].map(([field, texts]) => blockEntry(list, field, texts, indent)).join(list.newline + ' '.repeat(indent))
}

/** A field and its value on lines of their own; the first has no indent. */
export function blockEntry(list: ListText, field: string, texts: readonly string[], indent: number): string {
  const { json, newline, styles } = list
  const style = styles.get(field)
  const key = writeText(field, { json, flow: true })
  if (style?.list !== 'block-list' || (texts.length === 1 && style.text !== undefined)) {
    return `${key}: ${inlineTexts(list, field, texts, { json, flow: false, like: style?.text })}`
  }
  const start = newline + ' '.repeat(indent + style.dash)
  return `${key}:${texts.map((item) => `${start}- ${writeText(item, { json, flow: false })}`).join('')}`
}

/** Texts in one line; a single one is a list only where its field always is. */
export function inlineTexts({ json, styles }: ListText, field: string, texts: readonly string[], style: TextStyle): string {
  const known = styles.get(field)
  const [only] = texts
  if (texts.length === 1 && only !== undefined && (known?.text !== undefined || known?.list === undefined)) return writeText(only, style)
  const each = { json, flow: true, like: json ? style.like : undefined }
  return `[${texts.map((item) => writeText(item, each)).join(', ')}]`
}
