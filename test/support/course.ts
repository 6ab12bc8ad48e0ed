import { type CheckResult, check } from '../../src/build/check.ts'
import { drawDeck } from '../../src/build/draw.ts'
import { loadCourse } from '../../src/build/load.ts'
import { fontReader } from '../../src/build/font-reader.ts'
import { type MadePage, slidesMaker } from '../../src/build/make-slides.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { memoryWorld } from './memory-world.ts'

/** A small course; a test overwrites or adds files. */
export const smallCourse = {
  'course.yaml': `title: A course
collections:
  models:
    source: data/models.yaml
    fields:
      kind: { in: kinds }
  kinds:
    source: data/kinds.yaml
references: data/references.yaml
`,
  'data/models.yaml': `- { name: Alpha, maker: [One, Two], kind: Text, year: 2021 }
- { name: Beta, maker: One, kind: [Image, Text], year: 2023 }
- { name: Gamma, maker: Three, kind: Image }
`,
  'data/kinds.yaml': `- name: Image
- name: Text
`,
  'data/references.yaml': `- { id: one2020, type: book, title: A Title, author: [{ family: One }], issued: { date-parts: [[2020]] } }
`,
  'decks/main.yaml': `title: A deck
slides:
  - layout: statement
    text: Hello [@one2020]
`,
}

export type Files = Readonly<Record<string, string>>

/** @param browser the address of one that is up already: many checks need no more */
export function checkFiles(files: Files, browser?: string): Promise<CheckResult> {
  return check({ root: '/course', world: memoryWorld({ ...smallCourse, ...files }), browser })
}

export interface AudienceCopy {
  readonly markdown: string
  readonly html: string
}

/** A deck of the small course with these slides (YAML), as Markdown and as a page, and both as the audience gets them. */
export async function renderSlides(
  slides: string,
  files: Files = {},
): Promise<{ markdown: string; page: MadePage; audience: () => Promise<AudienceCopy>; diagnostics: readonly Diagnostic[] }> {
  const world = memoryWorld({ ...smallCourse, ...files, 'decks/main.yaml': `title: A deck\nslides:\n${slides}` })
  const course = await loadCourse(world, { root: '/course' })
  const [deck] = course.decks
  if (!deck?.composed) throw new Error(JSON.stringify([...course.diagnostics, ...(deck?.diagnostics ?? [])], null, 1))
  const maker = slidesMaker(world, course.resources, fontReader(world))
  const drawings = await drawDeck(deck.composed)
  const document = maker.markdown(deck.composed, new Map(), drawings)
  const page = await maker.page(deck.composed, document, { ...deck, drawings })
  const theirs = maker.audienceMarkdown(deck.composed, new Map(), drawings)
  return {
    markdown: document.markdown,
    page,
    audience: async () => ({ markdown: theirs.markdown, html: await (await page.finish()).audience(theirs) }),
    diagnostics: [...deck.diagnostics, ...drawings.diagnostics, ...document.diagnostics],
  }
}

/** The text of each slide of a page, with its white space folded. */
export function slideTexts(html: string): string[] {
  return [...html.matchAll(/<foreignObject[^>]*>([\s\S]*?)<\/foreignObject>/g)].map(([, slide = '']) => textOf(slide))
}

/** The text of a piece of HTML. */
export function textOf(html: string): string {
  return fold(
    html
      .replaceAll(/<br\s*\/?>/g, ' ')
      .replaceAll(/<\/(p|li|h[1-6]|t[dhr]|div|footer|blockquote)>/g, ' ')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  )
}

/** Folds white space as HTML and paper do. */
export function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
