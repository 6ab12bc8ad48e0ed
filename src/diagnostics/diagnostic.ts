import type { Code } from './codes.ts'

/** `error` stops the output it concerns; `warning` is told and the work goes on. */
export type Severity = 'error' | 'warning'

/** A place in a text. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A stretch of text; `end` is the first position after it. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** One fault, at its place in the author's own files. */
export interface Diagnostic {
  readonly code: Code
  readonly severity: Severity
  /** What is wrong, in one sentence. */
  readonly message: string
  /** What to do about it. */
  readonly hint: string
  /** Path relative to the course's folder, with forward slashes. */
  readonly file: string
  readonly range: Range
}

/** The start of a file: where a fault is put that concerns the file as a whole. */
export const fileStart: Range = {
  start: { line: 1, column: 1 },
  end: { line: 1, column: 1 },
}

/** Each fault once; by file, then by position, so that one reads each file from top to bottom. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return unique(diagnostics).sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.column - b.range.start.column ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  )
}

function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ file, range, code, message }: Diagnostic): string => `${file} ${range.start.line}:${range.start.column} ${code} ${message}`
  return [...new Map(diagnostics.map((diagnostic) => [key(diagnostic), diagnostic])).values()]
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The words of whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The same of what the file system threw, without the path that it names: `EACCES: permission denied`. */
export function systemReason(error: unknown): string {
  return reasonOf(error).replace(/, (\w+ )?'.*$/s, '')
}
