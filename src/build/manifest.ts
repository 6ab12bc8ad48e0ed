import { z } from 'zod'
import type { NamedReads } from '../data/reads.ts'
import { type HandoutForm, handoutForms } from '../model/handout.ts'
import type { SlideFit } from '../model/fit.ts'
import { type World, decodeUtf8 } from '../world/world.ts'
import { type OutputKind, formsOf, isAlwaysMade, kindOf, showsSlides } from './options.ts'
import { staysInside } from './paths.ts'
import type { Shard } from './shard.ts'

/** A file that was made. */
export interface Output {
  /** Relative to the folder of outputs, with forward slashes. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** What was done to a slide so that it fits. */
export interface FitEntry extends SlideFit {
  /** Counted from 1. */
  readonly slide: number
  /** Where it stands in the deck's file. */
  readonly line: number
  /** A hash of all that was measured: as long as it is the same, so is what fitting comes to. Absent where nothing was measured. */
  readonly key?: string | undefined
}

/** What the manifest says of a deck. */
export interface DeckEntry {
  readonly name: string
  /** Its file, relative to the course. */
  readonly file: string
  readonly title: string
  /** How many pages the slides have. */
  readonly slides: number
  /** Over how many pages each slide of the deck's file goes. */
  readonly pagesOfSlides: readonly number[]
  /** The deck has faults now: these are the outputs of the last build that had none. */
  readonly stale?: boolean | undefined
  readonly outputs: readonly Output[]
  /** The course's files that it was made from. */
  readonly sources: readonly { readonly path: string; readonly sha256: string }[]
  /** What its queries read of the collections. */
  readonly data: readonly NamedReads[]
  /** The slides that were set smaller than the theme is made for, or over several pages, so that they fit. */
  readonly fits: readonly FitEntry[]
  /** What was decided for each form of the handout. */
  readonly handouts: readonly FormEntry[]
}

/** Something that a form of the handout shows in short, or not at all, and where it stands. */
export interface PlacedChange {
  readonly name: string
  readonly file: string
  readonly line?: number | undefined
}

/** How a form of the handout is set. */
export interface FormEntry {
  readonly form: HandoutForm
  readonly pages: number
  /** The preset's name: columns, type size, leading. */
  readonly preset: string
  /** How much of its pages is used, from 0 to 1. */
  readonly fill: number
  readonly shortened: readonly PlacedChange[]
  readonly leftOut: readonly PlacedChange[]
}

/** `manifest.json`: what was made, from what, with which hash. */
export interface Manifest {
  readonly deckhand: string
  readonly course: string
  /** The course's language tag. */
  readonly language: string
  /** Which of the course's decks these are, where they were divided. */
  readonly shard?: Shard | undefined
  readonly decks: readonly DeckEntry[]
}

/** No slide has so many steps, or goes on over so many pages. */
export const fitCount = z.int().min(0).max(1000)

const placedChange = z.object({ name: z.string(), file: z.string(), line: z.int().optional() })

const formEntry = z.object({
  form: z.enum(handoutForms),
  pages: z.int(),
  preset: z.string(),
  fill: z.number(),
  shortened: z.array(placedChange),
  leftOut: z.array(placedChange),
})

/** A path that stays in the folder of outputs, be it a manifest of ours or not. */
const outputPath = z.string().refine(staysInside)

/** A deck's entry as it is written. */
export const deckEntry: z.ZodType<DeckEntry> = z.object({
  name: z.string(),
  file: z.string(),
  title: z.string(),
  slides: z.int(),
  pagesOfSlides: z.array(z.int()).default([]),
  stale: z.boolean().optional(),
  outputs: z.array(z.object({ path: outputPath, bytes: z.int(), sha256: z.string() })),
  sources: z.array(z.object({ path: z.string(), sha256: z.string() })),
  data: z
    .array(z.object({ collection: z.string(), fields: z.array(z.string()), records: z.union([z.literal('all'), z.array(z.string())]) }))
    .default([]),
  fits: z.array(z.object({ slide: z.int(), line: z.int(), step: fitCount, parts: fitCount, key: z.string().optional() })).default([]),
  handouts: z.array(formEntry).default([]),
})

const manifestFile: z.ZodType<Manifest> = z.object({
  deckhand: z.string(),
  course: z.string(),
  language: z.string().default('en'),
  shard: z.object({ index: z.int().positive(), count: z.int().positive().max(1000) }).optional(),
  decks: z.array(deckEntry),
})

/** The text of `manifest.json`. */
export function renderManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** The manifest of an earlier build; `undefined` where there is none, or a file that is none. */
export async function readManifest(world: World, path: string): Promise<Manifest | undefined> {
  try {
    if ((await world.stat(path))?.kind !== 'file') return undefined
    return manifestFile.safeParse(JSON.parse(decodeUtf8(await world.read(path)))).data
  } catch {
    return undefined // not one of ours: it is written anew
  }
}

/** What fitting came to in an earlier build, by the key of a slide. */
export function knownFits(manifest: Manifest | undefined): Map<string, SlideFit> {
  const fits = manifest?.decks.flatMap((deck) => deck.fits) ?? []
  return new Map(fits.flatMap(({ key, step, parts }) => (key === undefined ? [] : [[key, { step, parts }] as const])))
}

/**
 * What a deck's last build made and this one has replaced or no longer makes: drawings and pictures, whose names change with
 * what the deck shows, and forms of the handout that the course has given up.
 *
 * @param kinds the outputs that were to be made
 * @param all whether these are all that the course wants
 */
export function leftovers(
  before: Manifest | undefined,
  deck: string,
  made: readonly Output[],
  kinds: readonly OutputKind[],
  all: boolean,
): Output[] {
  const paths = new Set(made.map(({ path }) => path))
  const replaced = new Set(made.map(({ path }) => kindOf(path)))
  const givenUp = (kind: OutputKind): boolean => all && !isAlwaysMade(kind) && !kinds.includes(kind)
  const outputs = before?.decks.find(({ name }) => name === deck)?.outputs ?? []
  return outputs.filter(
    ({ path }) => path.startsWith(`${deck}/`) && !paths.has(path) && (replaced.has(kindOf(path)) || givenUp(kindOf(path))),
  )
}

/**
 * What a deck's last build made of outputs that this one was to make and could not: the files stay, and are told.
 *
 * @param made what this build made of the deck
 * @param kinds the outputs that were to be made
 */
export function lastGood(
  before: Manifest | undefined,
  deck: string,
  made: readonly Output[],
  kinds: readonly OutputKind[],
): readonly Output[] {
  const missing = new Set(kinds.filter((kind) => !made.some(({ path }) => kindOf(path) === kind)))
  return (before?.decks.find(({ name }) => name === deck)?.outputs ?? []).filter(({ path }) => missing.has(kindOf(path)))
}

/**
 * Joins what this build made of a deck with what an earlier build made and this one did not touch.
 *
 * @param only which outputs were asked for, where not all were: those that were not are an older deck's
 */
export function mergeEntry(before: DeckEntry | undefined, now: DeckEntry, only: readonly OutputKind[] | undefined): DeckEntry {
  const asked = (kind: OutputKind): boolean => only?.includes(kind) ?? true
  const kept = before?.outputs.filter(({ path }) => !asked(kindOf(path))) ?? []
  const outputs = [...now.outputs, ...kept].sort((a, b) => (a.path < b.path ? -1 : 1))
  // A handout alone tells nothing of the slides, nor they of it.
  const { slides, pagesOfSlides, fits } = (only?.some(showsSlides) ?? true) ? now : (before ?? now)
  const handouts = before?.handouts.filter(({ form }) => only && !formsOf(only).includes(form)) ?? []
  return { ...now, slides, pagesOfSlides, fits, outputs, handouts: [...now.handouts, ...handouts] }
}
