import { printable } from '../diagnostics/frame.ts'

/**
 * Rows of texts as lines, their columns under each other; the last is folded into the width of the terminal.
 *
 * @param width in characters
 */
export function columns(rows: readonly (readonly string[])[], width: number): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)))
  const indent = widths.slice(0, -1).reduce((sum, each) => sum + each + 2, 0)
  return rows.flatMap((row) => {
    const head = row
      .slice(0, count - 1)
      .map((cell, column) => `${printable(cell)}${' '.repeat((widths[column] ?? 0) - [...cell].length)}  `)
    const [first = '', ...rest] = fold(printable(row[count - 1] ?? ''), Math.max(width - indent, 30))
    return [`${head.join('')}${first}`.trimEnd(), ...rest.map((line) => ' '.repeat(indent) + line)]
  })
}

function fold(text: string, width: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last === '' || last.length + 1 + word.length <= width) lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** How wide lines may be: the terminal's width, or no limit where what is printed goes elsewhere. */
export function terminalWidth(): number {
  return process.stdout.isTTY ? Math.max(process.stdout.columns, 60) : Number.POSITIVE_INFINITY
}
