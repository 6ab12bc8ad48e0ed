import { counted } from '../diagnostics/counted.ts'
import type { RecordChange } from '../data/changes.ts'
import type { Cause } from './cause.ts'
import type { CollectionChange, CourseChanges } from './compare-course.ts'
import type { DeckChange, SlideChange } from './compare-decks.ts'
import { type Marks, causeWords, deckWords, fieldWords, recordWords } from './words.ts'

/** What is told of a course, in sections and lines; how it looks is the format's. */
export interface Section {
  readonly of: 'collection' | 'references' | 'course' | 'files' | 'decks'
  readonly title: string
  readonly lines: readonly Line[]
}

export interface Line {
  /** `+` came, `-` went, `>` has another name, `~` is another. */
  readonly sign: '+' | '-' | '>' | '~'
  readonly text: string
  readonly details: readonly string[]
}

const signs = { added: '+', removed: '-', renamed: '>', changed: '~' } as const

/**
 * The sections of a report: the collections, what else was changed, and the decks.
 *
 * @param most how many lines a section may have; of what is left out the number is told
 */
export function reportSections(changes: CourseChanges, marks: Marks, most: number): Section[] {
  const { settings, collections, references, files, decks } = changes
  const sections: Section[] = [
    ...collections.map((collection) => collectionSection(collection, marks)),
    { of: 'references', title: 'references', lines: references.map((change) => recordLine(change, marks)) },
    {
      of: 'course',
      title: 'course.yaml',
      lines: settings.map((field) => ({ sign: '~', text: fieldWords(field, marks.text), details: [] })),
    },
    { of: 'files', title: 'files', lines: files.map(({ kind, path }) => ({ sign: signs[kind], text: marks.text(path), details: [] })) },
    { of: 'decks', title: 'decks', lines: decks.map((deck) => deckLine(deck, marks)) },
  ]
  return sections.filter(({ lines }) => lines.length > 0).map((section) => ({ ...section, lines: bounded(section.lines, most) }))
}

function bounded(lines: readonly Line[], most: number): readonly Line[] {
  if (lines.length <= most) return lines
  return [...lines.slice(0, most), { sign: '~', text: `… and ${lines.length - most} more`, details: [] }]
}

function collectionSection({ kind, name, records, reordered }: CollectionChange, marks: Marks): Section {
  const lines = records.map((change) => recordLine(change, marks))
  const order: Line = { sign: '~', text: 'its records stand in another order', details: [] }
  const whole = kind === 'changed' ? '' : ` (collection ${kind}, ${counted(records.length, 'record')})`
  return { of: 'collection', title: `${marks.text(name)}${whole}`, lines: reordered ? [...lines, order] : lines }
}

function recordLine(change: RecordChange, marks: Marks): Line {
  return { sign: signs[change.kind], text: recordWords(change, marks), details: [] }
}

function deckLine(deck: DeckChange, marks: Marks): Line {
  const text = `${marks.strong(marks.text(deck.name))}: ${deckWords(deck, marks)}`
  const look = deck.causes && deck.causes.length > 0 ? [`look — ${causeWords(deck.causes, marks)}`] : []
  return {
    sign: deck.kind === 'changed' && deck.was !== undefined ? '>' : signs[deck.kind],
    text,
    details: [...look, ...boundedDetails(slideDetails(deck.slides, marks))],
  }
}

/** "slide 9 “Many modalities”: models: GPT-6 added", and of slides that were changed by one and the same thing, one line. */
function slideDetails(slides: readonly SlideChange[], marks: Marks): string[] {
  const shared = sharedCauses(slides)
  if (shared) return [`all of them — ${causeWords(shared, marks)}`]
  return slides.map((slide) => {
    const { causes = [] } = slide
    const title = slide.title === '' ? '' : ` “${marks.text(slide.title)}”`
    const why = causes.length === 0 ? '' : ` — ${causeWords(causes, marks)}`
    return `${slide.kind === 'changed' ? '' : `${slide.kind} `}slide ${slide.slide}${title}${why}`
  })
}

const mostDetails = 20

function boundedDetails(details: readonly string[]): readonly string[] {
  return details.length > mostDetails ? [...details.slice(0, mostDetails), `… and ${details.length - mostDetails} more`] : details
}

const many = 4

function sharedCauses(slides: readonly SlideChange[]): readonly Cause[] | undefined {
  const [first] = slides
  const key = JSON.stringify(first?.causes ?? [])
  return slides.length > many && first?.causes && first.causes.length > 0 && slides.every(({ causes }) => JSON.stringify(causes) === key)
    ? first.causes
    : undefined
}
