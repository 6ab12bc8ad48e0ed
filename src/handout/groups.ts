import { type Inline, plainText, text } from '../model/inline.ts'
import type { Slide } from '../model/layouts.ts'
import { terms } from '../model/terms.ts'
import { type Block, pointBlock, small } from './block.ts'
import { dataText } from './data-text.ts'
import { type Content, type HandoutDeck, blocksOf, headingOf } from './blocks.ts'
import { mergeTables } from './merge-tables.ts'
import { reshape } from './reshape.ts'

/** What one slide gives to the handout: a heading and the blocks under it. */
export interface Group {
  /** The part of the lecture that it belongs to, named above the first of its groups; absent where parts are not named. */
  readonly section?: readonly Inline[]
  readonly heading: readonly Inline[]
  readonly blocks: readonly Block[]
  /** What the author has for it where there is no room for the whole. */
  readonly short?: readonly Block[]
  /** The higher, the longer it stays when room is short. */
  readonly priority: number
  /** Whether the author or the layout says that it must stay. */
  readonly fixed: boolean
  /** Whether it stands under the columns, across the page. */
  readonly foot: boolean
  /** The index of the slide that it is taken from; of the first, where it is taken from several. */
  readonly slide: number | undefined
  /** What it is joined from, where each may be left out alone: questions, or the parts of a table. */
  readonly members?: readonly Group[]
}

/** How much the kinds of slide matter on a summary, most first; a slide of another kind is taken only where its author says so. */
export const priorities: Readonly<Partial<Record<Slide['layout'], number>>> = {
  definition: 9,
  table: 8,
  points: 7,
  math: 7,
  compare: 6,
  cards: 6,
  objectives: 6,
  steps: 6,
  own: 6,
  timeline: 5,
  numbers: 5,
  changes: 5,
  'image-text': 5,
  quiz: 5,
  chart: 4,
}

const otherPriority = 3

/** Takes from a deck what its one-page summary holds, in the order of the deck; questions and references come last. */
export function handoutGroups(deck: HandoutDeck): Group[] {
  const groups = deck.slides.flatMap(({ content }, slide): Group[] => {
    if (content.layout === 'quiz' || content.layout === 'references') return []
    return isTaken(content) ? [groupOf(content, slide, deck.language)] : []
  })
  const filled = [...groups, ...questions(deck), ...references(deck)].filter(({ blocks }) => blocks.length > 0)
  return mergeTables(filled)
}

function isTaken({ handout, layout }: Content): boolean {
  return handout === undefined ? layout in priorities : handout !== 'drop'
}

function groupOf(content: Content, slide: number, language: string): Group {
  const { short, as, priority, keep } = wishOf(content)
  const whole = reshape([...blocksOf(content, as), ...sourceBlocks(content, language)], as).filter(saysSomething)
  const brief = short && shortBlocks(short).filter(saysSomething)
  return {
    heading: headingOf(content, language),
    // Of a picture, say, there is nothing to take but what its author has in short.
    blocks: whole.length > 0 ? whole : (brief ?? []),
    ...(whole.length > 0 && brief && { short: brief }),
    priority: priority ?? priorities[content.layout] ?? otherPriority,
    fixed: keep,
    foot: false,
    slide,
  }
}

/** Where its author says that it comes from; a definition and a quote have it in their own place. */
function sourceBlocks({ layout, source, asOf }: Content, language: string): Block[] {
  const shown = layout === 'definition' || layout === 'quote'
  return small(dataText({ ...(asOf !== undefined && { asOf }), ...(source && !shown && { source }) }, language))
}

/** What is filled from an empty field of a record has no words. */
function saysSomething(block: Block): boolean {
  return !('text' in block) || plainText(block.text).trim() !== ''
}

type Wish = Exclude<NonNullable<Content['handout']>, string>

/** What the author of a slide wants of the handout, with everything that is said in one word written out. */
function wishOf({ handout }: Content): Omit<Wish, 'keep'> & { readonly keep: boolean } {
  if (typeof handout !== 'object') return { keep: handout === 'keep' }
  return { ...handout, keep: handout.keep ?? false }
}

function shortBlocks(short: NonNullable<Wish['short']>): Block[] {
  return isList(short) ? short.map((item) => pointBlock(item, 0)) : [{ kind: 'paragraph', text: short }]
}

function isList(short: NonNullable<Wish['short']>): short is readonly (readonly Inline[])[] {
  return Array.isArray(short[0])
}

function questions(deck: HandoutDeck): Group[] {
  const quizzes = deck.slides.flatMap(({ content }, slide) =>
    content.layout === 'quiz' && content.handout !== 'drop' ? [{ slide, quiz: content, wish: wishOf(content) }] : [],
  )
  const members = quizzes.map(({ slide, quiz, wish }, index): Group => {
    const options = (quiz.options ?? []).flatMap((option, at) => [text(` ${String.fromCodePoint(0x41 + at)})\u00a0`), ...option])
    return {
      heading: [],
      blocks: [
        { kind: 'item', marker: `${index + 1}.`, level: 0, text: [...quiz.question, ...options] },
        ...(quiz.options ? [] : [{ kind: 'lines' as const, count: 2 }]),
      ],
      priority: wish.priority ?? priorities.quiz ?? otherPriority,
      fixed: wish.keep,
      foot: false,
      slide,
    }
  })
  return [
    {
      heading: [text(terms(deck.language).selfTest)],
      blocks: members.flatMap(({ blocks }) => blocks),
      priority: Math.max(otherPriority, ...members.map(({ priority }) => priority)),
      fixed: members.some(({ fixed }) => fixed),
      foot: false,
      slide: quizzes[0]?.slide,
      members,
    },
  ]
}

function references(deck: HandoutDeck): Group[] {
  // The author says it on the slide that lists them.
  const slide = deck.slides.findIndex(({ content }) => content.layout === 'references')
  const content = deck.slides[slide]?.content
  if (content?.handout === 'drop') return []
  const wish = content && wishOf(content)
  // Run in, one after the other: each entry is a line or less.
  const entries = deck.references.flatMap(({ number, brief }, index): Inline[] => [
    text(`${index === 0 ? '' : '  '}[${number}]\u00a0`),
    ...brief,
  ])
  const blocks: Block[] = entries.length === 0 ? [] : [{ kind: 'paragraph', text: entries, small: true }]
  return [
    {
      heading: [text(terms(deck.language).references)],
      blocks,
      priority: wish?.priority ?? 4,
      fixed: wish?.keep ?? false,
      foot: true,
      slide: content && slide,
    },
  ]
}

/** What a report calls a group. */
export function groupName({ section = [], heading, blocks }: Group): string {
  if (heading.length > 0) return plainText(heading)
  const [first] = blocks
  if (first?.kind === 'table' && first.parts) return first.parts.map((part) => plainText(part.title)).join(', ')
  if (first && 'text' in first && section.length === 0) return excerpt(plainText(first.text))
  return plainText(section) || 'untitled'
}

function excerpt(whole: string): string {
  const words = whole.split(' ')
  return words.length > 6 ? `${words.slice(0, 6).join(' ')} …` : whole
}
