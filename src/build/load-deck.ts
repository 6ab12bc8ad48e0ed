import { type CourseData, type ValidDeck, composeDeck } from '../compose/deck.ts'
import { type CollectionReads, type NamedReads, nameReads, noteReads } from '../data/reads.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { filesOf, reporterFor } from '../diagnostics/report.ts'
import { hasFaults } from '../diagnostics/rules.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { type FontSet, shippedFonts } from '../fonts/catalog.ts'
import { wordFaults } from '../lint/words.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { Paper } from '../model/course.ts'
import type { Slide } from '../model/layouts.ts'
import { themeParts } from '../theme/sheets.ts'
import type { World } from '../world/world.ts'
import { contrastFaults } from './contrast.ts'
import { fontsOf } from './glyphs.ts'
import type { ReadCourse } from './read-course.ts'
import type { ReadDeck } from './read-decks.ts'
import { type EarlierOfDeck, type earlierReader, nothingEarlier } from './read-earlier.ts'
import { type Image, readImages } from './read-images.ts'
import type { ReadLook } from './read-look.ts'
import type { Resources } from './resources.ts'
import { type Showing, showingOf } from './showing.ts'
import { type SourceFile, sourcesOf } from './sources.ts'

/** A deck that can be set, or the faults that forbid it. */
export interface LoadedDeck {
  readonly name: string
  readonly file: string
  /** With those of its slides that have no faults; absent where it cannot be read. */
  readonly deck: ValidDeck | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Absent where the deck or the data that it shows have faults. */
  readonly composed: ComposedDeck | undefined
  /** The course's files that it was made from. */
  readonly sources: readonly SourceFile[]
  /** When it shows which collections. */
  readonly showing: Showing
  /** What its queries read. */
  readonly reads: readonly CollectionReads[]
  /** The same by the names of fields and records. */
  readonly data: readonly NamedReads[]
  /** What its slides of changes compare collections with. */
  readonly earlier: Omit<EarlierOfDeck, 'diagnostics'>
  /** What it is set in. */
  readonly fonts: FontSet
  /** Whether fonts were looked for among what is installed, for a script of its own. */
  readonly soughtFonts: boolean
  /** Its pictures, by their address in the slides. */
  readonly images: ReadonlyMap<string, Image>
}

/** How decks are loaded. */
export interface DeckOptions {
  readonly root: string
  readonly paper?: Paper | undefined
  readonly largePrint?: boolean | undefined
}

/** The keys of the references that a deck cites; `undefined` of one that has faults. */
export function citedBy({ composed }: LoadedDeck): string[] | undefined {
  return composed?.references.map(({ key }) => key)
}

/** What decks are loaded with: read once for all of them. */
export interface DeckLoading {
  readonly world: World
  readonly course: ReadCourse
  readonly look: ReadLook
  readonly resources: Resources
  readonly options: DeckOptions
  readonly earlier: ReturnType<typeof earlierReader>
}

/** Composes a deck, and finds all that it is made from. Faults are collected, never thrown. */
export async function loadDeck(read: ReadDeck, means: DeckLoading): Promise<LoadedDeck> {
  const { world, course, look, resources, options } = means
  const { name, file } = read
  const showing = showingOf(read)
  const none = {
    name,
    file,
    deck: read.deck,
    composed: undefined,
    showing,
    sources: [],
    reads: [],
    data: [],
    earlier: nothingEarlier,
    fonts: shippedFonts,
    soughtFonts: false,
    images: new Map<string, Image>(),
  }
  if (!read.deck || !course.course) return { ...none, diagnostics: read.diagnostics }
  const diagnostics = [...read.diagnostics]
  const images = new Map([...look.images, ...(await readDeckImages(read.deck, means, diagnostics))])
  const used = showing.collections
  // Where a collection could not be read, every query of it would seem wrong: its own faults say it all.
  if (used.some((collection) => course.dataFaults.has(collection))) return { ...none, diagnostics }
  const earlier = await means.earlier(read)
  diagnostics.push(...earlier.diagnostics)
  const { paper, largePrint } = options
  const asked = { ...(paper && { paper }), ...(largePrint !== undefined && { largePrint }) }
  const deck = { ...read.deck, frontMatter: { ...read.deck.frontMatter, ...asked } }
  const noted = noteReads(course.collections)
  const data: CourseData = {
    ...course,
    collections: noted.collections,
    course: course.course,
    citationStyle: resources.citationStyle,
    earlier: earlier.states,
  }
  const result = composeDeck(deck, data)
  diagnostics.push(...result.diagnostics.filter(({ code }) => !(course.referencesBroken && code === 'citation/unknown-key')))
  diagnostics.push(...wordFaults(result.deck, course.course.rules ?? {}))
  diagnostics.push(...themeFaults(result.deck, deck, course, resources))
  const composed = hasFaults(diagnostics) || !read.deck.whole || forbids(means, used) ? undefined : result.deck
  diagnostics.push(...contrastFaults(result.deck, resources.themes, course.courseSource))
  let soughtFonts = false
  const fonts = fontsOf(result.deck, look.fonts, (specifier) => {
    soughtFonts = true
    return world.findPackageFile(specifier, options.root)
  })
  const sources = sourcesOf(read, course, used, { images, look, resources }, earlier.files)
  const reads = noted.reads()
  return {
    name,
    file,
    deck: read.deck,
    diagnostics,
    composed,
    showing,
    sources,
    reads,
    data: nameReads(reads, course.collections),
    earlier,
    fonts,
    soughtFonts,
    images,
  }
}

/** What is wrong elsewhere in the course would be shown wrong. */
export function forbids({ course, look }: DeckLoading, collections: readonly string[]): boolean {
  const shown = new Set(collections.flatMap((name) => course.collections.get(name)?.source ?? []).flatMap(filesOf))
  return (
    course.referencesBroken ||
    hasFaults(look.diagnostics) ||
    collections.some((name) => course.dataFaults.has(name)) ||
    course.diagnostics.some((found) => found.severity === 'error' && shown.has(found.file))
  )
}

async function readDeckImages(deck: ValidDeck, { world, options }: DeckLoading, diagnostics: Diagnostic[]): Promise<Map<string, Image>> {
  const reporter = reporterFor(deck.source, diagnostics)
  const all = await Promise.all(
    deck.slides.map(({ slide, path }) => readImages(world, options.root, asWritten(slide), reporter.at(...path))),
  )
  return new Map(all.flatMap((images) => [...images]))
}

/** A slide by the fields that its author wrote: those of an own layout stand beside the others. */
function asWritten(slide: Slide): object {
  if (slide.layout !== 'own') return slide
  const { fields, ...every } = slide
  return { ...every, ...fields }
}

function themeFaults(composed: ComposedDeck, deck: ValidDeck, course: ReadCourse, resources: Resources): Diagnostic[] {
  const names = resources.themes.map((theme) => theme.name).filter((name) => !themeParts.includes(name))
  if (names.includes(composed.theme)) return []
  const source = deck.frontMatter.theme === undefined ? course.courseSource : deck.source
  return [
    {
      file: source.file,
      range: source.valueAt(['theme']),
      code: 'course/unknown-theme',
      severity: 'error',
      message: `there is no theme '${composed.theme}'`,
      hint: suggest(composed.theme, names, 'theme'),
    },
  ]
}
