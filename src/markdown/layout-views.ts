import { type ComposedChange, changeMarks } from '../model/changes.ts'
import { type Composed, type ComposedDeck, type ComposedTable, slideTable } from '../model/composed.ts'
import { type Inline, plainText, text } from '../model/inline.ts'
import type { LayoutName, Slide } from '../model/layouts.ts'
import { isImage } from '../model/slots.ts'
import { terms } from '../model/terms.ts'
import { displayMath, escapeAttribute, escapeText, keepLines } from './escape.ts'
import { renderInline } from './inline.ts'
import type { View } from './view.ts'

/** What the slides before this one say of where the lecture is. */
export interface Surroundings {
  readonly deck: ComposedDeck
  /** The titles of all sections. */
  readonly sections: readonly (readonly Inline[])[]
  /** The section that the slide is in, counted from 1; 0 before the first. */
  readonly section: number
}

/** The field of each layout whose items may go on over further pages. */
const splitFields: Readonly<Partial<Record<LayoutName, string>>> = {
  agenda: 'items',
  objectives: 'items',
  points: 'items',
  steps: 'items',
  timeline: 'events',
  table: 'rows',
  changes: 'items',
  cards: 'items',
  code: 'lines',
  recap: 'items',
  references: 'entries',
}

type Content = Composed<Slide>

/** The field of a slide whose items may go on over further pages. */
export function splitField(content: Content): string | undefined {
  return content.layout === 'own' ? content.split : splitFields[content.layout]
}

/** The fields of a layout that its template gets in another shape than the author gave them, and those that have a default. */
export function layoutFields(content: Content, { deck, sections, section }: Surroundings): { [name: string]: View } {
  const words = terms(deck.language)
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
      return { items: content.items ? pointViews(content.items) : sectionViews(sections, section) }
    case 'points':
      return { items: pointViews(content.items) }
    case 'objectives':
    case 'recap':
      return { title: renderInline(content.title ?? [text(words[content.layout])]), items: pointViews(content.items) }
    case 'steps':
      return { items: content.items.map((step) => ('title' in step ? stepView(step) : { title: renderInline(step) })) }
    case 'compare':
      return { columns: content.columns.map(({ title, items }) => ({ title: renderInline(title), items: pointViews(items) })) }
    case 'image-text':
      return { items: content.items && pointViews(content.items) }
    case 'code':
      return { lines: lineViews(content), language: content.language ?? 'text', code: undefined }
    case 'math':
      return {
        formula: displayMath(content.tex),
        symbols: content.symbols?.map(({ tex, means }) => ({ symbol: renderInline([{ kind: 'math', tex }]), means: renderInline(means) })),
      }
    case 'quiz':
      return {
        title: renderInline(content.title ?? [text(words.quiz)]),
        options: content.options?.map((option, index) => ({ text: renderInline(option), correct: index + 1 === content.correct })),
      }
    case 'table':
      return tableView(slideTable(content))
    case 'chart':
      return { alt: escapeAttribute(content.alt), chart: undefined, table: tableView(content.table) }
    case 'diagram':
      return { alt: escapeAttribute(content.alt), mermaid: undefined }
    case 'changes':
      return {
        title: renderInline(content.title ?? [text(words.changes.title)]),
        items: content.items.map(changeView),
      }
    case 'references':
      return { entries: deck.references.map(({ number, entry }) => ({ number, entry: renderInline(entry) })) }
    case 'closing':
      return { title: renderInline(content.title ?? [text(words.closing)]) }
    case 'markdown':
      // The first line keeps its indentation: with it, it is code.
      return { markdown: keepLines(content.markdown.source.replace(/^\s*\n/, '').trimEnd()) }
    default:
      return {}
  }
}

/** The classes by which a theme tells how a slide of its layout is to be set. */
export function layoutClasses(content: Content): string[] {
  switch (content.layout) {
    case 'changes':
      return content.items.length === 0 ? ['none'] : content.items.every(({ group }) => group.length === 0) ? ['plain'] : []
    case 'table':
      return isShort(slideTable(content).rows) ? ['few'] : []
    case 'steps':
      return content.items.length <= 4 && content.items.every((step) => lengthOf(step) <= 120) ? ['across'] : ['down']
    case 'timeline':
      return content.events.length <= 6 && content.events.every(isShortEvent) ? ['across'] : ['down']
    case 'quiz':
      return content.options ? [] : ['open']
    case 'compare':
      return content.kind ? [content.kind] : []
    case 'image-text':
      return [`image-${content.side}`]
    case 'statement':
    case 'definition':
    case 'points':
      return content.image ? ['with-image'] : []
    case 'own':
      return isImage(content.fields['image']) ? ['with-image'] : []
    default:
      return []
  }
}

type Points = Extract<Content, { layout: 'points' }>['items']

/** Points in one shape, with those under them or without. */
function pointViews(points: Points): View {
  return points.map((point) => {
    const { text: own, points: under = undefined } = 'text' in point ? point : { text: point }
    return { text: renderInline(own), points: under?.map(renderInline) }
  })
}

/** Before the first section none is over, and none is current. */
function sectionViews(sections: Surroundings['sections'], current: number): View {
  return sections.map((title, index) => {
    const number = index + 1
    return { text: renderInline(title), done: number < current, current: number === current }
  })
}

type Step = Exclude<Extract<Content, { layout: 'steps' }>['items'][number], readonly Inline[]>

function stepView(step: Step): View {
  return { title: renderInline(step.title), text: step.text && renderInline(step.text) }
}

function changeView({ kind, word, group, name, details }: ComposedChange): View {
  return {
    kind,
    mark: escapeText(changeMarks[kind]),
    word: escapeText(word),
    group: renderInline(group),
    name: renderInline(name),
    details: details.map(renderInline),
  }
}

function lengthOf(step: Step | readonly Inline[]): number {
  return plainText('title' in step ? [...step.title, ...(step.text ?? [])] : step).length
}

function isShortEvent({ when, text: words }: Extract<Content, { layout: 'timeline' }>['events'][number]): boolean {
  return plainText(when).length <= 40 && plainText(words).length <= 75
}

/** Each line of code with whether it is marked, and its number where lines are numbered. */
function lineViews({ code, highlight = [], start }: Extract<Content, { layout: 'code' }>): View {
  const ranges = highlight.map((lines) => String(lines).split('-').map(Number))
  const isMarked = (line: number): boolean => ranges.some(([from = 0, to = from]) => from <= line && line <= to)
  return code
    .trimEnd()
    .split(/\r\n|[\r\n]/)
    .map((line, index) => ({
      text: line.replaceAll('\t', '    '),
      marked: isMarked(index + 1),
      number: start === undefined ? undefined : start + index,
    }))
}

/** A table with the rule that Markdown wants under its header. */
export function tableView(table: ComposedTable): { [name: string]: View } {
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
