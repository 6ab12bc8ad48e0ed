import { counted } from '../diagnostics/counted.ts'
import type { FieldChange, RecordChange } from '../data/changes.ts'
import type { HandoutForm } from '../model/handout.ts'
import type { Cause } from './cause.ts'
import type { CollectionChange, CourseChanges } from './compare-course.ts'
import type { DeckChange, HandoutChange, SlideAspect, SlideChange } from './compare-decks.ts'

/** How words are set off: as they are, or as a format marks them. */
export interface Marks {
  /** Of names, titles and values, which are an author's: what would act in the format is escaped. */
  readonly text: (text: string) => string
  readonly strong: (text: string) => string
}

const longestValue = 80

/** "GPT-4o: year 2023 → 2024". */
export function recordWords(change: RecordChange, { text }: Marks): string {
  switch (change.kind) {
    case 'added':
    case 'removed':
      return text(change.key)
    case 'renamed':
      return [`${text(change.was)} → ${text(change.key)}`, ...change.fields.map((field) => fieldWords(field, text))].join('; ')
    case 'changed':
      return `${text(change.key)}: ${change.fields.map((field) => fieldWords(field, text)).join('; ')}`
  }
}

/** "year 2023 → 2024", "access hosted added", "note removed". */
export function fieldWords({ field, before, after }: FieldChange, text: Marks['text']): string {
  const value = (texts: readonly string[]): string => text(shortened(texts.join(', ')))
  if (before.length === 0) return `${text(field)} ${value(after)} added`
  if (after.length === 0) return `${text(field)} ${value(before)} removed`
  return `${text(field)} ${value(before)} → ${value(after)}`
}

/** A long text by its beginning. */
function shortened(whole: string): string {
  const letters = [...whole]
  return letters.length > longestValue ? `${letters.slice(0, longestValue - 1).join('')}…` : whole
}

/** What became of a deck, on one line without its name: "slide 9 changed; handout changed, printed copies are out of date". */
export function deckWords(change: DeckChange, marks: Marks): string {
  if (change.kind !== 'changed') return `${change.kind}, with ${counted(change.count, 'slide')}`
  const { was, title, look, slides } = change
  const parts = [
    ...(was === undefined ? [] : [`renamed, was ${marks.text(was)}`]),
    ...(title.before === undefined ? [] : [`its title is now “${marks.text(shortened(title.after))}”`]),
    ...(look ? ['all slides look different'] : []),
    slideWords(slides, change.count),
    handoutWords(change, marks),
  ]
  return parts.filter((part) => part !== '').join('; ')
}

/** "slides 9 and 12 changed, slide 10 split in two". */
function slideWords(slides: readonly SlideChange[], total: number): string {
  const split = slides.filter(({ aspects }) => aspects.includes('parts'))
  // Of a slide that is parted now, that it was changed goes without saying.
  const others = slides.filter((slide) => !split.includes(slide))
  const having = (aspect: SlideAspect): SlideChange[] => others.filter(({ aspects }) => aspects.includes(aspect))
  const changed = having('content')
  const told = (list: readonly SlideChange[], what: string): string[] => (list.length === 0 ? [] : [`${slideNumbers(list)} ${what}`])
  const of = (kind: SlideChange['kind']): number => slides.filter((slide) => slide.kind === kind).length
  const notes = having('notes').filter((slide) => !changed.includes(slide))
  return [
    ...(changed.length > 1 && changed.length === total ? [`all ${total} slides changed`] : told(changed, 'changed')),
    ...split.map(splitWords),
    ...(of('added') === 0 ? [] : [`${counted(of('added'), 'slide')} added`]),
    ...(of('removed') === 0 ? [] : [`${counted(of('removed'), 'slide')} removed`]),
    ...told(having('place'), 'moved'),
    ...(notes.length === 0 ? [] : [`notes of ${slideNumbers(notes)} changed`]),
  ].join(', ')
}

function splitWords({ slide, parts }: SlideChange): string {
  const { before, after } = parts ?? { before: 1, after: 1 }
  if (after === 1) return `slide ${slide} no longer split`
  if (before === 1) return `slide ${slide} split in ${inWords(after)}`
  return `slide ${slide} split in ${inWords(after)}, was in ${inWords(before)}`
}

function inWords(number: number): string {
  return ['zero', 'one', 'two', 'three', 'four', 'five', 'six'][number] ?? String(number)
}

/** "slide 9", "slides 3–5, 9 and 12". */
export function slideNumbers(slides: readonly Pick<SlideChange, 'slide'>[]): string {
  const numbers = slides.map(({ slide }) => slide).toSorted((a, b) => a - b)
  const runs: { from: number; to: number }[] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && number === last.to + 1) last.to = number
    else runs.push({ from: number, to: number })
  }
  const words = runs.flatMap(({ from, to }) => (to - from > 1 ? [`${from}–${to}`] : to > from ? [`${from}`, `${to}`] : [`${from}`]))
  return `${numbers.length === 1 ? 'slide' : 'slides'} ${listed(words)}`
}

const formNames: Readonly<Record<HandoutForm, string>> = {
  summary: 'handout',
  guided: 'guided notes',
  'slides-handout': 'slides handout',
  notes: 'lecturer’s notes',
}

/** "handout changed, printed copies are out of date". */
function handoutWords({ handouts, forms }: DeckChange, { strong }: Marks): string {
  const words = (kind: HandoutChange['kind'], what: string): string[] => {
    const names = handouts.filter((form) => form.kind === kind).map(({ form }) => formNames[form])
    if (names.length === 0) return []
    return [`${names.length === forms && forms > 1 ? `all ${forms} handouts` : listed(names)} ${what}`]
  }
  return [
    ...words('added', 'new'),
    ...words('removed', 'no longer made'),
    ...words('changed', `changed, ${strong('printed copies are out of date')}`),
  ].join(', ')
}

/** Why a slide or a look is another: "models: GPT-6 added, GPT-4o (year); themes/own.css". */
export function causeWords(causes: readonly Cause[], marks: Marks): string {
  const records = causes.filter((cause) => cause.kind === 'record')
  const collections = [...new Set(records.map(({ collection }) => collection))]
  return [
    ...collections.map((name) => {
      const of = records.filter(({ collection }) => collection === name)
      const words = namedOrCounted(
        of,
        ({ change }) => change,
        (cause) => recordCause(cause, marks),
      )
      return `${marks.text(name)}: ${words}`
    }),
    ...causes.flatMap((cause) => {
      switch (cause.kind) {
        case 'record':
          return []
        case 'collection':
          return [`${marks.text(cause.collection)} as a whole`]
        case 'reference':
          return [`reference ${marks.text(cause.key)}`]
        case 'setting':
          return [`course.yaml: ${marks.text(cause.path)}`]
        case 'file':
          return [marks.text(cause.path)]
        case 'deck':
          return ['its own text']
      }
    }),
  ].join('; ')
}

/** "GPT-6 added, GPT-4o (year)". */
function recordCause({ key, change, fields }: Extract<Cause, { kind: 'record' }>, { text }: Marks): string {
  const what = fields.length === 0 ? '' : ` (${fields.map(text).join(', ')})`
  return change === 'changed' ? `${text(key)}${what}` : `${text(key)} ${change}${what}`
}

/** More records than this of which the same is said are counted, not named. */
const mostNamed = 6

/** Records with what became of them; where that are many, how many: "GPT-6 removed, 14 added". */
function namedOrCounted<T>(records: readonly T[], changeOf: (record: T) => string, words: (record: T) => string): string {
  const changes = [...new Set(records.map(changeOf))]
  return changes
    .flatMap((change) => {
      const same = records.filter((record) => changeOf(record) === change)
      return same.length > mostNamed ? [`${same.length} ${change}`] : same.map(words)
    })
    .join(', ')
}

/** "models: GPT-6 added, GPT-4o changed (year)". */
function collectionSummary({ kind, name, records, reordered }: CollectionChange, marks: Marks): string {
  if (kind !== 'changed') return `collection ${marks.text(name)} ${kind}`
  const words = namedOrCounted(
    records,
    (change) => change.kind,
    (change) => summaryOf(change, marks),
  )
  return `${marks.text(name)}: ${words === '' && reordered ? 'in another order' : words}`
}

function summaryOf(change: RecordChange, { text }: Marks): string {
  switch (change.kind) {
    case 'added':
    case 'removed':
      return `${text(change.key)} ${change.kind}`
    case 'renamed':
      return `${text(change.was)} renamed to ${text(change.key)}`
    case 'changed':
      return `${text(change.key)} changed (${change.fields.map(({ field }) => text(field)).join(', ')})`
  }
}

/** A line has room for so many collections and decks: of the others there is their number. */
const mostInLine = 4

/**
 * All of it on one line: "models: GPT-6 added; foundation-models: slide 9 changed; handout changed, printed copies are out of date".
 *
 * @returns '' where no collection and no deck is another
 */
export function renderSummary({ collections, decks }: CourseChanges, marks: Marks): string {
  const isPrinted = ({ handouts }: DeckChange): boolean => handouts.some(({ kind }) => kind === 'changed')
  const others = decks.slice(mostInLine)
  const outOfDate = others.filter(isPrinted).length
  return [
    ...collections.slice(0, mostInLine).map((change) => collectionSummary(change, marks)),
    ...(collections.length > mostInLine ? [`${counted(collections.length - mostInLine, 'more collection')} changed`] : []),
    ...decks.slice(0, mostInLine).map((change) => `${marks.text(change.name)}: ${deckWords(change, marks)}`),
    ...(others.length > 0 ? [`${counted(others.length, 'more deck')} changed`] : []),
    ...(outOfDate > 0 ? [`${marks.strong('printed copies are out of date')} of ${outOfDate} of them`] : []),
  ].join('; ')
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}
