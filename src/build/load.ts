import { parseYaml } from '../content/parse-yaml.ts'
import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import type { Rules } from '../diagnostics/rules.ts'
import { suggest } from '../diagnostics/suggest.ts'
import type { CourseFile } from '../model/course.ts'
import type { Collections } from '../model/data.ts'
import type { ReferenceItem } from '../model/references.ts'
import type { World } from '../world/world.ts'
import { type DocumentMemory, rememberedParse } from './document-memory.ts'
import { type DeckLoading, type DeckOptions, type LoadedDeck, citedBy, forbids, loadDeck } from './load-deck.ts'
import { newMarkFaults } from './new-mark-faults.ts'
import { readCourse } from './read-course.ts'
import { type DeckText, parseDeck, readDeckTexts } from './read-decks.ts'
import { earlierReader } from './read-earlier.ts'
import { type ReadLook, readLook } from './read-look.ts'
import { type Resources, readResources } from './resources.ts'
import { type Shard, shardOf } from './shard.ts'
import type { Showing } from './showing.ts'
import { staleFaults } from './stale-faults.ts'
import { uncitedFaults } from './uncited.ts'

/** What the decks of a course have in common, and their files, each to be loaded when its turn comes. */
export interface OpenCourse {
  readonly course: CourseFile | undefined
  readonly collections: Collections
  readonly references: readonly ReferenceItem[]
  /** The collections that cannot be read. */
  readonly dataFaults: ReadonlySet<string>
  /** Whether the file of the references cannot be read. */
  readonly referencesBroken: boolean
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

export interface LoadOptions extends DeckOptions {
  /** Only these decks; all where absent. */
  readonly decks?: readonly string[] | undefined
  /** Of these only the decks of a shard. */
  readonly shard?: Shard | undefined
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
  const means: DeckLoading = { world, course, look, resources, options, earlier }
  return {
    course: course.course,
    collections: course.collections,
    references: course.references,
    dataFaults: course.dataFaults,
    referencesBroken: course.referencesBroken,
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
