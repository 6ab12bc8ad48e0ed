import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'

/** How many values a file may hold: far more than a course shows, and what memory has room for. */
const maximumMarks = 8_000_000
const dash = 45
const space = 32

/**
 * A fault where a text may hold too many values to be read into memory, by its characters that begin or part values.
 *
 * @param marks those characters
 */
export function tooManyMarks(file: string, text: string, marks: string): Diagnostic | undefined {
  if (text.length <= maximumMarks) return undefined
  const counted = new Uint8Array(128)
  for (const mark of marks) counted[mark.charCodeAt(0)] = 1
  let count = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    // A dash within a word parts nothing.
    if (unit !== dash || text.charCodeAt(index + 1) === space) count += counted[unit] ?? 0
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
