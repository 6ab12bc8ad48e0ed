import type { Path } from '../diagnostics/report.ts'
import type { DataRecord } from '../model/collection.ts'
import { isMapping } from './columns.ts'

/** A record of the list that is imported, and where it stands in its file. */
export interface ForeignRecord {
  readonly value: DataRecord
  readonly path: Path
}

/** The list of a file, or why there is none. */
export type FoundList =
  | { readonly records: readonly ForeignRecord[]; readonly path: Path }
  | { readonly fault: { readonly message: string; readonly hint: string }; readonly path: Path }

/**
 * Finds the list of records in a file: the file itself, the one list of records that it holds, or what stands at a path of keys.
 * A mapping of records is a list too: its keys become the field `key`, where the records have none of that name.
 *
 * @param at keys with dots between them: `data.models`
 */
export function findList(value: unknown, at: string | undefined, key: string): FoundList {
  if (at !== undefined) {
    const found = descend(value, at)
    return found ? listAt(found.value, found.path, key, value) : none(`nothing stands at '${at}'`, [], value)
  }
  if (isMapping(value)) {
    const lists = Object.entries(value).filter(([, part]) => isList(part))
    const [only] = lists
    if (only && lists.length === 1) return listAt(only[1], [only[0]], key, value)
    if (!isKeyed(value)) return none('the file holds no list of records', [], value)
  }
  return listAt(value, [], key, value)
}

function listAt(value: unknown, path: Path, key: string, root: unknown): FoundList {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    const wrong = items.findIndex((item) => !isMapping(item))
    if (wrong >= 0) {
      return {
        path: [...path, wrong],
        fault: { message: 'an item of the list is no record: it has no columns', hint: 'remove it, or give it columns' },
      }
    }
    return { path, records: items.flatMap((item, index) => (isMapping(item) ? [{ value: item, path: [...path, index] }] : [])) }
  }
  if (isMapping(value) && Object.keys(value).length > 0 && Object.values(value).every(isMapping)) {
    return {
      path,
      records: Object.entries(value).flatMap(([name, record]) =>
        isMapping(record) ? [{ value: Object.hasOwn(record, key) ? record : { [key]: name, ...record }, path: [...path, name] }] : [],
      ),
    }
  }
  return none(path.length === 0 ? 'the file holds no list of records' : `'${path.join('.')}' is no list of records`, path, root)
}

function none(message: string, path: Path, root: unknown): FoundList {
  const lists = listPaths(root, '').slice(0, 8)
  const hint =
    lists.length === 0
      ? 'a list of mappings, or a mapping of mappings, is imported'
      : `name one: ${lists.map((list) => `--at ${list}`).join(', ')}`
  return { path, fault: { message, hint } }
}

function descend(value: unknown, at: string): { value: unknown; path: Path } | undefined {
  if (!isMapping(value)) return undefined
  if (Object.hasOwn(value, at)) return { value: value[at], path: [at] }
  for (const { index } of at.matchAll(/\./g)) {
    const name = at.slice(0, index)
    const inner = Object.hasOwn(value, name) ? descend(value[name], at.slice(index + 1)) : undefined
    if (inner) return { value: inner.value, path: [name, ...inner.path] }
  }
  return undefined
}

/** Whether a value is a mapping of records. */
function isKeyed(value: unknown): boolean {
  return isMapping(value) && Object.keys(value).length > 0 && Object.values(value).every(isRecord)
}

/** Whether a mapping has a value of its own, and not only further mappings and lists of them. */
function isRecord(value: unknown): boolean {
  return isMapping(value) && (Object.keys(value).length === 0 || Object.values(value).some((part) => !isMapping(part) && !isList(part)))
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isMapping)
}

function listPaths(value: unknown, prefix: string, depth = 0): string[] {
  if (!isMapping(value) || depth > 3) return []
  return Object.entries(value).flatMap(([name, part]) =>
    isList(part) || isKeyed(part) ? [prefix + name] : listPaths(part, `${prefix}${name}.`, depth + 1),
  )
}
