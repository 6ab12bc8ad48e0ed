import { type CourseData, type ValidDeck, collectionNames, composeDeck } from '../compose/deck.ts'
import { type Diagnostic, fileStart, hasErrors } from '../diagnostics/diagnostic.ts'
import { suggest } from '../diagnostics/suggest.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { CourseFile, Paper } from '../model/course.ts'
import type { Collections } from '../model/data.ts'
import type { World } from '../world/world.ts'
import { type ReadCourse, readCourse } from './read-course.ts'
import { type ReadDeck, readDecks } from './read-decks.ts'
import { type Resources, readResources } from './resources.ts'

/** A deck that can be set, or the faults that forbid it. */
export interface LoadedDeck {
  readonly name: string
  readonly file: string
  readonly diagnostics: readonly Diagnostic[]
  /** Absent where the deck or the data that it shows have faults. */
  readonly composed: ComposedDeck | undefined
  /** The course's files that it was made from, by their path in the course. */
  readonly sources: readonly string[]
}

/** A whole course, read and composed. */
export interface LoadedCourse {
  readonly course: CourseFile | undefined
  readonly decks: readonly LoadedDeck[]
  readonly resources: Resources
  /** Faults of the course that are not one deck's. */
  readonly diagnostics: readonly Diagnostic[]
  /** The text of every file that was read, by its path in the course. */
  readonly texts: ReadonlyMap<string, string>
}

export interface LoadOptions {
  readonly root: string
  /** Only these decks; all where absent. */
  readonly decks?: readonly string[] | undefined
  readonly paper?: Paper | undefined
}

/** Reads the course, then composes the decks that are asked for. Faults are collected, never thrown. */
export async function loadCourse(world: World, options: LoadOptions): Promise<LoadedCourse> {
  const [course, found, resources] = await Promise.all([
    readCourse(world, options.root),
    readDecks(world, options.root),
    readResources(world, options.root),
  ])
  const wanted = options.decks
  const unknown = (wanted ?? []).filter((name) => !found.decks.some((deck) => deck.name === name))
  const decks = found.decks
    .filter((deck) => wanted === undefined || wanted.includes(deck.name))
    .map((deck) => loadDeck(deck, course, resources, options.paper))
  const texts = new Map([...course.texts, ...resources.texts, ...found.decks.map((deck) => [deck.file, deck.text] as const)])
  return {
    course: course.course,
    decks,
    resources,
    texts,
    diagnostics: [
      ...course.diagnostics,
      ...found.diagnostics,
      ...resources.diagnostics,
      ...unknown.map((name) =>
        unknownDeck(
          name,
          found.decks.map((deck) => deck.name),
        ),
      ),
      ...(wanted === undefined ? uncited(course, decks) : []),
    ],
  }
}

function loadDeck(read: ReadDeck, course: ReadCourse, resources: Resources, paper: Paper | undefined): LoadedDeck {
  const own = { name: read.name, file: read.file }
  if (!read.deck || !course.course) return { ...own, diagnostics: read.diagnostics, composed: undefined, sources: [read.file] }
  const settings = paper === undefined ? course.course : { ...course.course, paper }
  const deck = paper === undefined ? read.deck : { ...read.deck, frontMatter: { ...read.deck.frontMatter, paper } }
  const data: CourseData = {
    course: settings,
    collections: course.collections,
    references: course.references,
    citationStyle: resources.citationStyle,
  }
  const used = collectionNames(read.deck.slides)
  const sources = sourcesOf(read, course, used, settings, resources)
  // Where a collection could not be read, every query of it would seem wrong: its own faults say it all.
  if (used.some((name) => course.dataFaults.has(name))) return { ...own, diagnostics: read.diagnostics, composed: undefined, sources }
  const { deck: composed, diagnostics } = composeDeck(deck, data)
  const found = course.referencesBroken ? diagnostics.filter(({ code }) => code !== 'citation/unknown-key') : diagnostics
  const all = [...read.diagnostics, ...found, ...themeFaults(composed, deck, course, resources)]
  const shown = new Set(used.flatMap((name) => course.collections.get(name)?.source.file ?? []))
  const wrongData = course.diagnostics.some((found) => found.severity === 'error' && shown.has(found.file))
  return { ...own, diagnostics: all, composed: hasErrors(all) || wrongData || course.referencesBroken ? undefined : composed, sources }
}

function themeFaults(composed: ComposedDeck, deck: ValidDeck, course: ReadCourse, resources: Resources): Diagnostic[] {
  const names = resources.themes.map((theme) => theme.name).filter((name) => name !== 'deckhand-fonts')
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

/** References that no deck cites; told only when every deck was looked at and could be. */
function uncited(course: ReadCourse, decks: readonly LoadedDeck[]): Diagnostic[] {
  const file = course.course?.references
  if (file === undefined || decks.some((deck) => deck.composed === undefined)) return []
  const cited = new Set(decks.flatMap((deck) => deck.composed?.references.map((reference) => reference.key) ?? []))
  return course.references.flatMap((item, index): Diagnostic[] =>
    cited.has(item.id)
      ? []
      : [
          {
            file,
            range: course.referencesSource?.valueAt([index, 'id']) ?? fileStart,
            code: 'citation/uncited',
            severity: 'warning',
            message: `no deck cites '${item.id}'`,
            hint: `cite it with [@${item.id}], or remove it`,
          },
        ],
  )
}

function sourcesOf(read: ReadDeck, course: ReadCourse, used: readonly string[], settings: CourseFile, resources: Resources): string[] {
  const collections: Collections = course.collections
  const referred = used.flatMap((name) => Object.values(collections.get(name)?.settings.fields ?? {}).flatMap((field) => field.in ?? []))
  const files = [...new Set([...used, ...referred])].flatMap((name) => collections.get(name)?.source.file ?? [])
  return [
    ...new Set([
      'course.yaml',
      read.file,
      ...files,
      ...(settings.references === undefined ? [] : [settings.references]),
      ...resources.texts.keys(),
    ]),
  ].sort()
}
