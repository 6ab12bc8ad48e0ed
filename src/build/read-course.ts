import { join } from 'node:path'
import { parseYaml } from '../content/parse-yaml.ts'
import { sourceOf } from '../content/records.ts'
import { validate } from '../content/validate.ts'
import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import type { Source } from '../diagnostics/report.ts'
import { type CourseFile, courseFile } from '../model/course.ts'
import type { Collection, Collections } from '../model/data.ts'
import { type ReferenceItem, referencesFile } from '../model/references.ts'
import type { World } from '../world/world.ts'
import { checkCollections } from './check-data.ts'
import type { DocumentMemory } from './document-memory.ts'
import { type Files, readCollection, readNamed } from './read-collection.ts'
import { atStart, limits, readText } from './read-file.ts'

/** A course as far as it could be read, and all its faults. */
export interface ReadCourse {
  /** Whether there is a course.yaml. */
  readonly found: boolean
  /** Absent where course.yaml itself has faults: decks can then be checked for their form only. */
  readonly course: CourseFile | undefined
  readonly collections: Collections
  readonly references: readonly ReferenceItem[]
  readonly courseSource: Source
  readonly referencesSource: Source | undefined
  /** Whether the references could not be read, so that every citation would seem wrong. */
  readonly referencesBroken: boolean
  readonly diagnostics: readonly Diagnostic[]
  /** Whether the data have faults, so that what is made from them would be wrong. */
  readonly dataFaults: ReadonlySet<string>
  /** The texts of all files that were read, by their path in the course. */
  readonly texts: Map<string, string>
}

const courseName = 'course.yaml'

/** Whether there is a course.yaml in the folder: also where there is one that cannot be looked at. */
export async function hasCourse(world: World, root: string): Promise<boolean> {
  return world.stat(join(root, courseName)).then(
    (found) => found !== undefined,
    () => true,
  )
}

/** Reads course.yaml, the collections that it declares and the references. */
export async function readCourse(world: World, root: string, documents?: DocumentMemory): Promise<ReadCourse> {
  const texts = new Map<string, string>()
  const diagnostics: Diagnostic[] = []
  const read = await readText(world, join(root, courseName), limits.course)
  if ('fault' in read) {
    const fault = {
      ...read.fault,
      hint: `looked in ${root}: run deckhand in the folder of the course, name it with --root DIR, or begin one with deckhand init`,
    }
    return { ...nothing, found: false, courseSource: emptySource, texts, diagnostics: [atStart(courseName, fault)] }
  }
  texts.set(courseName, read.text)
  const document = parseYaml(courseName, read.text)
  const courseSource = sourceOf(document)
  diagnostics.push(...document.diagnostics)
  const checked = document.diagnostics.length > 0 ? undefined : validate(courseFile, document)
  if (!checked?.ok) return { ...nothing, courseSource, texts, diagnostics: [...diagnostics, ...(checked?.diagnostics ?? [])] }

  const course = checked.value
  const files = { world, root, courseSource, diagnostics, texts, documents }
  const collections = new Map<string, Collection>()
  const dataFaults = new Set<string>()
  await Promise.all(
    Object.entries(course.collections).map(async ([name, settings]) => {
      const collection = await readCollection(files, name, settings)
      if (collection) collections.set(name, collection)
      else dataFaults.add(name)
    }),
  )
  const ordered = new Map(
    Object.keys(course.collections).flatMap((name) => {
      const collection = collections.get(name)
      return collection ? [[name, collection] as const] : []
    }),
  )
  const checkedData = await checkCollections(ordered, course, courseSource)
  diagnostics.push(...checkedData.diagnostics)
  const { references, referencesSource, referencesBroken } =
    course.references === undefined ? nothing : await readReferences(files, course.references)
  return {
    found: true,
    course,
    collections: checkedData.collections,
    references,
    courseSource,
    referencesSource,
    referencesBroken,
    diagnostics,
    dataFaults,
    texts,
  }
}

const nothing = {
  found: true,
  course: undefined,
  collections: new Map(),
  references: [],
  referencesSource: undefined,
  referencesBroken: false,
  dataFaults: new Set<string>(),
}
const emptySource: Source = {
  file: courseName,
  valueAt: () => fileStart,
  keyAt: () => fileStart,
}

async function readReferences(
  files: Files,
  named: string,
): Promise<Pick<ReadCourse, 'references' | 'referencesSource' | 'referencesBroken'>> {
  const document = await readNamed(files, named, ['references'])
  if (!document) return { ...nothing, referencesBroken: true }
  const valid = validate(referencesFile, document)
  if (!valid.ok) {
    files.diagnostics.push(...valid.diagnostics)
    return { ...nothing, referencesBroken: true }
  }
  const referencesSource = sourceOf(document)
  const seen = new Set<string>()
  valid.value.forEach((item, index) => {
    if (seen.has(item.id)) {
      files.diagnostics.push({
        file: named,
        range: referencesSource.valueAt([index, 'id']),
        code: 'data/duplicate-key',
        severity: 'error',
        message: `two references have the key '${item.id}'`,
        hint: 'remove one of the two, or rename it',
      })
    }
    seen.add(item.id)
  })
  return { references: valid.value, referencesSource, referencesBroken: false }
}
