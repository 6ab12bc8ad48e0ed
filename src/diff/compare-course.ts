import { type FieldChange, type RecordChange, recordChanges } from '../data/changes.ts'
import { type DeckChange, allDeckChanges } from './compare-decks.ts'
import type { CollectionPicture, CoursePicture } from './picture.ts'

/** What became of a collection. */
export interface CollectionChange {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly name: string
  readonly records: readonly RecordChange[]
  /** Whether records that are in both stand in another order. */
  readonly reordered: boolean
}

/** A template, theme, picture or font of the course. */
export interface FileChange {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly path: string
}

/** What became of a course, from what its authors changed to what that did. */
export interface CourseChanges {
  readonly settings: readonly FieldChange[]
  readonly collections: readonly CollectionChange[]
  readonly references: readonly RecordChange[]
  readonly files: readonly FileChange[]
  readonly decks: readonly DeckChange[]
}

/** Compares two states of a course: all lists are empty where nothing is another. */
export function courseChanges(before: CoursePicture, after: CoursePicture): CourseChanges {
  return {
    settings: namedChanges(before.settings, after.settings).map(({ name, ...change }) => ({
      field: name,
      before: change.before === undefined ? [] : [change.before],
      after: change.after === undefined ? [] : [change.after],
    })),
    collections: collectionChanges(before.collections, after.collections),
    references: recordChanges(before.references, after.references, 'id'),
    files: namedChanges(before.files, after.files).map(({ name, ...change }) => ({
      kind: change.before === undefined ? 'added' : change.after === undefined ? 'removed' : 'changed',
      path: name,
    })),
    decks: allDeckChanges(before.decks, after.decks),
  }
}

/** Whether anything is another. */
export function isChanged(changes: CourseChanges): boolean {
  return Object.values(changes).some((list: readonly unknown[]) => list.length > 0)
}

function collectionChanges(before: readonly CollectionPicture[], after: readonly CollectionPicture[]): CollectionChange[] {
  const earlier = new Map(before.map((collection) => [collection.name, collection]))
  const names = new Set(after.map(({ name }) => name))
  return [
    ...after.flatMap((collection): CollectionChange[] => {
      const { name, key, records } = collection
      const was = earlier.get(name)
      if (!was) return [{ kind: 'added', name, records: recordChanges([], records, key), reordered: false }]
      const keyBefore = earlierKey(was, key)
      const changes = recordChanges(was.records, records, key, keyBefore)
      const reordered = isReordered({ ...was, key: keyBefore }, collection, changes)
      return changes.length > 0 || reordered ? [{ kind: 'changed', name, records: changes, reordered }] : []
    }),
    ...before
      .filter(({ name }) => !names.has(name))
      .map(({ name, key, records }): CollectionChange => ({
        kind: 'removed',
        name,
        records: recordChanges(records, [], key),
        reordered: false,
      })),
  ]
}

/** What tells the earlier records apart: the field that does so now, or else, where they have none of that name, the one that then did. */
export function earlierKey({ key, records }: CollectionPicture, now: string): string {
  return key === now || records.every((record) => Object.hasOwn(record, now)) ? now : key
}

/** Whether the keys that are in both states stand in another order. */
function isReordered(before: CollectionPicture, after: CollectionPicture, changes: readonly RecordChange[]): boolean {
  const names = new Map(changes.flatMap((change) => (change.kind === 'renamed' ? [[change.was, change.key] as const] : [])))
  const gone = new Set(changes.flatMap(({ kind, key }) => (kind === 'removed' ? [key] : [])))
  const came = new Set(changes.flatMap(({ kind, key }) => (kind === 'added' ? [key] : [])))
  const keys = ({ records, key }: CollectionPicture): string[] => records.map((record) => String(record[key]))
  const earlier = keys(before).filter((key) => !gone.has(key))
  const later = keys(after).filter((key) => !came.has(key))
  return earlier.some((key, index) => (names.get(key) ?? key) !== later[index])
}

interface NamedChange {
  readonly name: string
  readonly before: string | undefined
  readonly after: string | undefined
}

function namedChanges(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): NamedChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()
  const valueOf = (of: Readonly<Record<string, string>>, name: string): string | undefined =>
    Object.hasOwn(of, name) ? of[name] : undefined
  return names
    .map((name) => ({ name, before: valueOf(before, name), after: valueOf(after, name) }))
    .filter((change) => change.before !== change.after)
}
