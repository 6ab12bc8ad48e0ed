import { parseJson } from '../content/parse-json.ts'
import { type YamlDocument, parseYaml } from '../content/parse-yaml.ts'
import { recordsOf, recordsOfFiles } from '../content/records.ts'
import { fieldNames } from '../data/values.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Path, Source } from '../diagnostics/report.ts'
import type { CollectionSettings } from '../model/course.ts'
import type { Collection } from '../model/data.ts'
import type { World } from '../world/world.ts'
import { type DocumentMemory, rememberedParse } from './document-memory.ts'
import { insideCourse } from './paths.ts'
import { atStart, limits, linkOutside, listFolder, readText } from './read-file.ts'

/** What is read, and what is found on the way. */
export interface Files {
  readonly world: World
  readonly root: string
  readonly courseSource: Source
  readonly diagnostics: Diagnostic[]
  /** The texts of all files that were read, by their path in the course. */
  readonly texts: Map<string, string>
  readonly documents?: DocumentMemory | undefined
}

type Parse = (file: string, text: string) => YamlDocument | Promise<YamlDocument>

/** How a file is read, by how its name ends. The reader of tables is loaded with the first of them. */
const formats: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ['yaml', parseYaml],
  ['yml', parseYaml],
  ['json', parseJson],
  ['csv', async (file, text) => (await import('../content/parse-table.ts')).parseTable(file, text)],
  ['tsv', async (file, text) => (await import('../content/parse-table.ts')).parseTable(file, text, { delimiter: '\t' })],
])
/** How a file of data is read; `undefined` where its kind is none that is. */
export function parserOf(file: string): Parse | undefined {
  return formats.get(/\.([^./]*)$/.exec(file)?.[1]?.toLowerCase() ?? '')
}

/** What a folder of records holds; its other files are not part of it. */
const recordFile = /\.(yaml|yml|json)$/i
/** So many files are read at once. */
const openFiles = 64

/** A collection of course.yaml: a file, or a folder of files. `undefined` where it has faults, which have been told. */
export async function readCollection(files: Files, name: string, settings: CollectionSettings): Promise<Collection | undefined> {
  const path = ['collections', name, 'source']
  const absolute = await locate(files, settings.source, path)
  if (absolute === undefined) return undefined
  const isFolder = (await files.world.stat(absolute).catch(() => undefined))?.kind === 'folder'
  const found = isFolder ? await readFolder(files, absolute, settings, path) : await readRecords(files, absolute, settings, path)
  if (!found) return undefined
  if (found.ok) return { name, settings, records: found.records, source: found.source, fields: fieldNames(found.records) }
  files.diagnostics.push(...found.diagnostics)
  return undefined
}

/** A file that course.yaml names at `path`: YAML, JSON, CSV or TSV. Its faults are put there, or into the file itself. */
export async function readNamed(files: Files, named: string, path: Path): Promise<YamlDocument | undefined> {
  const absolute = await locate(files, named, path)
  return absolute === undefined ? undefined : readDocument(files, absolute, named, path)
}

async function locate(files: Files, named: string, path: Path): Promise<string | undefined> {
  const absolute = await insideCourse(files.world, files.root, withoutSlash(named))
  if (absolute === undefined) {
    reportAt(files, path, {
      code: 'file/outside-course',
      severity: 'error',
      message: `'${named}' is outside the course`,
      hint: 'name a file in the folder of course.yaml or below it',
    })
  }
  return absolute
}

async function readRecords(
  files: Files,
  absolute: string,
  settings: CollectionSettings,
  path: Path,
): Promise<ReturnType<typeof recordsOf> | undefined> {
  const document = await readDocument(files, absolute, settings.source, path)
  return document && recordsOf(document, { key: settings.key, at: [settings.at ?? []].flat() })
}

async function readFolder(
  files: Files,
  absolute: string,
  { source, key }: CollectionSettings,
  path: Path,
): Promise<ReturnType<typeof recordsOfFiles> | undefined> {
  const listed = await listFolder(files.world, absolute, ['.yaml', '.yml', '.json'])
  if ('fault' in listed) {
    reportAt(files, path, listed.fault)
    return undefined
  }
  const folder = withoutSlash(source)
  const names = listed.names.filter((name) => recordFile.test(name) && !name.startsWith('.'))
  if (names.length === 0) {
    reportAt(files, path, {
      code: 'file/not-found',
      severity: 'error',
      message: `there is no record in the folder '${folder}'`,
      hint: 'put a file of YAML or JSON there for each record',
    })
    return undefined
  }
  const documents: (YamlDocument | undefined)[] = []
  for (let start = 0; start < names.length; start += openFiles) {
    const some = names.slice(start, start + openFiles)
    documents.push(...(await Promise.all(some.map((name) => readMember(files, `${folder}/${name}`, path)))))
  }
  const whole = documents.filter((document) => document !== undefined)
  const found = recordsOfFiles(folder, whole, key)
  return found.ok && whole.length < documents.length ? undefined : found
}

/** A folder may be named with a slash behind it. */
function withoutSlash(named: string): string {
  return named.replace(/\/+$/, '')
}

/** A file in the folder of a collection; links may not lead out of the course. */
async function readMember(files: Files, name: string, path: Path): Promise<YamlDocument | undefined> {
  const absolute = await insideCourse(files.world, files.root, name)
  if (absolute !== undefined) return readDocument(files, absolute, name, path)
  files.diagnostics.push(atStart(name, linkOutside))
  return undefined
}

async function readDocument(files: Files, absolute: string, named: string, path: Path): Promise<YamlDocument | undefined> {
  const parse = parserOf(named)
  const read = await readText(files.world, absolute, limits.data)
  if ('fault' in read) {
    if (read.fault.code === 'file/not-found') reportAt(files, path, { ...read.fault, message: `there is no file '${named}'` })
    else files.diagnostics.push(atStart(named, read.fault))
    return undefined
  }
  if (!parse) {
    reportAt(files, path, {
      code: 'data/unknown-format',
      severity: 'error',
      message: `'${named}' is a kind of file that is not read`,
      hint: 'save it as .yaml, .json, .csv or .tsv, and name it so here',
    })
    return undefined
  }
  files.texts.set(named, read.text)
  const document = await rememberedParse(parse, files.documents)(named, read.text)
  files.diagnostics.push(...document.diagnostics)
  return document.diagnostics.length > 0 ? undefined : document
}

function reportAt({ courseSource, diagnostics }: Files, path: Path, fault: Omit<Diagnostic, 'file' | 'range'>): void {
  diagnostics.push({ ...fault, file: courseSource.file, range: courseSource.valueAt(path) })
}
