import { type Composed, type ComposedDeck, type ComposedReference, type ComposedTable, slideTable } from '../model/composed.ts'
import { type Inline, plainText, text } from '../model/inline.ts'
import type { Slide } from '../model/layouts.ts'
import { type ImageSlot, imageAddress } from '../model/slots.ts'
import { terms } from '../model/terms.ts'
import { escapeAttribute, escapeNotes, escapeText, yamlString } from './escape.ts'
import { renderInline } from './inline.ts'

/** What a template sees: strings that are safe Markdown, and lists and mappings of them. */
export type View = string | number | boolean | undefined | readonly View[] | { readonly [name: string]: View }

/** A slide's view: the fields of its layout, what every layout may use, and the slide's own directives. */
export interface SlideView {
  readonly layout: string
  readonly fields: { readonly [name: string]: View }
}

/** The views of all slides of a deck, with the defaults of their layouts filled in. */
export function slideViews(deck: ComposedDeck): SlideView[] {
  const sections = deck.slides.flatMap(({ content }) => (content.layout === 'section' ? [content.title] : []))
  let section = 0
  return deck.slides.map(({ content }) => {
    if (content.layout === 'section') section++
    const current = sections[section - 1]
    return {
      layout: content.layout,
      fields: {
        ...toFields(content),
        ...defaults(content, deck, sections),
        notes: content.notes === undefined ? undefined : escapeNotes(notesText(content.notes)),
        sectionNumber: section,
        // A footer is set by a directive, and holds from there on.
        footer: content.layout === 'section' ? yamlString(footer(deck, current)) : undefined,
        deck: deckView(deck),
      },
    }
  })
}

/** What the front matter and the title slide use. */
export function deckView(deck: ComposedDeck): { readonly [name: string]: View } {
  const course = [text(deck.course)]
  return {
    title: renderInline(deck.title),
    subtitle: deck.subtitle && renderInline(deck.subtitle),
    course: renderInline(course),
    differs: plainText(deck.title) !== deck.course,
    lecturer: deck.lecturer === undefined ? undefined : escapeText(deck.lecturer),
    institution: deck.institution === undefined ? undefined : escapeText(deck.institution),
    date: deck.date,
    asOf: deck.asOf === undefined ? undefined : `${terms(deck.language).asOf} ${deck.asOf}`,
    theme: deck.theme,
    language: deck.language,
    titleString: yamlString(plainText(deck.title)),
    authorString: deck.lecturer === undefined ? undefined : yamlString(deck.lecturer),
    footerString: yamlString(footer(deck, undefined)),
  }
}

function footer(deck: ComposedDeck, section: readonly Inline[] | undefined): string {
  const parts = section === undefined ? [deck.title] : [deck.title, section]
  return parts.map((part) => escapeText(plainText(part))).join(' · ')
}

function defaults(content: Composed<Slide>, deck: ComposedDeck, sections: readonly (readonly Inline[])[]): { [name: string]: View } {
  switch (content.layout) {
    case 'title':
      return {
        title: renderInline(content.title ?? deck.title),
        subtitle: renderInline(content.subtitle ?? deck.subtitle ?? []),
      }
    case 'definition':
      return {
        heading: renderInline(content.title ?? content.term),
        titled: content.title !== undefined,
        points: pointViews(content.points ?? []),
      }
    case 'agenda':
      return { items: pointViews(content.items ?? sections) }
    case 'points':
      return { items: pointViews(content.items) }
    case 'compare':
      return { columns: content.columns.map(({ title, items }) => ({ title: renderInline(title), items: pointViews(items) })) }
    case 'quiz':
      return {
        title: renderInline(content.title ?? [text(terms(deck.language).quiz)]),
        options: content.options?.map((option, index) => ({ text: renderInline(option), correct: index + 1 === content.correct })),
      }
    case 'table':
      return { pages: tablePages(content) }
    case 'references':
      return { pages: referencePages(content, deck.references) }
    default:
      return {}
  }
}

type Points = Extract<Composed<Slide>, { layout: 'points' }>['items']

/** Points in one shape, with those under them or without. */
function pointViews(points: Points): View {
  return points.map((point) => {
    const { text: own, points: under = undefined } = 'text' in point ? point : { text: point }
    return { text: renderInline(own), points: under?.map(renderInline) }
  })
}

/** A table in pages of nearly equal length, each with the header; the caption stands under the last. */
function tablePages(content: Composed<Extract<Slide, { layout: 'table' }>>): View {
  const table = slideTable(content)
  const pages = paginate(table.rows, content.perSlide)
  return pages.map((rows, page) => ({
    ...pageView(content.title, page, pages.length),
    density: density(rows),
    header: table.header.map(renderInline),
    rule: table.header.map((_, index) => (table.align[index] === 'right' ? '--:' : '---')),
    rows: rows.map((row) => row.map(renderInline)),
  }))
}

/** How closely a theme may set the rows: `few` short ones large, many `dense`. */
function density(rows: ComposedTable['rows']): 'few' | 'dense' | '' {
  if (rows.length > 8) return 'dense'
  const longest = Math.max(0, ...rows.map((row) => row.reduce((length, cell) => length + plainText(cell).length, 0)))
  return rows.length <= 5 && longest <= 60 ? 'few' : ''
}

function referencePages(content: Composed<Extract<Slide, { layout: 'references' }>>, references: readonly ComposedReference[]): View {
  const pages = paginate(references, content.perSlide)
  return pages.map((entries, page) => ({
    ...pageView(content.title, page, pages.length),
    entries: entries.map(({ number, entry }) => ({ number, entry: renderInline(entry) })),
  }))
}

/** What a page of several needs: its title with its place, and whether it is the first or the last. */
function pageView(title: readonly Inline[], page: number, pages: number): { title: string; first: boolean; last: boolean } {
  const numbered = pages === 1 ? title : [...title, text(` (${page + 1}/${pages})`)]
  return { title: renderInline(numbered), first: page === 0, last: page === pages - 1 }
}

/** Items in pages of nearly equal length, so that no page holds a lone last item. */
function paginate<T>(items: readonly T[], perPage: number): T[][] {
  const pages = Math.max(1, Math.ceil(items.length / perPage))
  const size = Math.floor(items.length / pages)
  const longer = items.length % pages
  return Array.from({ length: pages }, (_, page) => {
    const start = page * size + Math.min(page, longer)
    return items.slice(start, start + size + (page < longer ? 1 : 0))
  })
}

function notesText(notes: readonly Inline[]): string {
  return notes.map((node) => (node.kind === 'break' ? '\n' : plainText([node]))).join('')
}

/** A composed value as views: prose becomes Markdown, all else keeps its shape. */
function toView(value: unknown): View {
  if (isImage(value)) return { src: imageAddress(value.src), alt: escapeAttribute(value.alt) }
  if (isInline(value)) return renderInline(value)
  if (Array.isArray(value)) return value.map(toView)
  if (typeof value === 'object' && value !== null) return toFields(value)
  return typeof value === 'number' || typeof value === 'boolean' ? value : typeof value === 'string' ? escapeText(value) : undefined
}

function toFields(value: object): { [name: string]: View } {
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toView(part)]))
}

function isImage(value: unknown): value is ImageSlot {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'image'
}

function isInline(value: unknown): value is readonly Inline[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'object' && item !== null && 'kind' in item)
}
