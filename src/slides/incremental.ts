import { createHash } from 'node:crypto'
import type { Memory } from '../model/memory.ts'
import { type Marked, type MarkedPage, numberPage } from './marp-rules.ts'
import type { RenderedSlides } from './rendered.ts'
import { type Directives, type JoinedDocument, type SplitDocument, directiveText, joinDocument, joinPart, splitDocument } from './split.ts'

/** Pages that were rendered, but for their numbers: plain data, which may be written down and read again. */
export interface RememberedPart {
  /** The directives that held before it. */
  readonly before: string
  readonly pages: readonly (MarkedPage & { readonly html: string; readonly notes: readonly string[] })[]
}

/** What a renderer remembers, by hashes of all that it was made from. */
export interface RenderMemory {
  readonly parts: Memory<RememberedPart>
  /** The CSS of a deck. */
  readonly css: Memory<string>
}

/** What Marp makes of a document. */
export interface MarpOutput {
  readonly html: readonly string[]
  readonly css: string
  readonly comments: readonly (readonly string[])[]
}

/** Marp, as it is needed to render parts. */
export interface PartRenderer {
  /** As Marp does. */
  whole(markdown: string): MarpOutput
  /** With marks in place of page numbers, and without CSS where that is known. */
  marked(markdown: string, withCss: boolean): { readonly made: MarpOutput; readonly marked: Marked }
}

/**
 * Renders of a deck only the pages that are not remembered, and gives just what rendering the whole would.
 * Where something may act beyond its page, the whole is rendered.
 *
 * @param look a hash of the themes and of how Marp is set up
 */
export function incrementalRenderer(marp: PartRenderer, look: string): (markdown: string, memory: RenderMemory) => RenderedSlides {
  return (markdown, memory) => {
    const split = splitDocument(markdown)
    const known = split && fromMemory(marp, look, memory, split)
    const all = split && !known ? renderAll(marp, look, memory, split) : undefined
    return known ?? all ?? wholeSlides(marp.whole(markdown))
  }
}

function wholeSlides({ html, css, comments }: MarpOutput): RenderedSlides {
  return { slides: html, css, ...sizeOf(html[0]), notes: comments, fresh: html.length }
}

/** A deck of which at most half is new: part by part, for what a part sets may hold for those after it. */
function fromMemory(marp: PartRenderer, look: string, memory: RenderMemory, { head, parts }: SplitDocument): RenderedSlides | undefined {
  const document = documentKey(look, head)
  const keys = parts.map((part, index) => partKey(document, part, index === 0))
  const fresh = keys.filter((key) => memory.parts.get(key) === undefined).length
  if (fresh * 2 > parts.length) return undefined
  let directives: Directives = new Map()
  let rendered = 0
  const made: RememberedPart[] = []
  for (const [index, part] of parts.entries()) {
    const key = keys[index] ?? ''
    const known = memory.parts.get(key)
    const isKnown = known?.before === directiveText(directives)
    const found = isKnown ? known : index === 0 ? renderFirst(marp, head, part) : renderPart(marp, head, directives, part)
    if (!found) return undefined
    if (!isKnown) {
      memory.parts.set(key, found)
      rendered += found.pages.length
    }
    made.push(found)
    directives = directivesAfter(directives, found)
  }
  const css = memory.css.get(cssKey(look, head, made))
  return css === undefined ? undefined : assemble(made, css, rendered)
}

function renderFirst(marp: PartRenderer, head: string, part: string): RememberedPart | undefined {
  const rendered = renderJoined(marp, joinDocument({ head, parts: [part] }), false)
  return rendered && !rendered.beyond ? inParts(rendered)[0] : undefined
}

function renderPart(marp: PartRenderer, head: string, before: Directives, part: string): RememberedPart | undefined {
  const rendered = renderJoined(marp, joinPart(head, before, part), false)
  return rendered && !rendered.beyond ? inParts(rendered)[1] : undefined
}

/** A deck at once: where nothing in it acts beyond its page, its parts are remembered. */
function renderAll(marp: PartRenderer, look: string, memory: RenderMemory, split: SplitDocument): RenderedSlides | undefined {
  const rendered = renderJoined(marp, joinDocument(split), true)
  if (!rendered) return undefined
  const made = inParts(rendered)
  if (!rendered.beyond) {
    const document = documentKey(look, split.head)
    for (const [index, part] of made.entries()) memory.parts.set(partKey(document, split.parts[index] ?? '', index === 0), part)
    memory.css.set(cssKey(look, split.head, made), rendered.css)
  }
  return assemble(made, rendered.css, Number.POSITIVE_INFINITY)
}

interface RenderedParts {
  /** The pages of each part. */
  readonly parts: readonly (readonly RememberedPart['pages'][number][])[]
  readonly css: string
  /** Whether something in them acts beyond its page: they are right together, and not to be remembered. */
  readonly beyond: boolean
}

/** Renders parts together; `undefined` where the document is not read as it was joined: a ruler is taken for something else. */
function renderJoined(marp: PartRenderer, { markdown, headLines, rulers }: JoinedDocument, withCss: boolean): RenderedParts | undefined {
  const { made, marked } = marp.marked(markdown, withCss)
  if (marked.headLines !== headLines || rulers.some((line) => !marked.rulers.includes(line))) return undefined
  const pages = marked.pages.map((page, index) => ({ ...page, html: made.html[index] ?? '', notes: made.comments[index] ?? [] }))
  const ends = rulers.map((line) => marked.rulers.indexOf(line) + 1)
  return { parts: ends.map((end, index) => pages.slice(ends[index - 1] ?? 0, end)), css: made.css, beyond: marked.beyond }
}

/** What was rendered together, each with the directives that hold before it. */
function inParts({ parts }: RenderedParts): RememberedPart[] {
  let directives: Directives = new Map()
  return parts.map((pages) => {
    const part = { before: directiveText(directives), pages }
    directives = directivesAfter(directives, part)
    return part
  })
}

function directivesAfter(before: Directives, { pages }: RememberedPart): Directives {
  const lasting = pages.flatMap((page) => page.lasting)
  return lasting.length === 0 ? before : new Map([...before, ...lasting])
}

/** Puts the numbers of the pages into the parts, as Marpit counts them. Source: marpit, directives/apply. */
function assemble(parts: readonly RememberedPart[], css: string, fresh: number): RenderedSlides {
  const pages = parts.flatMap((part) => part.pages)
  let number = 0
  const numbers = pages.map(({ counts, numbered }) => {
    if (counts) number++
    if (numbered && number <= 0) number = 1
    return number
  })
  const slides = pages.map(({ html }, index) => numberPage(html, { id: index + 1, page: numbers[index] ?? 0, total: number }))
  return { slides, css, ...sizeOf(slides[0]), notes: pages.map(({ notes }) => notes), fresh: Math.min(fresh, slides.length) }
}

/** The theme and the document decide the size; Marp says it on each slide. */
function sizeOf(slide = ''): Pick<RenderedSlides, 'width' | 'height'> {
  const [, width = 1280, height = 720] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(slide) ?? []
  return { width: Number(width), height: Number(height) }
}

/** What all parts of a document have in common. */
function documentKey(look: string, head: string): string {
  return hash(JSON.stringify([look, head]))
}

function partKey(document: string, part: string, isFirst: boolean): string {
  return hash(JSON.stringify([document, part, isFirst]))
}

function cssKey(look: string, head: string, parts: readonly RememberedPart[]): string {
  const pages = parts.flatMap((part) => part.pages)
  return hash(JSON.stringify([look, head, pages.flatMap(({ styles }) => styles), pages.some(({ math }) => math)]))
}

/** A hash of all that a key is made of. */
export function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
