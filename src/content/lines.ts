/** How far to the right an offset stands in its line, from 0. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}

/** The start of the line after that of an offset; the end of the text where there is none. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

/** The start of the blank lines that stand directly before a line. */
export function blankLinesBefore(text: string, line: number): number {
  let start = line
  for (;;) {
    const before = text.lastIndexOf('\n', start - 2) + 1
    if (start < 2 || text.slice(before, start).trim() !== '') return start
    start = before
  }
}
