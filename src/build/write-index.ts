import type { CourseFile } from '../model/course.ts'
import { renderIndexPage } from './index-page.ts'
import { type DeckEntry, type Manifest, type Output, mergeEntry, renderManifest } from './manifest.ts'
import type { OutputKind } from './options.ts'
import type { OutputFolder } from './output-folder.ts'
import type { Shard } from './shard.ts'
import { version } from './version.ts'

/** What the index is made with beside the decks of this build. */
export interface IndexMeans {
  /** What the last build into this folder wrote. */
  readonly before: Manifest | undefined
  /** Which outputs were asked for, where not all were. */
  readonly only: readonly OutputKind[] | undefined
  readonly out: OutputFolder
}

/** What the index is made of beside its decks. */
export interface IndexedCourse {
  readonly course: CourseFile | undefined
  /** The names of all its decks. */
  readonly names: readonly string[]
  /** Which of the course's decks these are, where they were divided. */
  readonly shard: Shard | undefined
  /** The decks that were to be made. */
  readonly decks: readonly { readonly name: string }[]
}

/**
 * Writes the index and the manifest: they cover the decks of this build, and those of earlier builds that it did not touch.
 *
 * @param made what this build made
 * @param course where it could not be read, nothing is written
 */
export async function writeIndex(
  made: readonly DeckEntry[],
  { course, names, shard, decks: asked }: IndexedCourse,
  { before, only, out }: IndexMeans,
): Promise<Output[]> {
  if (!course) return []
  // What was made of decks that the course no longer has goes with them.
  const known = (before?.decks ?? []).filter((entry) => names.includes(entry.name))
  for (const gone of before?.decks ?? []) if (!names.includes(gone.name)) await out.removeDeck(gone)
  const entries = new Map(known.map((entry) => [entry.name, entry]))
  for (const { name } of asked) {
    const entry = entries.get(name)
    const now = made.find((one) => one.name === name)
    if (now) entries.set(name, mergeEntry(entry, now, only))
    else if (entry) entries.set(name, { ...entry, stale: true })
  }
  // A shard without decks is one all the same: where it is merged it must not be missing.
  if (entries.size === 0 && !before && !shard) return []
  const decks = [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const manifest: Manifest = { deckhand: version, course: course.title, language: course.language, ...(shard && { shard }), decks }
  const written = [await out.write('index.html', renderIndexPage(manifest)), await out.write('manifest.json', renderManifest(manifest))]
  return written.flatMap((output) => output ?? [])
}
