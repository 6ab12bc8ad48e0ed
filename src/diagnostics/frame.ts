import type { Range } from './diagnostic.ts'

const contextLines = 1
const maximumWidth = 110

/**
 * The lines round a fault, numbered, with carets under the range:
 *
 *     2 | slides:
 *   > 3 |   - layout: tabel
 *       |             ^^^^^
 *
 * @param source the file's whole text
 * @returns the frame without a trailing newline; '' where the line does not exist
 */
export function renderFrame(source: string, range: Range): string {
  const lines = source.split(/\r\n|\n|\r/)
  const at = range.start.line - 1
  if (at < 0 || at >= lines.length) return ''
  const first = Math.max(0, at - contextLines)
  const last = Math.min(lines.length - 1, at + contextLines)
  const gutter = String(last + 1).length
  const frame: string[] = []
  for (let index = first; index <= last; index++) {
    const { text, shift } = clip(lines[index] ?? '', range.start.column - 1)
    const marker = index === at ? '>' : ' '
    frame.push(`${marker} ${String(index + 1).padStart(gutter)} | ${text}`.trimEnd())
    if (index === at) frame.push(`  ${' '.repeat(gutter)} | ${carets(lines[at] ?? '', range, shift)}`)
  }
  return frame.join('\n')
}

/** Cuts a long line so that the column of the fault stays in view. */
function clip(line: string, column: number): { text: string; shift: number } {
  const shift = column > maximumWidth - 20 ? column - 40 : 0
  const text = line.slice(shift, shift + maximumWidth).replaceAll('\t', ' ')
  return { text: printable(text), shift }
}

function carets(line: string, range: Range, shift: number): string {
  const from = range.start.column - 1 - shift
  const end = range.end.line > range.start.line ? line.trimEnd().length : range.end.column - 1
  const width = Math.max(1, Math.min(end - shift - from, maximumWidth - from))
  return ' '.repeat(Math.max(0, from)) + '^'.repeat(width)
}

/** Control characters would act on the terminal: they are shown as a replacement. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}
