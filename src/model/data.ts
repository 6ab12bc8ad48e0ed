import type { Source } from '../diagnostics/report.ts'
import type { DataRecord } from './collection.ts'
import type { CollectionSettings } from './course.ts'

/** A collection that has been read. */
export interface Collection {
  readonly name: string
  readonly settings: CollectionSettings
  readonly records: readonly DataRecord[]
  /** Its file, for faults in a record: the path of record 3's field is `[3, 'name']`. */
  readonly source: Source
  /** The fields that any of its records has, in the order they are first met. */
  readonly fields: readonly string[]
  /** Hears what queries read of it, where that is to be known. */
  readonly notes?: ReadNotes
}

/** Hears what is read of a collection. */
export interface ReadNotes {
  /** How many records there are. */
  size(): void
  /** A field of every record. */
  column(field: string): void
  /** A field of one record. */
  cell(field: string, index: number): void
}

export type Collections = ReadonlyMap<string, Collection>
