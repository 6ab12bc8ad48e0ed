import type { DataRecord } from './collection.ts'
import type { Inline } from './inline.ts'

/** What can become of a record, in the order in which a slide tells it. */
export const changeKinds = ['added', 'renamed', 'changed', 'removed'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** In place of a day: that of the lecture before. */
export const lastLecture = 'last-lecture'

/** What a change is marked with, beside its word. */
export const changeMarks: Readonly<Record<ChangeKind, string>> = { added: '+', renamed: '→', changed: '≠', removed: '−' }

/** What a collection was on an earlier day. */
export interface EarlierRecords {
  /** The day, as it was written or found. */
  readonly since: string
  readonly records: readonly DataRecord[]
  /** What tells this state from every other: the commit that it was read from, or the file. */
  readonly origin: string
}

/** What became of one record, in words. */
export interface ComposedChange {
  readonly kind: ChangeKind
  /** The kind in the language of the deck. */
  readonly word: string
  /** The group that it stands in; nothing where it stands in none. */
  readonly group: readonly Inline[]
  readonly name: readonly Inline[]
  /** What is said of the record, what it was called before, and what of it changed: each a piece of its own. */
  readonly details: readonly (readonly Inline[])[]
}

/** All that became of a collection. */
export interface ComposedChanges {
  readonly lead: readonly Inline[]
  readonly items: readonly ComposedChange[]
}
