import { counted } from '../diagnostics/counted.ts'
import type { ImportResult } from '../build/import-list.ts'
import type { RecordChange } from '../data/changes.ts'
import { shownTexts } from '../data/keyed.ts'
import { printable } from '../diagnostics/frame.ts'
import type { Palette } from '../diagnostics/render.ts'

/** So many records are shown; `--json` has all. */
const mostShown = 40

/** What was taken from where, and what was not. */
export function renderPlacement({ records, placement, settled, dropped, skipped }: ImportResult, as: string): string {
  const fields = placement.fields.map(({ field, columns }) =>
    columns.length === 1 && columns[0] === field ? field : `${field} ← ${columns.join(' | ')}`,
  )
  const unplaced = placement.unplaced.map(
    ({ column, values, examples }) => `  ${column}: ${counted(values, 'value')}${examples.length > 0 ? ` (${examples.join(' · ')})` : ''}`,
  )
  const blank = [...placement.blank].map(([field, number]) => `${field} in ${number}`)
  const lines = [
    `${counted(records, 'record')} for ${as}: ${fields.join(', ')}`,
    ...(unplaced.length > 0 ? ['not placed (--map FIELD=COLUMN takes a column):', ...unplaced] : []),
    ...(blank.length > 0 ? [`blank: ${blank.join(', ')}`] : []),
    ...(skipped > 0 ? [`left out for their faults: ${counted(skipped, 'record')}`] : []),
    ...(settled > 0 ? [`edited by hand, and left so: ${counted(settled, 'value')}`] : []),
    ...(dropped.length > 0 ? [`removed by hand, and left out: ${list(dropped)}`] : []),
  ]
  return printableLines(lines)
}

/** What changes, by record and field. */
export function renderChanges({ changes, after, file }: ImportResult, paint: Palette): string[] {
  if (changes.length === 0) return ['', `${file}: nothing changes`]
  const counts = (['added', 'changed', 'renamed', 'removed'] as const)
    .map((kind) => [kind, changes.filter((change) => change.kind === kind).length] as const)
    .flatMap(([kind, number]) => (number > 0 ? [`${number} ${kind}`] : []))
  const shown = changes.slice(0, mostShown).flatMap((change) => renderChange(change, after, paint))
  const more = changes.length - mostShown
  return [
    '',
    paint.strong(`${file}: ${counts.join(', ')}`),
    ...shown,
    ...(more > 0 ? [`… and ${counted(more, 'record')} more (--json has all)`] : []),
  ]
}

function renderChange(change: RecordChange, after: ImportResult['after'], paint: Palette): string[] {
  const line = (field: string, value: string): string => `    ${paint.faint(printable(field))}: ${value}`
  const value = (texts: readonly string[]): string => (texts.length === 0 ? 'none' : printable(texts.join(', ')))
  switch (change.kind) {
    case 'removed':
      return [`- ${paint.strong(printable(change.key))}`]
    case 'added':
      return [
        `+ ${paint.strong(printable(change.key))}`,
        ...Object.entries(after[change.index] ?? {}).flatMap(([field, part]) => {
          const texts = shownTexts(part)
          return texts.length === 1 && texts[0] === change.key ? [] : [line(field, value(texts))]
        }),
      ]
    default:
      return [
        `~ ${paint.strong(printable(change.kind === 'renamed' ? `${change.was} → ${change.key}` : change.key))}`,
        ...change.fields.map((field) => line(field.field, `${value(field.before)} → ${value(field.after)}`)),
      ]
  }
}

/** What was done, and what is left to do. */
export function renderEnd(
  { writes, declared, file, key }: ImportResult,
  written: readonly string[],
  { as, dryRun }: { readonly as: string; readonly dryRun?: boolean },
): string {
  if (writes.length === 0) return 'nothing to write'
  const declaration = declared
    ? []
    : ['', `course.yaml has no collection '${as}' yet; add it under collections:`, '', `  ${as}:`, `    source: ${file}`, `    key: ${key}`]
  const files = writes.map((write) => write.file).join(' and ')
  const done = written.length > 0 ? `wrote ${files}` : dryRun ? `nothing was written; ${files} would be` : 'nothing was written'
  return [done, ...declaration].join('\n')
}

function list(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
}

function printableLines(lines: readonly string[]): string {
  return lines.map(printable).join('\n')
}
