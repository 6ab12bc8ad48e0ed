import { type Composed, type ComposedDeck, isTable } from '../model/composed.ts'
import { type FitPlan, balance } from '../model/fit.ts'
import { type Inline, isInline, plainText, text } from '../model/inline.ts'
import type { Slide } from '../model/layouts.ts'
import { imageAddress, isImage } from '../model/slots.ts'
import { isRightToLeft, terms } from '../model/terms.ts'
import { audiencePages } from './audience.ts'
import { escapeAttribute, escapeNotes, escapeText, yamlString } from './escape.ts'
import { footerText, footers } from './footer.ts'
import { renderInline } from './inline.ts'
import { layoutClasses, layoutFields, splitField, tableView } from './layout-views.ts'
import { lookCss } from './look.ts'

/** What a template sees: strings that are safe Markdown, and lists and mappings of them. */
export type View = string | number | boolean | undefined | readonly View[] | { readonly [name: string]: View }

/** A page's view: the fields of its layout, what every layout may use, and the page's own directives. */
export interface PageView {
  readonly layout: string
  readonly fields: { readonly [name: string]: View }
  /** How many further pages the author's own Markdown makes of it. */
  readonly rulers: number
}

/** The pages of one slide, and what of it may go on over further pages. */
export interface SlideViews {
  readonly pages: readonly PageView[]
  /** What its footer says. */
  readonly footer: string
  /** How many items it has that can be parted; 0 where it cannot go on over pages. */
  readonly items: number
}

/**
 * The views of all slides of a deck, with the defaults of their layouts filled in, parted as the plan says.
 *
 * @param drawings the address of each slide's drawing, by the index of the slide
 * @param audience whether it is the audience's copy, without what is the lecturer's to tell
 */
export function slideViews(deck: ComposedDeck, plan: FitPlan, drawings: ReadonlyMap<number, string>, audience: boolean): SlideViews[] {
  const sections = deck.slides.flatMap(({ content }) => (content.layout === 'section' ? [content.title] : []))
  const common = deckView(deck)
  let section = 0
  return deck.slides.map((slide, index) => {
    const { content } = slide
    if (content.layout === 'section') section++
    const fit = plan.get(index)
    const fields = {
      ...toFields(content.layout === 'own' ? content.fields : content),
      ...layoutFields(content, { deck, sections, section }),
      ...footers(slide, deck, sections[section - 1]),
      class: classes(content, fit?.step ?? 0, deck),
      background: content.background && yamlString(`url("${imageAddress(content.background.src)}")`),
      notes: content.notes === undefined ? undefined : escapeNotes(notesText(content.notes)),
      drawing: drawings.get(index),
      sectionNumber: section,
      deck: common,
    }
    const layout = layoutName(content)
    const field = splitField(content)
    const items = itemCount(fields, field)
    const asked = 'perSlide' in content && content.perSlide !== undefined ? Math.ceil(items / content.perSlide) : 1
    const pages = content.layout === 'quiz' ? quizPages(fields) : splitPages(fields, field, Math.max(fit?.parts ?? 1, asked))
    const rulers = content.layout === 'markdown' ? content.markdown.pages - 1 : 0
    return {
      pages: (audience ? audiencePages(content.layout, pages) : pages).map((page) => ({ layout, fields: page, rulers })),
      footer: footerText(deck, sections[section - 1]),
      items,
    }
  })
}

function layoutName(content: Composed<Slide>): string {
  return content.layout === 'own' ? content.name : content.layout
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

/** What a theme tells a slide by: its layout, what it holds, the step it is set in, the way it is read, the author's own names. */
function classes(content: Composed<Slide>, step: number, deck: ComposedDeck): string {
  const names = [
    layoutName(content),
    ...layoutClasses(content),
    ...(content.background ? [`scrim-${content.background.scrim}`] : []),
    ...(step === 0 ? [] : [`fit-${step}`]),
    ...(isRightToLeft(deck.language) ? ['rtl'] : []),
    ...(deck.look.logo ? ['with-logo'] : []),
    ...(content.class === undefined ? [] : [content.class]),
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
    asOf: deck.data.asOf === undefined ? undefined : escapeText(`${terms(deck.language).asOf} ${deck.data.asOf}`),
    theme: deck.theme,
    size: deck.size === '16:9' ? undefined : yamlString(deck.size),
    look: lookCss(deck.look),
    logoString: logo && yamlString(`<img src="${imageAddress(logo.src)}" alt="${escapeAttribute(logo.alt)}">`),
    language: deck.language,
    titleString: yamlString(plainText(deck.title)),
    authorString: deck.lecturer === undefined ? undefined : yamlString(deck.lecturer),
    footerString: yamlString(footerText(deck, undefined)),
  }
}

function notesText(notes: readonly Inline[]): string {
  return notes.map((node) => (node.kind === 'break' ? '\n' : plainText([node]))).join('')
}

/** A composed value as views: prose becomes Markdown, all else keeps its shape. */
function toView(value: unknown): View {
  if (typeof value === 'object' && value !== null) {
    const view = views.get(value) ?? objectView(value)
    views.set(value, view)
    return view
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : typeof value === 'string' ? escapeText(value) : undefined
}

/** The views of what is composed, as long as it is about: a deck that is fitted is written several times. */
const views = new WeakMap<object, View>()

function objectView(value: object): View {
  if (isImage(value)) return { src: imageAddress(value.src), alt: escapeAttribute(value.alt) }
  if (isInline(value)) return renderInline(value)
  if (isTable(value)) return tableView(value)
  return Array.isArray(value) ? value.map(toView) : toFields(value)
}

function toFields(value: object): { [name: string]: View } {
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toView(part)]))
}
