import { type CourseData, type ValidDeck, composeDeck } from '../compose/deck.ts'
import { parseYaml } from '../content/parse-yaml.ts'
import { type CollectionReads, type NamedReads, nameReads, noteReads } from '../data/reads.ts'
import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import { filesOf, reporterFor } from '../diagnostics/report.ts'
import { type Rules, hasFaults } from '../diagnostics/rules.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { type FontSet, shippedFonts } from '../fonts/catalog.ts'
import { wordFaults } from '../lint/words.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { CourseFile, Paper } from '../model/course.ts'
import type { Collections } from '../model/data.ts'
import type { Slide } from '../model/layouts.ts'
import type { ReferenceItem } from '../model/references.ts'
import type { World } from '../world/world.ts'
import { contrastFaults } from './contrast.ts'
import { type DocumentMemory, rememberedParse } from './document-memory.ts'
import { fontsOf } from './glyphs.ts'
import { type ReadCourse, readCourse } from './read-course.ts'
import { type DeckText, type ReadDeck, parseDeck, readDeckTexts } from './read-decks.ts'
import { newMarkFaults } from './new-mark-faults.ts'
import { type Image, readImages } from './read-images.ts'
import { type EarlierOfDeck, earlierReader, nothingEarlier } from './read-earlier.ts'
import { type ReadLook, readLook } from './read-look.ts'
import { type Resources, readResources } from './resources.ts'
import { type Shard, shardOf } from './shard.ts'
import { type Showing, showingOf } from './showing.ts'
import { staleFaults } from './stale-faults.ts'
import { type SourceFile, sourcesOf } from './sources.ts'
import { uncitedFaults } from './uncited.ts'

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

/** What the decks of a course have in common, and their files, each to be loaded when its turn comes. */
export interface OpenCourse {
  readonly course: CourseFile | undefined
  readonly collections: Collections
  readonly references: readonly ReferenceItem[]
  /** The collections that cannot be read. */
  readonly dataFaults: ReadonlySet<string>
  /** How severe the course takes each lint. */
  readonly rules: Rules
  /** The decks that were asked for. */
  readonly decks: readonly DeckText[]
  /** The names of all decks of the course, also of those that were not asked for; of a shard those of its decks. */
  readonly names: readonly string[]
  /** The names of all decks of the course, whatever was asked for. */
  readonly allNames: readonly string[]
  readonly shard: Shard | undefined
  readonly resources: Resources
  readonly look: ReadLook
  /** Faults of the course that are not one deck's. */
  readonly diagnostics: readonly Diagnostic[]
  /** The text of every file that was read, by its path in the course. */
  readonly texts: ReadonlyMap<string, string>
  /** Whether faults of the course, or of these collections, forbid to make a deck that shows them. */
  forbids(collections: readonly string[]): boolean
  /** Reads a deck and composes it. Faults are collected, never thrown. */
  load(deck: DeckText): Promise<LoadedDeck>
  /**
   * What only all decks together show.
   *
   * @param cited the keys of the references that each deck cites; `undefined` of one that has faults
   * @param showings when each deck shows what
   */
  together(cited: readonly (readonly string[] | undefined)[], showings: readonly Showing[]): Diagnostic[]
}

/** A whole course, read and composed. */
export interface LoadedCourse extends Omit<OpenCourse, 'decks' | 'load' | 'together' | 'forbids'> {
  readonly decks: readonly LoadedDeck[]
}

export interface LoadOptions {
  readonly root: string
  /** Only these decks; all where absent. */
  readonly decks?: readonly string[] | undefined
  /** Of these only the decks of a shard. */
  readonly shard?: Shard | undefined
  readonly paper?: Paper | undefined
  readonly largePrint?: boolean | undefined
}

/** Reads what the decks of a course have in common, and the files of the decks that are asked for. */
export async function openCourse(world: World, options: LoadOptions, documents?: DocumentMemory): Promise<OpenCourse> {
  const [course, found, resources] = await Promise.all([
    readCourse(world, options.root, documents),
    readDeckTexts(world, options.root),
    readResources(world, options.root),
  ])
  const look = await readLook(world, options.root, course)
  const { shard } = options
  const names = found.decks.map((deck) => deck.name)
  const wanted = shard ? shardOf(options.decks ?? names, shard) : options.decks
  const unknown = (wanted ?? []).filter((name) => !names.includes(name))
  const earlier = earlierReader({ world, root: options.root, course, decks: found.decks })
  const means: Means = { world, course, look, resources, options, earlier }
  return {
    course: course.course,
    collections: course.collections,
    references: course.references,
    dataFaults: course.dataFaults,
    rules: course.course?.rules ?? {},
    decks: found.decks.filter((deck) => wanted === undefined || wanted.includes(deck.name)),
    names: (shard && wanted) ?? names,
    allNames: names,
    shard,
    resources,
    look,
    texts: new Map([...course.texts, ...resources.texts, ...found.decks.map((deck) => [deck.file, deck.text] as const)]),
    diagnostics: [
      ...course.diagnostics,
      // Where there is no course at all, that it has no deck is no news.
      ...(course.found ? found.diagnostics : []),
      ...resources.diagnostics,
      ...look.diagnostics,
      ...unknown.map((name) => unknownDeck(name, names)),
    ],
    forbids: (collections) => forbids(means, collections),
    load: (deck) => loadDeck(parseDeck(deck, resources.ownLayouts, rememberedParse(parseYaml, documents)), means),
    together: (cited, showings) => [
      ...staleFaults(course, showings, world),
      ...newMarkFaults(course, showings),
      ...(wanted === undefined ? uncitedFaults(course, cited) : []),
    ],
  }
}

/** Reads the course, then composes the decks that are asked for. Faults are collected, never thrown. */
export async function loadCourse(world: World, options: LoadOptions): Promise<LoadedCourse> {
  const course = await openCourse(world, options)
  const decks = await Promise.all(course.decks.map((deck) => course.load(deck)))
  return {
    ...course,
    decks,
    diagnostics: [
      ...course.diagnostics,
      ...course.together(
        decks.map(citedBy),
        decks.map((deck) => deck.showing),
      ),
    ],
  }
}

/** The keys of the references that a deck cites; `undefined` of one that has faults. */
export function citedBy({ composed }: LoadedDeck): string[] | undefined {
  return composed?.references.map(({ key }) => key)
}

interface Means {
  readonly world: World
  readonly course: ReadCourse
  readonly look: ReadLook
  readonly resources: Resources
  readonly options: LoadOptions
  readonly earlier: ReturnType<typeof earlierReader>
}

async function loadDeck(read: ReadDeck, means: Means): Promise<LoadedDeck> {
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
function forbids({ course, look }: Means, collections: readonly string[]): boolean {
  const shown = new Set(collections.flatMap((name) => course.collections.get(name)?.source ?? []).flatMap(filesOf))
  return (
    course.referencesBroken ||
    hasFaults(look.diagnostics) ||
    collections.some((name) => course.dataFaults.has(name)) ||
    course.diagnostics.some((found) => found.severity === 'error' && shown.has(found.file))
  )
}

async function readDeckImages(deck: ValidDeck, { world, options }: Means, diagnostics: Diagnostic[]): Promise<Map<string, Image>> {
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

/** Themes that are only there for others to import. */
const themeParts = ['deckhand-fonts', 'deckhand-frame']

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

function unknownDeck(name: string, known: readonly string[]): Diagnostic {
  return {
    file: 'course.yaml',
    range: fileStart,
    code: 'course/unknown-deck',
    severity: 'error',
    message: `there is no deck '${name}'`,
    hint: suggest(name, known, 'deck'),
  }
}
