import { type Code, lintOf } from './codes.ts'
import type { Diagnostic, Range, Severity } from './diagnostic.ts'

/** Steps from the root of a document to a value: keys and list indexes. */
export type Path = readonly (string | number)[]

/** A file of which every value can be found in its text. */
export interface Source {
  readonly file: string
  /** The place of a value; of its nearest parent where it is not in the text. */
  valueAt(path: Path): Range
  /** The place of a key, for faults that concern the field and not its value. */
  keyAt(path: Path): Range
  /** Where it is a folder, and `file` its name: the files in it, and in which of them a value stands. */
  readonly parts?: { readonly files: readonly string[]; fileAt(path: Path): string } | undefined
}

/** The file in which a value stands. */
export function fileAt(source: Source, path: Path): string {
  return source.parts?.fileAt(path) ?? source.file
}

/** The files that a source was read from. */
export function filesOf(source: Source): readonly string[] {
  return source.parts?.files ?? [source.file]
}

/** What is wrong and what to do; the reporter adds the place. */
export interface Fault {
  readonly code: Code
  readonly message: string
  readonly hint: string
  /** Default: the lint's own, or `error`. */
  readonly severity?: Severity
}

/** Collects faults at one place of one file, and can be moved to places below it. */
export interface Reporter {
  readonly source: Source
  readonly path: Path
  at(...steps: Path): Reporter
  report(fault: Fault, on?: 'value' | 'key'): void
}

/** A reporter that puts every diagnostic into `into`. */
export function reporterFor(source: Source, into: Diagnostic[], path: Path = []): Reporter {
  return {
    source,
    path,
    at: (...steps) => reporterFor(source, into, [...path, ...steps]),
    report: (fault, on = 'value') => {
      const range = on === 'key' ? source.keyAt(path) : source.valueAt(path)
      into.push({ severity: lintOf(fault.code)?.severity ?? 'error', ...fault, file: fileAt(source, path), range })
    },
  }
}
