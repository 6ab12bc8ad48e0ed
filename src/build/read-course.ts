import { join } from 'node:path'
import { type YamlDocument, parseYaml } from '../content/parse-yaml.ts'
import { validate } from '../content/validate.ts'
import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import type { Path, Source } from '../diagnostics/report.ts'
import { collectionFile } from '../model/collection.ts'
import { type CourseFile, courseFile } from '../model/course.ts'
import type { Collection, Collections } from '../model/data.ts'
import { type ReferenceItem, referencesFile } from '../model/references.ts'
import type { World } from '../world/world.ts'
import { checkCollections } from './check-data.ts'
import { insideCourse } from './paths.ts'
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

/** Reads course.yaml, the collections that it declares and the references. */
export async function readCourse(world: World, root: string): Promise<ReadCourse> {
  const texts = new Map<string, string>()
  const diagnostics: Diagnostic[] = []
  const read = await readText(world, join(root, courseName), limits.course)
  if ('fault' in read) {
    const fault = { ...read.fault, hint: `looked in ${root}: run deckhand in the folder of the course, or name it with --root DIR` }
    return { ...nothing, found: false, courseSource: emptySource, texts, diagnostics: [atStart(courseName, fault)] }
  }
  texts.set(courseName, read.text)
  const document = parseYaml(courseName, read.text)
  const courseSource = sourceOf(document)
  diagnostics.push(...document.diagnostics)
  const checked = document.diagnostics.length > 0 ? undefined : validate(courseFile, document)
  if (!checked?.ok) return { ...nothing, courseSource, texts, diagnostics: [...diagnostics, ...(checked?.diagnostics ?? [])] }

  const course = checked.value
  const files = { world, root, courseSource, diagnostics, texts }
  const collections = new Map<string, Collection>()
  const dataFaults = new Set<string>()
  await Promise.all(
    Object.entries(course.collections).map(async ([name, settings]) => {
      const data = await readList(files, settings.source, ['collections', name, 'source'])
      const valid = data && validate(collectionFile, data)
      if (valid?.ok && data) {
        const fields = [...new Set(valid.value.flatMap((record) => Object.keys(record)))]
        collections.set(name, { name, settings, records: valid.value, source: sourceOf(data), fields })
      } else {
        dataFaults.add(name)
        diagnostics.push(...(valid?.ok === false ? valid.diagnostics : []))
      }
    }),
  )
  const ordered = new Map(
    Object.keys(course.collections).flatMap((name) => {
      const collection = collections.get(name)
      return collection ? [[name, collection] as const] : []
    }),
  )
  diagnostics.push(...checkCollections(ordered, courseSource))
  const { references, referencesSource, referencesBroken } =
    course.references === undefined ? nothing : await readReferences(files, course.references)
  return {
    found: true,
    course,
    collections: ordered,
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

interface Files {
  readonly world: World
  readonly root: string
  readonly courseSource: Source
  readonly diagnostics: Diagnostic[]
  readonly texts: Map<string, string>
}

/** A file that course.yaml names at `path`; its faults are put there, or into the file itself. */
async function readList(files: Files, named: string, path: Path): Promise<YamlDocument | undefined> {
  const { world, root, courseSource, diagnostics, texts } = files
  const at = { file: courseSource.file, range: courseSource.valueAt(path) }
  const absolute = await insideCourse(world, root, named)
  if (absolute === undefined) {
    diagnostics.push({
      ...at,
      code: 'file/outside-course',
      severity: 'error',
      message: `'${named}' is outside the course`,
      hint: 'name a file in the folder of course.yaml or below it',
    })
    return undefined
  }
  const read = await readText(world, absolute, limits.data)
  if ('fault' in read) {
    const inCourse = read.fault.code === 'file/not-found'
    diagnostics.push(inCourse ? { ...at, ...read.fault, message: `there is no file '${named}'` } : atStart(named, read.fault))
    return undefined
  }
  texts.set(named, read.text)
  const document = parseYaml(named, read.text)
  diagnostics.push(...document.diagnostics)
  return document.diagnostics.length > 0 ? undefined : document
}

async function readReferences(
  files: Files,
  named: string,
): Promise<Pick<ReadCourse, 'references' | 'referencesSource' | 'referencesBroken'>> {
  const document = await readList(files, named, ['references'])
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

/** A document as a source of places, looked up only when a fault asks for one. */
export function sourceOf(document: YamlDocument): Source {
  return {
    file: document.file,
    valueAt: (path) => document.positions().valueAt(path),
    keyAt: (path) => document.positions().keyAt(path),
  }
}
