import type { View } from './view.ts'

type Fields = { readonly [name: string]: View }

/**
 * The pages of a slide as the audience's copy has them: as many as there are, and what is the lecturer's to tell in none of them.
 * A template learns of it by `audience`.
 *
 * @param layout the slide's
 */
export function audiencePages(layout: string, pages: readonly Fields[]): Fields[] {
  const shown = layout === 'quiz' ? pages.map(() => asked(pages[0] ?? {})) : pages
  return shown.map((page) => ({ ...page, notes: undefined, audience: true }))
}

/** A question without its answer, whatever its template would make of that. */
function asked(question: Fields): Fields {
  const { options } = question
  const undecided = Array.isArray(options) ? options.map((option: object) => ({ ...option, correct: false })) : options
  return { ...question, options: undecided, correct: undefined, answer: undefined }
}

/**
 * A page's Markdown over just so many pages of the document, so that all that follow keep their numbers
 * whatever a template leaves out: its last page is shown again, or those beyond are not.
 */
export function overPages(text: string, count: number): string {
  const pages = text.split(ruler)
  if (pages.length === count) return text
  return Array.from({ length: count }, (_, page) => pages[page] ?? pages.at(-1) ?? '').join('\n---\n')
}

const ruler = /^---$/m

/** How many pages of the document a page's Markdown is: a template may make several of one. */
export function pageCount(text: string): number {
  return text.split(ruler).length
}
