import type { Operation } from './operations.ts'
import type { TableSlice } from './set-table.ts'

/** A part of a column that is never split; it keeps with the next where `keep` says so. Lengths in pt. */
export interface Unit {
  readonly height: number
  /** Above it, unless it stands at the top of a column. */
  readonly gap: number
  readonly keep: boolean
  /** Whether a word had to be broken to fit the column. */
  readonly cramped: boolean
  /** What paints it, made when it is asked for. */
  paint(): Operation[]
  /** What stands above it where it begins a column: the header of a table that goes on, once more; white. */
  readonly head?: TableSlice
}
