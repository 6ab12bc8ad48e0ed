import { filesOf } from '../diagnostics/report.ts'
import { sha256 } from '../world/hash.ts'
import type { ReadCourse } from './read-course.ts'
import type { ReadDeck } from './read-decks.ts'
import type { Image } from './read-images.ts'
import type { ReadLook } from './read-look.ts'
import type { Resources } from './resources.ts'

/** A file of the course, by its path there, and the hash of what it held. */
export interface SourceFile {
  readonly path: string
  readonly sha256: string
}

/** The course's files that a deck is made from, in the order of their paths. */
export function sourcesOf(
  read: ReadDeck,
  course: ReadCourse,
  used: readonly string[],
  files: { readonly images: ReadonlyMap<string, Image>; readonly look: ReadLook; readonly resources: Resources },
  snapshots: readonly string[],
): SourceFile[] {
  const { collections, texts } = course
  const referred = used.flatMap((name) => Object.values(collections.get(name)?.settings.fields ?? {}).flatMap((field) => field.in ?? []))
  const data = [...used, ...referred].flatMap((name) => collections.get(name)?.source ?? []).flatMap(filesOf)
  const references = course.course?.references === undefined ? [] : [course.course.references]
  const contents = new Map<string, string | Uint8Array>([[read.file, read.text], ...files.resources.texts, ...files.look.files])
  for (const path of ['course.yaml', ...data, ...references, ...snapshots]) contents.set(path, texts.get(path) ?? '')
  for (const image of files.images.values()) contents.set(image.path, image.bytes)
  return [...contents].map(([path, content]) => ({ path, sha256: sha256(content) })).sort((a, b) => (a.path < b.path ? -1 : 1))
}
