import { z } from 'zod'
import { type CollectionReads, nameReads, readValues } from '../data/reads.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { DeckPicture } from '../diff/picture.ts'
import type { Store } from '../world/store.ts'
import type { World } from '../world/world.ts'
import type { BuiltDeck } from './build-deck.ts'
import { keyOf } from './deck-keys.ts'
import { sha256 } from '../world/hash.ts'
import { type LoadedDeck, citedBy } from './load-deck.ts'
import type { OpenCourse } from './load.ts'
import { rememberedDiagnostics } from './made.ts'
import { type DeckEntry, deckEntry } from './manifest.ts'
import { insideCourse, staysInside } from './paths.ts'
import type { DeckText } from './read-decks.ts'
import { type Showing, showing } from './showing.ts'
import { deckPicture } from './snapshot.ts'

/** What is known of a deck without reading it: what it came to the last time, and what it then read. */
export interface DeckMemory {
  readonly entry: DeckEntry
  readonly diagnostics: readonly Diagnostic[]
  /** The keys of the references that it cites. */
  readonly cited: readonly string[]
  /** What it is compared by in the next build. */
  readonly picture: DeckPicture
  readonly showing: Showing
}

interface Remembered extends DeckMemory {
  readonly reads: readonly CollectionReads[]
  /** A hash of what stood where it read. */
  readonly values: string
  /** Its pictures and snapshots of collections, by their paths in the course. */
  readonly images: readonly { readonly path: string; readonly sha256: string }[]
}

const remembered: z.ZodType<Remembered> = z.object({
  entry: deckEntry,
  diagnostics: rememberedDiagnostics,
  cited: z.array(z.string()),
  picture: deckPicture,
  showing,
  reads: z.array(
    z.object({
      collection: z.string(),
      columns: z.array(z.string()),
      cells: z.array(z.object({ field: z.string(), records: z.array(z.int()) })),
    }),
  ),
  values: z.string(),
  images: z.array(z.object({ path: z.string(), sha256: z.string() })),
})

/** Where and in what a memory of decks is looked up. */
export interface MemoryMeans {
  readonly world: World
  readonly root: string
  readonly store: Store
  readonly course: OpenCourse
  /** A hash of all that decks have in common: course.yaml, references, templates, themes, fonts, options, the browser. */
  readonly common: string
}

/**
 * What a deck came to the last time, where its text and all that it read stand as they stood then.
 * What it read is compared field by field: a record that it does not show may change.
 */
export async function recallDeck(deck: DeckText, means: MemoryMeans): Promise<DeckMemory | undefined> {
  if (deck.diagnostics.length > 0) return undefined
  const { store, course } = means
  const known = remembered.safeParse(await store.recall('decks', deckKey(deck, means))).data
  if (!known || !isOf(deck.name, known.entry) || course.forbids(known.showing.collections)) return undefined
  if (readValues(known.reads, course.collections, sha256) !== known.values) return undefined
  for (const image of known.images) if ((await hashOfFile(image.path, means)) !== image.sha256) return undefined
  const sources = currentSources(known.entry.sources, known.images, course)
  // A record that is shown may have another key since.
  return { ...known, entry: { ...known.entry, sources, data: nameReads(known.reads, course.collections) } }
}

/**
 * Remembers what a deck came to. Not where something was said of a file that may change while the deck stays as it is;
 * nor where a font was looked for among what is installed, for one that is installed later on would be found;
 * nor where it was made from the git history.
 */
export async function rememberDeck(
  deck: DeckText,
  loaded: LoadedDeck,
  built: BuiltDeck & { readonly picture: DeckPicture },
  means: MemoryMeans,
): Promise<void> {
  const { entry, whole, picture } = built
  const cited = citedBy(loaded)
  const diagnostics = [...loaded.diagnostics, ...built.diagnostics]
  if (!entry || !cited || !whole || loaded.soughtFonts || !loaded.earlier.isFixed || !diagnostics.every(isOfText(deck, loaded))) return
  const { reads } = loaded
  const images = [...loaded.images.values()].map(({ path, bytes }) => ({ path, sha256: sha256(bytes) }))
  const snapshots = await Promise.all(loaded.earlier.files.map(async (path) => ({ path, sha256: (await hashOfFile(path, means)) ?? '' })))
  const values = readValues(reads, means.course.collections, sha256)
  const known: Remembered = {
    entry,
    diagnostics,
    cited,
    picture,
    showing: loaded.showing,
    reads,
    values,
    images: [...images, ...snapshots],
  }
  means.store.remember('decks', deckKey(deck, means), known)
}

/** Whether what was said of a deck holds as long as its text and course.yaml do: a place in another file may move. */
function isOfText({ file }: DeckText, { sources }: LoadedDeck): (diagnostic: Diagnostic) => boolean {
  const others = sources.filter(({ path }) => path !== file).map(({ path }) => `${path}:`)
  return (told) => (told.file === file || told.file === 'course.yaml') && !others.some((place) => told.message.includes(place))
}

function deckKey({ name, file, text }: DeckText, { common }: MemoryMeans): string {
  return keyOf('deck', name, file, sha256(text), common)
}

/** Whether an entry is of this deck, and so is every output that it names. */
function isOf(deck: string, { name, outputs }: DeckEntry): boolean {
  return name === deck && outputs.every(({ path }) => path.startsWith(`${deck}/`) && staysInside(path))
}

async function hashOfFile(named: string, { world, root }: MemoryMeans): Promise<string | undefined> {
  const path = await insideCourse(world, root, named)
  return path === undefined ? undefined : world.read(path).then(sha256, () => undefined)
}

const hashes = new WeakMap<OpenCourse, Map<string, string>>()

/** The same files as they are now: of what a deck does not show, they may hold something else. */
function currentSources(sources: DeckEntry['sources'], images: Remembered['images'], course: OpenCourse): DeckEntry['sources'] {
  const known = hashes.get(course) ?? new Map<string, string>()
  hashes.set(course, known)
  return sources.map(({ path, sha256: before }) => {
    const text = course.texts.get(path)
    if (text === undefined) return { path, sha256: images.find((image) => image.path === path)?.sha256 ?? before }
    const hash = known.get(path) ?? sha256(text)
    known.set(path, hash)
    return { path, sha256: hash }
  })
}
