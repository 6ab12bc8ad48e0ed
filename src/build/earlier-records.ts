import { join } from 'node:path'
import { z } from 'zod'
import { parseYaml } from '../content/parse-yaml.ts'
import { applyFields } from '../data/fields.ts'
import { compilePatterns } from '../data/patterns.ts'
import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import type { Fault, Reporter, Source } from '../diagnostics/report.ts'
import type { DataRecord } from '../model/collection.ts'
import type { CollectionSettings } from '../model/course.ts'
import type { World } from '../world/world.ts'
import { readCollection } from './read-collection.ts'
import { limits, readText } from './read-file.ts'

const earlierCourse = z.looseObject({
  collections: z.record(
    z.string(),
    z.looseObject({ source: z.string(), key: z.string().default('name'), at: z.union([z.string(), z.array(z.string())]).optional() }),
  ),
})

/** Where the course kept a collection then, and by which field it told its records apart. */
export async function settingsIn(
  world: World,
  root: string,
  name: string,
): Promise<Pick<CollectionSettings, 'source' | 'key' | 'at'> | undefined> {
  const read = await readText(world, join(root, 'course.yaml'), limits.course)
  const document = 'text' in read ? parseYaml('course.yaml', read.text) : undefined
  const course = earlierCourse.safeParse(document?.value)
  const collections = course.data?.collections ?? {}
  const found = Object.hasOwn(collections, name) ? collections[name] : undefined
  return found && { source: found.source, key: found.key, at: found.at }
}

/** Records, or why there are none. */
export type EarlierList = { readonly records: readonly DataRecord[] } | { readonly fault: Fault }

/**
 * Reads a collection in a world, by settings that are its own but for where it is. What its values are is not checked any more.
 *
 * @param texts gets the text of every file that is read
 */
export async function readRecords(
  { world, root, texts }: { readonly world: World; readonly root: string; readonly texts: Map<string, string> },
  settings: CollectionSettings,
): Promise<EarlierList> {
  const diagnostics: Diagnostic[] = []
  const found = await readCollection({ world, root, texts, diagnostics, courseSource: nowhere }, '', settings)
  if (found) return { records: applyFields(found.records, settings, await compilePatterns([settings]), () => undefined) }
  const [first] = diagnostics
  return {
    fault: first ? told(first) : { code: 'file/unreadable', message: `'${settings.source}' cannot be read`, hint: 'check what it holds' },
  }
}

/** No file of the course names it at a place. */
const nowhere: Source = { file: '', valueAt: () => fileStart, keyAt: () => fileStart }

/** What is said of another file, where it is named. */
function told({ code, message, hint, file, range }: Diagnostic): Fault {
  return { code, message: file === nowhere.file ? message : `${file}:${range.start.line}: ${message}`, hint }
}

/** The key column may have had another name then. */
export function renameKey(records: readonly DataRecord[], was: string, is: string): readonly DataRecord[] {
  if (was === is) return records
  return records.map(({ [was]: key, ...rest }) => ({ [is]: key, ...rest }))
}

/** Whether the records can be told apart as those of today are; where not, all would seem new. */
export function haveKey(records: readonly DataRecord[], key: string, place: string, reporter: Reporter): boolean {
  if (records.length === 0 || records.some((record) => Object.hasOwn(record, key))) return true
  reporter.report({
    code: 'data/unknown-field',
    message: `no record of ${place} has the field '${key}', which tells records apart`,
    hint: 'rename the field there, or keep a snapshot in which it has its name of today',
  })
  return false
}
