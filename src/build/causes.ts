import { type CourseData, type ValidDeck, composeDeck } from '../compose/deck.ts'
import { collectionNames } from '../compose/shown-data.ts'
import type { FieldChange, RecordChange } from '../data/changes.ts'
import type { Cause } from '../diff/cause.ts'
import { type CollectionChange, type CourseChanges, type FileChange, earlierKey } from '../diff/compare-course.ts'
import type { DeckChange, SlideChange } from '../diff/compare-decks.ts'
import type { CollectionPicture, CoursePicture } from '../diff/picture.ts'
import type { DataRecord } from '../model/collection.ts'
import type { ComposedDeck, ComposedSlide } from '../model/composed.ts'
import type { Collection, Collections } from '../model/data.ts'
import { imageAddress, isImage } from '../model/slots.ts'
import type { LoadedDeck } from './load-deck.ts'
import type { LoadedCourse } from './load.ts'

/** More changes of a collection than this are not tried one by one, nor if that would run queries over more records than this in all. */
const mostTried = 60
const mostRecords = 2_000_000

/** What the causes of a deck's changes are looked for in. */
export interface CauseMeans {
  readonly before: CoursePicture
  readonly after: LoadedCourse
  readonly changes: CourseChanges
  /** The earlier deck as it was composed; absent where only its picture is left. */
  composedBefore(name: string): ComposedDeck | undefined
  /** Whether the deck's own file was changed; `undefined` where that cannot be known. */
  textChanged(change: DeckChange): boolean | undefined
}

/**
 * Finds why slides are what they are now, by undoing one change of the data at a time and running the queries again:
 * what makes a slide another is a cause. What remains is the deck's own text, its templates or its pictures.
 */
export function withCauses(change: DeckChange, means: CauseMeans): DeckChange {
  const loaded = means.after.decks.find(({ name }) => name === change.name)
  const { deck, composed } = loaded ?? {}
  const course = means.after.course
  if (change.kind !== 'changed' || !loaded || !deck || !composed || !course) return change
  const { collections, references, resources } = means.after
  const data: CourseData = { course, collections, references, citationStyle: resources.citationStyle, earlier: loaded.earlier.states }
  const undone = undoneStates(deck, data, means)
  const before = means.composedBefore(change.was ?? change.name)
  const slideMeans: SlideMeans = {
    ...undone,
    files: means.changes.files.filter(isOf(loaded)),
    own: means.textChanged(change) ?? false,
    means,
  }
  const slides = change.slides.map((slide) => {
    const place = slide.kind === 'removed' ? slide.slide : slide.was
    const was = place === undefined ? undefined : before?.slides[place - 1]
    const is = slide.kind === 'removed' ? undefined : composed.slides[slide.slide - 1]
    return { ...slide, causes: slideCauses(was, is, slide, slideMeans) }
  })
  return { ...change, slides, causes: change.look ? lookCauses(loaded, means) : [] }
}

function isOf({ sources }: LoadedDeck): (file: { readonly path: string }) => boolean {
  return ({ path }) => sources.some((source) => source.path === path)
}

/** The slides as they are with one change of the data undone. */
interface UndoneState {
  readonly cause: Cause
  /** Those that query anything, as they are, and as they would be. */
  readonly now: ReadonlySet<string>
  readonly slides: ReadonlySet<string>
}

interface SlideMeans {
  readonly each: readonly UndoneState[]
  /** The slides with all changes of the data undone. */
  readonly all: ReadonlySet<string>
  readonly files: readonly FileChange[]
  /** Whether the deck's own file is another. */
  readonly own: boolean
  readonly means: CauseMeans
}

/** @param was the slide as it was, and as it is; absent where there is none, or only its picture was kept */
function slideCauses(was: ComposedSlide | undefined, is: ComposedSlide | undefined, change: SlideChange, slideMeans: SlideMeans): Cause[] {
  const { each, all, files, own, means } = slideMeans
  const slide = is ?? was
  const onlyMoved = change.kind === 'changed' && !change.aspects.some((aspect) => aspect === 'content' || aspect === 'notes')
  if (!slide || onlyMoved) return []
  // A slide that is gone comes back when the cause is undone; one that is here goes.
  const key = keyOf(slide)
  const undone = each.filter(({ now, slides }) => now.has(key) === (is !== undefined) && slides.has(key) === (is === undefined))
  const records = undone.map(({ cause }) => cause).filter(({ kind }) => kind === 'record')
  const data = records.length > 0 ? records : undone.map(({ cause }) => cause)
  const isSame = was !== undefined && is !== undefined && keyOf(was) === keyOf(is)
  const explained = was !== undefined && is !== undefined && all.has(keyOf(was))
  const cited: readonly RecordChange[] = slide.content.layout === 'references' ? means.changes.references : []
  const found: Cause[] = [
    ...joined(data),
    ...cited.map(({ key }): Cause => ({ kind: 'reference', key })),
    ...files.filter(({ path }) => isShown(path, slide)).map(({ path }): Cause => ({ kind: 'file', path })),
    ...(isSame || data.length === 0 ? means.changes.settings.filter(({ field }) => isOnSlides(field)) : []).map(({ field }): Cause => ({
      kind: 'setting',
      path: field,
    })),
  ]
  // Of a slide that was added or removed in the deck's file there is no more to say.
  if (!own || !was || !is) return found
  const isOwn = isSame ? found.length === 0 || change.aspects.includes('notes') : !explained
  return isOwn ? [...found, { kind: 'deck' }] : found
}

/** What course.yaml says that stands on slides: in their foot or on their title. */
function isOnSlides(field: string): boolean {
  return /^(title|lecturer|institution|collections\.[^.]+\.(asOf|credit))$/.test(field)
}

/** Several fields of one record as one cause. */
function joined(causes: readonly Cause[]): Cause[] {
  const found: Cause[] = []
  for (const cause of causes) {
    const at = found.findIndex(
      (other) => cause.kind === 'record' && other.kind === 'record' && other.collection === cause.collection && other.key === cause.key,
    )
    const known = found[at]
    if (known?.kind !== 'record' || cause.kind !== 'record') found.push(cause)
    else found[at] = { ...known, fields: [...known.fields, ...cause.fields] }
  }
  return found
}

/** Whether a slide is made with a template, or shows a picture. */
function isShown(path: string, { content }: ComposedSlide): boolean {
  const layout = content.layout === 'own' ? content.name : content.layout
  const template = /^templates\/(layouts|partials)\/(.+)\.\w+$/.exec(path)
  if (template) return template[1] === 'partials' || template[2] === layout
  return addressesIn(content).has(imageAddress(path))
}

function addressesIn(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set()
  if (isImage(value)) return new Set([imageAddress(value.src)])
  return new Set(Object.values(value).flatMap((part) => [...addressesIn(part)]))
}

/** The theme, its fonts, the frame of the document, and what course.yaml says of the look. */
function lookCauses(loaded: LoadedDeck, { changes }: CauseMeans): Cause[] {
  const look = changes.settings.filter(({ field }) => /^(theme|size|language|look)\b/.test(field))
  const files = changes.files.filter(isOf(loaded)).filter(({ path }) => !/^templates\/(layouts|partials|citations)\//.test(path))
  return [
    ...look.map(({ field }): Cause => ({ kind: 'setting', path: field })),
    ...files.map(({ path }): Cause => ({ kind: 'file', path })),
  ]
}

/** The deck as it would be, had one change of its data not been made, for every change that it may show; and had none been made. */
function undoneStates(deck: ValidDeck, data: CourseData, { before, changes }: CauseMeans): Pick<SlideMeans, 'each' | 'all'> {
  // A query may order what it finds by another collection than the one that it names.
  const querying = deck.slides.filter(({ slide }) => collectionNames(slide).length > 0)
  const compose = (slides: ValidDeck['slides'], collections: Collections): Set<string> =>
    new Set(composeDeck({ ...deck, whole: false, slides }, { ...data, collections }).deck.slides.map(keyOf))
  const earlierRecords = new Map(before.collections.map(({ name, records }) => [name, records]))
  const asIs = compose(querying, data.collections)
  const each = changes.collections.flatMap((change): UndoneState[] => {
    const now = data.collections.get(change.name)
    const was = before.collections.find(({ name }) => name === change.name)
    if (!now || !was || querying.length === 0) return []
    const state = ({ cause, records }: Undoing): UndoneState => ({
      cause,
      now: asIs,
      slides: compose(querying, new Map([...data.collections, [change.name, renewed(now, records)]])),
    })
    const isTried = change.records.length <= mostTried && change.records.length * now.records.length * changes.decks.length <= mostRecords
    const steps = !isTried ? [] : change.records.flatMap((record) => undoings(record, change, was, now))
    return [...steps, { cause: { kind: 'collection' as const, collection: change.name }, records: was.records }].map(state)
  })
  const earlier = [...data.collections].map(([name, now]) => [name, renewed(now, earlierRecords.get(name) ?? now.records)] as const)
  return { each, all: compose(deck.slides, new Map(earlier)) }
}

function renewed(collection: Collection, records: readonly DataRecord[]): Collection {
  return { ...collection, records, fields: [...new Set([...collection.fields, ...records.flatMap((record) => Object.keys(record))])] }
}

interface Undoing {
  readonly cause: Cause
  readonly records: readonly DataRecord[]
}

/** A record's change undone: of one that was changed, each field alone. */
function undoings(record: RecordChange, { name }: CollectionChange, was: CollectionPicture, now: Collection): Undoing[] {
  const { index, key } = record
  const cause = (change: Extract<Cause, { kind: 'record' }>['change'], fields: readonly string[] = []): Cause => ({
    kind: 'record',
    collection: name,
    key,
    change,
    fields,
  })
  switch (record.kind) {
    case 'added':
      return [{ cause: cause('added'), records: now.records.filter((_, at) => at !== index) }]
    case 'removed':
      return [{ cause: cause('removed'), records: now.records.toSpliced(index, 0, ...was.records.slice(index, index + 1)) }]
    case 'changed':
    case 'renamed': {
      const keyField = now.settings.key
      const keyBefore = earlierKey(was, keyField)
      const nameBefore = record.kind === 'renamed' ? record.was : key
      const earlier = was.records.find((other) => String(other[keyBefore]) === nameBefore) ?? {}
      const fields = record.fields.map(({ field }: FieldChange) => ({ cause: cause(record.kind, [field]), field }))
      const all = record.kind === 'renamed' ? [{ cause: cause('renamed'), field: keyField }, ...fields] : fields
      return all.map(({ cause: of, field }) => {
        const undone = { ...now.records[index], [field]: earlier[field === keyField ? keyBefore : field] }
        return { cause: of, records: now.records.with(index, undone) }
      })
    }
  }
}

/** All that a slide shows but the numbers of its citations, which follow from the slides before it. */
function keyOf({ content, data }: ComposedSlide): string {
  const isCitation = (value: unknown): boolean => typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'cite'
  return JSON.stringify([content, data], (_, value: unknown) => (isCitation(value) ? 'citation' : value))
}
