import { type Composed, type ComposedDeck, type ComposedTable, slideTable } from '../model/composed.ts'
import { type FitPlan, balance } from '../model/fit.ts'
import { type Inline, plainText, text } from '../model/inline.ts'
import type { LayoutName, Slide } from '../model/layouts.ts'
import { type ImageSlot, imageAddress } from '../model/slots.ts'
import { isRightToLeft, terms } from '../model/terms.ts'
import { escapeAttribute, escapeNotes, escapeText, yamlString } from './escape.ts'
import { renderInline } from './inline.ts'
import { lookCss } from './look.ts'

/** What a template sees: strings that are safe Markdown, and lists and mappings of them. */
export type View = string | number | boolean | undefined | readonly View[] | { readonly [name: string]: View }

/** A page's view: the fields of its layout, what every layout may use, and the page's own directives. */
export interface PageView {
  readonly layout: string
  readonly fields: { readonly [name: string]: View }
}

/** The pages of one slide, and what of it may go on over further pages. */
export interface SlideViews {
  readonly pages: readonly PageView[]
  /** What its footer says. */
  readonly footer: string
  /** How many items it has that can be parted; 0 where it cannot go on over pages. */
  readonly items: number
}

/** The field of each layout whose items may go on over further pages. */
const splitFields: Readonly<Partial<Record<LayoutName, string>>> = {
  agenda: 'items',
  points: 'items',
  table: 'rows',
  cards: 'items',
  references: 'entries',
}

/** The views of all slides of a deck, with the defaults of their layouts filled in, parted as the plan says. */
export function slideViews(deck: ComposedDeck, plan: FitPlan): SlideViews[] {
  const sections = deck.slides.flatMap(({ content }) => (content.layout === 'section' ? [content.title] : []))
  let section = 0
  return deck.slides.map(({ content }, index) => {
    if (content.layout === 'section') section++
    const current = sections[section - 1]
    const fit = plan.get(index)
    const fields = {
      ...toFields(content),
      ...defaults(content, deck, sections),
      class: classes(content, fit?.step ?? 0, deck),
      notes: content.notes === undefined ? undefined : escapeNotes(notesText(content.notes)),
      sectionNumber: section,
      // A footer is set by a directive, and holds from there on.
      footer: content.layout === 'section' ? yamlString(footer(deck, current)) : undefined,
      deck: deckView(deck),
    }
    const field = splitFields[content.layout]
    const items = itemCount(fields, field)
    const asked = 'perSlide' in content && content.perSlide !== undefined ? Math.ceil(items / content.perSlide) : 1
    const pages = content.layout === 'quiz' ? quizPages(fields) : splitPages(fields, field, Math.max(fit?.parts ?? 1, asked))
    return { pages: pages.map((page) => ({ layout: content.layout, fields: page })), footer: footer(deck, current), items }
  })
}

type Fields = { readonly [name: string]: View }

function itemCount(fields: Fields, field: string | undefined): number {
  const items = field === undefined ? undefined : fields[field]
  return Array.isArray(items) ? items.length : 0
}

/** A slide over several pages: each with its part of the items and its place in the title; the notes stand with the first. */
function splitPages(fields: Fields, field: string | undefined, parts = 1): Fields[] {
  const items = field === undefined ? undefined : fields[field]
  if (field === undefined || !Array.isArray(items) || parts <= 1) return [{ ...fields, first: true, last: true, start: 1 }]
  let start = 1
  return balance(items, Math.min(parts, items.length)).map((part, page, pages) => {
    const title = typeof fields['title'] === 'string' ? `${fields['title']} (${page + 1}/${pages.length})` : fields['title']
    const view = { ...fields, title, [field]: part, start, first: page === 0, last: page === pages.length - 1 }
    start += part.length
    return page === 0 ? view : { ...view, notes: undefined }
  })
}

/** The question, then the same page with its answer. */
function quizPages(fields: Fields): Fields[] {
  const page = { ...fields, first: true, last: false, answered: false }
  const answered = { ...page, class: `${String(fields['class'])} answered`, notes: undefined, first: false, last: true, answered: true }
  return [page, answered]
}

/** What a theme tells a slide by: its layout, what it holds, the step it is set in, the way it is read. */
function classes(content: Composed<Slide>, step: number, deck: ComposedDeck): string {
  const names = [
    content.layout,
    ...('image' in content && content.image ? ['with-image'] : []),
    ...(content.layout === 'table' && isShort(slideTable(content).rows) ? ['few'] : []),
    ...(step === 0 ? [] : [`fit-${step}`]),
    ...(isRightToLeft(deck.language) ? ['rtl'] : []),
    ...(deck.look.logo ? ['with-logo'] : []),
  ]
  return names.join(' ')
}

/** What the front matter and the title slide use. */
export function deckView(deck: ComposedDeck): { readonly [name: string]: View } {
  const course = [text(deck.course)]
  const { logo } = deck.look
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
    size: deck.size === '16:9' ? undefined : yamlString(deck.size),
    look: lookCss(deck.look),
    logoString: logo && yamlString(`<img src="${imageAddress(logo.src)}" alt="${escapeAttribute(logo.alt)}">`),
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
      return tableView(content)
    case 'references':
      return { entries: deck.references.map(({ number, entry }) => ({ number, entry: renderInline(entry) })) }
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

function tableView(content: Composed<Extract<Slide, { layout: 'table' }>>): { [name: string]: View } {
  const table = slideTable(content)
  return {
    header: table.header.map(renderInline),
    rule: table.header.map((_, index) => (table.align[index] === 'right' ? '--:' : '---')),
    rows: table.rows.map((row) => row.map(renderInline)),
  }
}

/** Whether a table has few and short rows, which a theme may set large. */
function isShort(rows: ComposedTable['rows']): boolean {
  const longest = Math.max(0, ...rows.map((row) => row.reduce((length, cell) => length + plainText(cell).length, 0)))
  return rows.length <= 5 && longest <= 60
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
