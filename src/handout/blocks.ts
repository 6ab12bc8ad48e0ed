import { type Composed, type ComposedDeck, type ComposedTable, slideTable } from '../model/composed.ts'
import { type Inline, plainText, text } from '../model/inline.ts'
import type { Slide } from '../model/layouts.ts'
import { terms } from '../model/terms.ts'
import { ownBlocks, ownHeading } from './own-blocks.ts'

/** A piece of the handout that is set as a whole. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[]; readonly small?: boolean }
  | { readonly kind: 'item'; readonly text: readonly Inline[]; readonly marker: string; readonly level: 0 | 1; readonly small?: boolean }
  | { readonly kind: 'table'; readonly table: ComposedTable }
  /** Empty lines to write an answer on. */
  | { readonly kind: 'lines'; readonly count: number }

/** What the handout needs of a deck: all but the places of its slides. It can be sent to another thread. */
export type HandoutDeck = Omit<ComposedDeck, 'slides'> & { readonly slides: readonly Pick<ComposedDeck['slides'][number], 'content'>[] }

/** What one slide gives to the handout: a heading and the blocks under it. */
export interface Group {
  readonly heading: readonly Inline[]
  readonly blocks: readonly Block[]
  /** The higher, the longer it stays when room is short. */
  readonly priority: number
  /** Whether the author or the layout says that it must stay. */
  readonly fixed: boolean
  /** Whether it stands under the columns, across the page. */
  readonly foot: boolean
  /** The index of the slide that it is taken from. */
  readonly slide: number | undefined
}

/** How much the kinds of slide matter on a summary, most first. */
const priorities: Readonly<Partial<Record<Slide['layout'], number>>> = {
  definition: 9,
  table: 8,
  chart: 4,
  points: 7,
  math: 7,
  compare: 6,
  cards: 6,
  objectives: 6,
  steps: 6,
  timeline: 5,
  numbers: 5,
  'image-text': 5,
  own: 6,
  quiz: 5,
}

/** Takes from a deck what its one-page summary holds, in the order of the deck; questions and references come last. */
export function handoutGroups(deck: HandoutDeck): Group[] {
  const groups = deck.slides.flatMap(({ content }, slide): Group[] => {
    const priority = priorities[content.layout] ?? 3
    const taken = content.handout === 'keep' || (content.handout !== 'drop' && content.layout in priorities)
    if (!taken || content.layout === 'quiz' || content.layout === 'references') return []
    return [
      {
        heading: headingOf(content, deck.language),
        blocks: blocksOf(content),
        priority,
        fixed: content.handout === 'keep',
        foot: false,
        slide,
      },
    ]
  })
  return [...groups, ...questions(deck), ...references(deck)].filter(({ blocks }) => blocks.length > 0)
}

type Content = Composed<Slide>

function headingOf(content: Content, language: string): readonly Inline[] {
  switch (content.layout) {
    case 'definition':
      return content.title ?? content.term
    case 'objectives':
    case 'recap':
    case 'closing':
      return content.title ?? [text(terms(language)[content.layout])]
    case 'statement':
    case 'quote':
    case 'quiz':
    case 'markdown':
      return []
    case 'own':
      return ownHeading(content.fields)
    default:
      return content.title ?? []
  }
}

function blocksOf(content: Content): Block[] {
  switch (content.layout) {
    case 'definition': {
      const term: Inline[] = content.title ? [{ kind: 'strong', children: content.term }, text(' ')] : []
      return [paragraph([...term, ...content.text]), ...pointBlocks(content.points ?? []), ...small(content.source)]
    }
    case 'points':
      return [...optional(content.lead), ...pointBlocks(content.items), ...optional(content.close)]
    case 'objectives':
    case 'recap':
      return [...optional(content.lead), ...pointBlocks(content.items), ...optional(content.close)]
    case 'agenda':
    case 'closing':
      return [...('text' in content ? optional(content.text) : []), ...pointBlocks(content.items ?? [])]
    case 'image-text':
      return [...optional(content.text), ...pointBlocks(content.items ?? [])]
    case 'steps':
      return [...optional(content.lead), ...content.items.map(stepBlock), ...optional(content.close)]
    case 'timeline':
      return [...optional(content.lead), ...content.events.map(({ when, text: what }) => named(when, what)), ...optional(content.close)]
    case 'numbers':
      return [...optional(content.lead), paragraph(figures(content)), ...optional(content.close)]
    case 'math':
      return mathBlocks(content)
    case 'code':
      return [...optional(content.lead), ...small(content.caption)]
    case 'figure':
      return small(content.caption)
    case 'compare':
      return [{ kind: 'table', table: comparison(content) }, ...optional(content.close)]
    case 'table':
      return [...optional(content.lead), { kind: 'table', table: slideTable(content) }, ...small(content.caption)]
    case 'chart':
      return [...optional(content.lead), { kind: 'table', table: content.table }, ...small(content.caption)]
    case 'cards':
      return [
        ...optional(content.lead),
        ...content.items.map((card): Block => ({ kind: 'item', marker: '•', level: 0, text: cardText(card) })),
        ...optional(content.close),
      ]
    case 'statement':
      return [paragraph(content.text), ...optional(content.detail)]
    case 'quote':
      return [
        paragraph([
          text('“'),
          ...content.text,
          text('” — '),
          ...content.author,
          ...(content.source ? [text(', '), ...content.source] : []),
        ]),
      ]
    case 'own':
      return ownBlocks(content.fields)
    case 'title':
    case 'section':
      return 'text' in content && content.text ? [paragraph(content.text)] : []
    default:
      return []
  }
}

function stepBlock(step: Extract<Content, { layout: 'steps' }>['items'][number], index: number): Block {
  return { kind: 'item', marker: `${index + 1}.`, level: 0, text: 'title' in step ? cardText(step) : step }
}

/** Big figures on one line: "**45** models · **22** organizations". */
function figures({ items }: Extract<Content, { layout: 'numbers' }>): Inline[] {
  return items.flatMap(({ value, label }, index) => [
    ...(index === 0 ? [] : [text(' · ')]),
    { kind: 'strong' as const, children: value },
    text('\u00a0'),
    ...label,
  ])
}

/** A formula, its symbols, and what is said of it. */
function mathBlocks({ lead, tex, symbols = [], text: said }: Extract<Content, { layout: 'math' }>): Block[] {
  return [
    ...optional(lead),
    paragraph([{ kind: 'math', tex }]),
    ...symbols.map((symbol) => named([{ kind: 'math', tex: symbol.tex }], symbol.means)),
    ...optional(said),
  ]
}

/** "**2018** the first GPT". */
function named(name: readonly Inline[], what: readonly Inline[]): Block {
  return { kind: 'item', marker: '•', level: 0, text: [{ kind: 'strong', children: name }, text(' '), ...what] }
}

/** Columns side by side: their first points in the first row, and so on. */
function comparison(content: Extract<Content, { layout: 'compare' }>): ComposedTable {
  const { columns } = content
  const rows = Math.max(...columns.map(({ items }) => items.length))
  const pointText = (point: Points[number] | undefined): readonly Inline[] => {
    if (point === undefined) return []
    if (!('text' in point)) return point
    return (point.points ?? []).reduce<Inline[]>((all, under) => [...all, { kind: 'break' }, text('– '), ...under], [...point.text])
  }
  return {
    kind: 'table',
    header: columns.map((column) => column.title),
    align: columns.map(() => 'left'),
    rows: Array.from({ length: rows }, (_, row) => columns.map(({ items }) => pointText(items[row]))),
  }
}

function cardText(card: {
  title: readonly Inline[]
  text?: readonly Inline[] | undefined
  meta?: readonly Inline[] | undefined
}): Inline[] {
  const meta = card.meta && card.meta.length > 0 ? [text(' ('), ...card.meta, text(')')] : []
  const body = card.text && card.text.length > 0 ? [text(': '), ...card.text] : []
  return [{ kind: 'strong', children: card.title }, ...meta, ...body]
}

type Points = Extract<Content, { layout: 'points' }>['items']

function pointBlocks(points: Points): Block[] {
  return points.flatMap((point): Block[] => {
    const item = (of: readonly Inline[], level: 0 | 1): Block => ({ kind: 'item', marker: level === 0 ? '•' : '–', level, text: of })
    return 'text' in point ? [item(point.text, 0), ...(point.points ?? []).map((under) => item(under, 1))] : [item(point, 0)]
  })
}

function questions(deck: HandoutDeck): Group[] {
  const quizzes = deck.slides.flatMap(({ content }, slide) =>
    content.layout === 'quiz' && content.handout !== 'drop' ? [{ slide, quiz: content }] : [],
  )
  const blocks = quizzes.flatMap(({ quiz }, index): Block[] => {
    const options = (quiz.options ?? []).flatMap((option, at) => [text(` ${String.fromCodePoint(0x41 + at)})\u00a0`), ...option])
    return [
      { kind: 'item', marker: `${index + 1}.`, level: 0, text: [...quiz.question, ...options] },
      ...(quiz.options ? [] : [{ kind: 'lines' as const, count: 2 }]),
    ]
  })
  return [
    {
      heading: [text(terms(deck.language).selfTest)],
      blocks,
      priority: 5,
      fixed: quizzes.some(({ quiz }) => quiz.handout === 'keep'),
      foot: false,
      slide: quizzes[0]?.slide,
    },
  ]
}

function references(deck: HandoutDeck): Group[] {
  // The author says it on the slide that lists them.
  const slide = deck.slides.find(({ content }) => content.layout === 'references')?.content
  if (slide?.handout === 'drop') return []
  // Run in, one after the other: each entry is a line or less.
  const entries = deck.references.flatMap(({ number, brief }, index): Inline[] => [
    text(`${index === 0 ? '' : ' \u2002'}[${number}]\u00a0`),
    ...brief,
  ])
  const blocks: Block[] = entries.length === 0 ? [] : [{ kind: 'paragraph', text: entries, small: true }]
  return [
    {
      heading: [text(terms(deck.language).references)],
      blocks,
      priority: 4,
      fixed: slide?.handout === 'keep',
      foot: true,
      slide: undefined,
    },
  ]
}

function paragraph(of: readonly Inline[]): Block {
  return { kind: 'paragraph', text: of }
}

function optional(of: readonly Inline[] | undefined): Block[] {
  return of && of.length > 0 ? [paragraph(of)] : []
}

function small(of: readonly Inline[] | undefined): Block[] {
  return of && of.length > 0 ? [{ kind: 'paragraph', text: of, small: true }] : []
}

/** What a report calls a group. */
export function groupName(group: Group): string {
  return plainText(group.heading) || 'untitled'
}
