import { blankLinesBefore, columnOf, nextLine } from './lines.ts'
import type { ListPlaces, RecordPlace } from './list-places.ts'
import type { ListText, RecordTexts } from './list-style.ts'
import type { Splice } from './splice.ts'
import { blockRecord, flowRecord, jsonRecord } from './write-record.ts'

/** Records go with their lines and the blank lines before them; in brackets, with a comma. */
export function removeRecords({ text, places }: ListText, removed: ReadonlySet<number>): Splice[] {
  if (removed.size === 0) return []
  const { records } = places
  const firstKept = records.findIndex((_, index) => !removed.has(index))
  if (places.flow) {
    const lead = firstKept < 0 ? records.length : firstKept
    const start = records[0]?.start ?? 0
    return [
      ...(lead > 0 ? [{ start, end: records[lead]?.start ?? records.at(-1)?.end ?? start, text: '' }] : []),
      ...[...removed]
        .filter((index) => index > lead)
        .map((index) => ({ start: records[index - 1]?.end ?? 0, end: records[index]?.end ?? 0, text: '' })),
    ]
  }
  return [...removed].flatMap((index) => {
    const record = records[index]
    if (!record) return []
    const line = dashOf(text, record) - places.column
    return [{ start: index === 0 ? line : blankLinesBefore(text, line), end: nextLine(text, record.end), text: '' }]
  })
}

/**
 * Records behind the last one, written as it is.
 *
 * @param alone whether no other record is left
 */
export function appendRecords(list: ListText, append: readonly RecordTexts[], alone: boolean): Splice[] {
  const { text, places, json, nested, newline } = list
  const last = places.records.at(-1)
  if (append.length === 0) {
    if (!alone || places.flow || !places.records[0]) return []
    const at = dashOf(text, places.records[0]) - places.column
    return [{ start: at, end: at, text: `${' '.repeat(places.column + (nested ? 2 : 0))}[]${newline}` }]
  }
  if (!last) {
    const items = json
      ? `[${newline}${append.map((record) => `  ${jsonRecord(list, record)}`).join(`,${newline}`)}${newline}]`
      : append.map((record) => `- ${blockRecord(list, record, places.column + 2)}`).join(newline)
    return [{ start: places.start, end: places.end, text: items }]
  }
  if (places.flow) {
    const separator = flowSeparator(list, last)
    const items = append.map((record) => flowRecord(list, record, last))
    return [{ start: last.end, end: last.end, text: (alone ? '' : separator) + items.join(separator) }]
  }
  const dash = dashOf(text, last)
  const mark = text.slice(dash, last.start)
  const lead = /^-\s+$/.test(mark) ? mark : '- '
  const inner = last.flow ? 0 : columnOf(text, last.entries[0]?.start ?? last.start)
  const items = append.map(
    (record) => `${' '.repeat(places.column)}${lead}${last.flow ? flowRecord(list, record, last) : blockRecord(list, record, inner)}`,
  )
  // Blank lines behind a text that keeps them would be its own.
  const apart = isApart(text, places) && !keepsLines(text, last.end) ? newline : ''
  return [insertLines(list, lastLineOf(text, last.end, places.column), apart + items.join(newline + apart))]
}

/** Lines behind the line in which `from` is. */
export function insertLines({ text, newline }: ListText, from: number, lines: string): Splice {
  const at = text[from - 1] === '\n' ? from : nextLine(text, from)
  const whole = at === 0 || text[at - 1] === '\n'
  return { start: at, end: at, text: whole ? lines + newline : newline + lines }
}

/** What stands between two records of a list in brackets. */
function flowSeparator({ text, places }: ListText, last: RecordPlace): string {
  const before = places.records.at(-2)
  const between = before ? text.slice(before.end, last.start) : `,${text.slice(places.start + 1, last.start)}`
  return /^\s*,\s*$/.test(between) && between !== ',' ? between : ', '
}

/** Whether a text ends here to which the blank lines that follow belong: those behind what is removed would come to it. */
export function keepsLines(text: string, end: number): boolean {
  return text[end - 1] === '\n'
}

/** The dash of a record of a block list. */
export function dashOf(text: string, record: RecordPlace): number {
  return text.lastIndexOf('-', record.start - 1)
}

/** Whether a blank line stands between the last two records. */
function isApart(text: string, { records }: ListPlaces): boolean {
  const [last, before] = [records.at(-1), records.at(-2)]
  return last !== undefined && before !== undefined && /\n[ \t]*\r?\n/.test(text.slice(before.end, last.start))
}

/** The end of the last record, with the comments below it that are further to the right than its dash. */
function lastLineOf(text: string, end: number, column: number): number {
  let at = end
  for (;;) {
    const next = text[at - 1] === '\n' ? at : nextLine(text, at)
    const comment = /^([ \t]*)#.*/.exec(text.slice(next, nextLine(text, next)))
    if (!comment || (comment[1] ?? '').length <= column) return at
    at = next + comment[0].trimEnd().length
  }
}
