import Handlebars from 'handlebars'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { fileStart, reasonOf } from '../diagnostics/diagnostic.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { FitPlan } from '../model/fit.ts'
import { overPages, pageCount } from './audience.ts'
import { linkCitations } from './citation-links.ts'
import { releaseLines } from './escape.ts'
import { helpers } from './helpers.ts'
import { type PageView, type SlideViews, deckView, slideViews } from './view.ts'

/** The texts of the templates by name: `deck.md`, `layouts/table`, `partials/points`. */
export type TemplateTexts = ReadonlyMap<string, { readonly file: string; readonly text: string }>

/** A deck as a Marp document. */
export interface DeckMarkdown {
  readonly markdown: string
  /** For each page of the document the index of the slide that it comes from: a quiz gives two. */
  readonly slideOfPage: readonly number[]
  /** For each slide its pages as Markdown, and the footer that holds on them: all that its look depends on, beside the theme. */
  readonly slides: readonly string[]
  /** For each slide how many items it has that can go on over further pages; 0 where it has none. */
  readonly items: readonly number[]
  /** The faults of templates, each at its template. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface Templates {
  /**
   * @param plan how the slides are set so that they fit
   * @param drawings the address of each slide's drawing, by the index of the slide
   */
  renderDeck(deck: ComposedDeck, plan: FitPlan, drawings: ReadonlyMap<number, string>): DeckMarkdown
  /** The same for the audience: page by page the same, without notes and answers. */
  renderAudience(deck: ComposedDeck, plan: FitPlan, drawings: ReadonlyMap<number, string>): DeckMarkdown
}

type Render = (view: unknown) => string

/** Compiles each template the first time it is used. */
export function createTemplates(texts: TemplateTexts): Templates {
  const handlebars = Handlebars.create()
  handlebars.registerHelper(helpers)
  for (const [name, { text }] of texts) {
    if (name.startsWith('partials/')) handlebars.registerPartial(name.slice('partials/'.length), text)
  }
  const compiled = new Map<string, Render>()
  const template = (name: string): Render => {
    const known = compiled.get(name)
    if (known) return known
    const source = texts.get(name)
    if (!source) throw new Error(`there is no template ${name}`)
    // Every value in a view is safe Markdown already: Handlebars would escape it a second time, for HTML.
    const render: Render = handlebars.compile(source.text, { noEscape: true, preventIndent: true })
    compiled.set(name, render)
    return render
  }
  return {
    renderDeck: (deck, plan, drawings) => renderDeck(deck, slideViews(deck, plan, drawings, false), texts, template),
    renderAudience: (deck, plan, drawings) => {
      const shown = slideViews(deck, plan, drawings, false)
      return renderDeck(deck, slideViews(deck, plan, drawings, true), texts, template, shown)
    },
  }
}

/** @param pagesOf where the deck is to have as many pages as with other views, those */
function renderDeck(
  deck: ComposedDeck,
  views: readonly SlideViews[],
  texts: TemplateTexts,
  template: (name: string) => Render,
  pagesOf?: readonly SlideViews[],
): DeckMarkdown {
  const diagnostics: Diagnostic[] = []
  const attempt = (name: string, view: unknown): string => {
    try {
      return template(name)(view)
    } catch (error) {
      diagnostics.push(templateFault(texts.get(name)?.file ?? name, error))
      return ''
    }
  }
  const pages = views.flatMap((view, slide) =>
    view.pages.map((page, index) => {
      const other = pagesOf?.[slide]?.pages[index]
      return { slide, ...renderPage(page, attempt, other && pageCount(renderText(other, attempt))) }
    }),
  )
  const markdown = attempt('deck.md', { ...deckView(deck), pages: pages.map(({ text }, index) => ({ text, first: index === 0 })) })
  const slideOfPage = pages.flatMap(({ slide, count }) => Array.from({ length: count }, () => slide))
  const linked = linkCitations(tidy(markdown), referencePages(pages))
  const markdownOf = (slide: number): string => pages.flatMap((page) => (page.slide === slide ? [page.text] : [])).join('\n---\n')
  return {
    markdown: `${releaseLines(linked)}\n`,
    slideOfPage,
    slides: views.map(({ footer }, slide) => releaseLines(`${footer}\n${markdownOf(slide)}`)),
    items: views.map(({ items }) => items),
    diagnostics: dedupe(diagnostics),
  }
}

interface RenderedPage {
  readonly text: string
  /** How many pages of the document it is: a template may make several of one. */
  readonly count: number
  /** The numbers of the references that it lists. */
  readonly references: readonly number[]
}

type Attempt = (name: string, view: unknown) => string

/** @param count how many pages of the document it is to be; as many as its template makes where absent */
function renderPage(page: PageView, attempt: Attempt, count?: number): RenderedPage {
  const { layout, fields, rulers } = page
  const made = renderText(page, attempt)
  const text = count === undefined ? made : overPages(made, count)
  const entries = layout === 'references' && Array.isArray(fields['entries']) ? fields['entries'] : []
  return { text, count: pageCount(text) + rulers, references: entries.map(({ number }) => Number(number)) }
}

function renderText({ layout, fields }: PageView, attempt: Attempt): string {
  return tidy(attempt(`layouts/${layout}`, fields))
}

/** On which page of the document, counted from 1, each reference is listed. */
function referencePages(pages: readonly RenderedPage[]): (reference: number) => number | undefined {
  const found = new Map<number, number>()
  let page = 1
  for (const { count, references } of pages) {
    for (const reference of references) found.set(reference, found.get(reference) ?? page)
    page += count
  }
  return (reference) => found.get(reference)
}

function templateFault(file: string, error: unknown): Diagnostic {
  const message = reasonOf(error)
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1)
  return {
    code: 'template/invalid',
    severity: 'error',
    message: `the template fails: ${message.split('\n')[0] ?? ''}`,
    hint: 'see docs/layouts.md for what a template may use',
    file,
    range: line === 1 ? fileStart : { start: { line, column: 1 }, end: { line, column: 1 } },
  }
}

function dedupe(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [`${diagnostic.file} ${diagnostic.message}`, diagnostic])).values()]
}

/** One blank line between blocks, none at the ends: templates may be laid out as reads best. */
function tidy(markdown: string): string {
  return markdown
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
