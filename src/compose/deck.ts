import { type Diagnostic, type Range, fileStart, reasonOf } from '../diagnostics/diagnostic.ts'
import { type Fault, type Path, type Reporter, type Source, reporterFor } from '../diagnostics/report.ts'
import { type CitationStyle, type FormattedReference, formatReferences } from '../citations/format.ts'
import type { EarlierRecords } from '../model/changes.ts'
import type { Composed, ComposedDeck, ComposedReference, ComposedSlide } from '../model/composed.ts'
import type { CourseFile } from '../model/course.ts'
import type { Collections } from '../model/data.ts'
import type { DeckFile } from '../model/deck.ts'
import { handoutSettings } from '../model/handout.ts'
import { deckLook } from '../model/look.ts'
import type { Slide } from '../model/layouts.ts'
import type { ReferenceItem } from '../model/references.ts'
import { type CitationNumbers, citationNumbers } from './citations.ts'
import { keepNames } from './direction.ts'
import { checkDurations } from './duration-rules.ts'
import { type Scope, composeProse } from './scope.ts'
import { oldestDate, shownCollections, shownData, slideData } from './shown-data.ts'
import { composeValue, scopesOf } from './value.ts'

/** A deck that fits its schemas, with the place of every slide. */
export interface ValidDeck {
  readonly name: string
  readonly source: Source
  readonly frontMatter: Omit<DeckFile, 'slides'>
  /** Whether all its slides are here: those with faults are not. */
  readonly whole: boolean
  /** The ids of all its slides, also of those with faults. */
  readonly ids: readonly string[]
  readonly slides: readonly { readonly slide: Slide; readonly path: Path }[]
}

/** What a deck is composed from beside itself. */
export interface CourseData {
  readonly course: CourseFile
  readonly collections: Collections
  readonly references: readonly ReferenceItem[]
  readonly citationStyle: CitationStyle
  /** What collections were before, by `earlierKey`: for slides that tell what has changed. */
  readonly earlier: ReadonlyMap<string, EarlierRecords>
}

/** Runs the queries of a deck, parses its prose and numbers its citations. */
export function composeDeck(deck: ValidDeck, data: CourseData): { deck: ComposedDeck; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const reporter = reporterFor(deck.source, diagnostics)
  const { course } = data
  const { frontMatter } = deck
  const citations = citationNumbers(data.references.map((item) => item.id))
  const language = frontMatter.language ?? course.language
  const scope: Scope = {
    collections: data.collections,
    language,
    citations,
    slideIds: deck.ids,
    earlier: data.earlier,
    date: frontMatter.date,
  }

  const title = composeProse(frontMatter.title, scope, reporter.at('title'))
  const subtitle = frontMatter.subtitle && composeProse(frontMatter.subtitle, scope, reporter.at('subtitle'))
  const slides = deck.slides.flatMap(({ slide, path }): ComposedSlide[] => {
    const place = reporter.at(...path)
    const range = lazyRange(deck.source, path)
    return scopesOf(slide.each, scope, place).map((inner, index) => {
      // An id names one slide: of those that `each` makes, the first.
      const content = keepNames(composeSlide(index === 0 ? slide : { ...slide, id: undefined }, inner, place), language)
      return {
        get range() {
          return range()
        },
        content,
        data: slideData(slide, content, deck, data.collections),
      }
    })
  })
  const shown = shownCollections(deck)

  const composed: ComposedDeck = {
    name: deck.name,
    file: deck.source.file,
    title,
    ...(subtitle && { subtitle }),
    course: course.title,
    ...optional('lecturer', frontMatter.lecturer ?? course.lecturer),
    ...optional('institution', course.institution),
    ...optional('date', frontMatter.date),
    ...optional('duration', frontMatter.duration),
    ...optional('asOf', oldestDate(shown, data.collections)),
    data: shownData(shown, data.collections),
    language,
    theme: frontMatter.theme ?? course.theme,
    size: frontMatter.size ?? course.size,
    look: deckLook(course.look ?? {}),
    paper: frontMatter.paper ?? course.paper,
    handout: handoutSettings(frontMatter, course),
    slides,
    references: citedReferences(citations, data, diagnostics),
  }
  if (deck.whole) {
    checkWhole(composed, reporter, diagnostics)
    checkDurations(composed, deck.slides, reporter)
  }
  return { deck: composed, diagnostics }
}

/** The fields of an own layout stand in the file beside those that every slide has. */
function composeSlide(slide: Slide, scope: Scope, place: Reporter): Composed<Slide> {
  if (slide.layout !== 'own') return composeValue(slide, scope, place)
  return { ...composeValue({ ...slide, fields: {} }, scope, place), fields: composeValue(slide.fields, scope, place) }
}

/** Places cost a second reading of the text, so a slide's place is looked up only when it is asked for. */
function lazyRange(source: Source, path: Path): () => Range {
  let range: Range | undefined
  return () => (range ??= source.valueAt(path))
}

function citedReferences(citations: CitationNumbers, data: CourseData, diagnostics: Diagnostic[]): ComposedReference[] {
  const byKey = new Map(data.references.map((item) => [item.id, item]))
  const keys = citations.cited()
  const items = keys.flatMap((key) => byKey.get(key) ?? [])
  const formatted = format(items, data.citationStyle, diagnostics)
  return keys.map((key, index) => ({ number: index + 1, key, entry: formatted[index]?.entry ?? [], brief: formatted[index]?.brief ?? [] }))
}

function format(items: readonly ReferenceItem[], style: CitationStyle, diagnostics: Diagnostic[]): FormattedReference[] {
  try {
    return formatReferences(items, style)
  } catch (error) {
    diagnostics.push({
      file: 'templates/citations/short.csl',
      range: fileStart,
      code: 'template/invalid',
      severity: 'error',
      message: `the citation style cannot be used: ${reasonOf(error)}`,
      hint: 'check that it is a CSL style with a bibliography and a citation',
    })
    return []
  }
}

/** What only the whole deck shows: that it has slides at all, and that those which gather something find something to gather. */
function checkWhole(deck: ComposedDeck, reporter: Reporter, diagnostics: Diagnostic[]): void {
  if (deck.slides.length === 0) {
    reporter
      .at('slides')
      .report(
        { code: 'deck/empty', message: "the deck has no slides: its 'each' finds no record", hint: "check its 'where', or add a slide" },
        'key',
      )
  }
  const has = (layout: string): boolean => deck.slides.some(({ content }) => content.layout === layout)
  for (const slide of deck.slides) {
    const fault = emptiness(slide.content, deck, has)
    if (fault) diagnostics.push({ severity: 'error', ...fault, file: deck.file, range: slide.range })
  }
}

function emptiness(content: ComposedSlide['content'], deck: ComposedDeck, has: (layout: string) => boolean): Fault | undefined {
  if (content.layout === 'references' && deck.references.length === 0) {
    return {
      code: 'data/empty-result',
      severity: 'warning',
      message: 'the deck cites nothing, so this slide is empty',
      hint: 'cite with [@key], or remove the slide',
    }
  }
  if (content.layout === 'agenda' && !content.items && !has('section')) {
    return {
      code: 'data/empty-result',
      severity: 'warning',
      message: 'the deck has no sections, so this agenda is empty',
      hint: 'give it items, or the deck sections',
    }
  }
  if (content.layout === 'compare' && (content.columns.length < 2 || content.columns.length > 3)) {
    const message = `the comparison has ${content.columns.length} columns`
    return { code: 'schema/invalid-value', message, hint: "two or three stand side by side: check the 'each' of its columns" }
  }
  if (content.layout === 'numbers' && content.items.length > 4) {
    const message = `there are ${content.items.length} big figures`
    return { code: 'schema/invalid-value', message, hint: "one to four stand side by side: check the 'each' of its items" }
  }
  return undefined
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value })
}
