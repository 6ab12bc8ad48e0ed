import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'

/** How many values a file may hold: far more than a course shows, and what memory has room for. */
const maximumMarks = 8_000_000
/**
 * A fault where a text may hold too many values to be read into memory, by what begins or parts values in it.
 *
 * @param marks how these are written
 */
export function tooManyMarks(file: string, text: string, marks: readonly string[]): Diagnostic | undefined {
  if (text.length <= maximumMarks) return undefined
  let count = 0
  for (const mark of marks) {
    for (let at = text.indexOf(mark); at >= 0 && count <= maximumMarks; at = text.indexOf(mark, at + mark.length)) count++
  }
  if (count <= maximumMarks) return undefined
  return {
    code: 'file/too-large',
    severity: 'error',
    message: `the file holds more than ${maximumMarks / 1_000_000} million values`,
    hint: 'split it, or keep only what the course shows',
    file,
    range: fileStart,
  }
}
