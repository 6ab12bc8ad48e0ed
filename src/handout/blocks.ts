import { type Composed, type ComposedDeck, type ComposedTable, slideTable } from '../model/composed.ts'
import { type Inline, text } from '../model/inline.ts'
import type { Slide } from '../model/layouts.ts'
import type { SetAs } from '../model/slide-fields.ts'
import { terms } from '../model/terms.ts'
import { type Block, optional, paragraph, pointBlock, small } from './block.ts'
import { changesBlocks } from './changes-blocks.ts'
import { ownBlocks, ownHeading } from './own-blocks.ts'

/** What the handout needs of a deck: all but the places of its slides. It can be sent to another thread. */
export type HandoutDeck = Omit<ComposedDeck, 'slides'> & { readonly slides: readonly Pick<ComposedDeck['slides'][number], 'content'>[] }

/** What a slide holds. */
export type Content = Composed<Slide>

/** What stands above what a slide gives. */
export function headingOf(content: Content, language: string): readonly Inline[] {
  switch (content.layout) {
    case 'definition':
      return content.title ?? content.term
    case 'changes':
      return content.title ?? [text(terms(language).changes.title)]
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

/** What a slide gives, in the form that its author wants. */
export function blocksOf(content: Content, as?: SetAs): Block[] {
  switch (content.layout) {
    case 'definition': {
      const term: Inline[] = content.title ? [{ kind: 'strong', children: content.term }, text(' ')] : []
      return [paragraph([...term, ...content.text]), ...pointBlocks(content.points ?? []), ...small(content.source)]
    }
    case 'points':
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
    case 'diagram':
      return [...optional(content.lead), ...small(content.caption)]
    case 'figure':
      return small(content.caption)
    case 'compare':
      return [
        ...(as === 'points' || as === 'text'
          ? content.columns.flatMap(comparedPoints)
          : [{ kind: 'table' as const, table: comparison(content) }]),
        ...optional(content.close),
      ]
    case 'table':
      return [...optional(content.lead), { kind: 'table', table: slideTable(content) }, ...small(content.caption)]
    case 'changes':
      return [...optional(content.lead), ...changesBlocks(content.items), ...optional(content.close)]
    case 'chart':
      return [...optional(content.lead), chartBlock(content, as), ...small(content.caption)]
    case 'cards':
      return [...optional(content.lead), ...content.items.map((card) => pointBlock(cardText(card), 0)), ...optional(content.close)]
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

/** Big figures on one line: "**45** models (in our list) · **22** organizations". */
function figures({ items }: Extract<Content, { layout: 'numbers' }>): Inline[] {
  return items.flatMap(({ value, label, detail = [] }, index) => [
    ...(index === 0 ? [] : [text(' · ')]),
    { kind: 'strong' as const, children: value },
    text('\u00a0'),
    ...label,
    ...(detail.length === 0 ? [] : [text(' ('), ...detail, text(')')]),
  ])
}

/** A formula, its symbols, and what is said of it. */
function mathBlocks({ lead, tex, symbols = [], text: said }: Extract<Content, { layout: 'math' }>): Block[] {
  return [...optional(lead), { kind: 'formula', tex }, ...symbolsBlock(symbols), ...optional(said)]
}

/** What the symbols mean, run in: "x_t: the token at place t; θ: the parameters". */
function symbolsBlock(symbols: readonly { readonly tex: string; readonly means: readonly Inline[] }[]): Block[] {
  if (symbols.length === 0) return []
  return [
    paragraph(
      symbols.flatMap(({ tex, means }, index): Inline[] => [
        ...(index === 0 ? [] : [text('; ')]),
        { kind: 'math', tex },
        text(': '),
        ...means,
      ]),
    ),
  ]
}

/** "**2018** the first GPT". */
function named(name: readonly Inline[], what: readonly Inline[]): Block {
  return pointBlock([{ kind: 'strong', children: name }, text(' '), ...what], 0)
}

/** A column of a comparison as a point, with its points under it. */
function comparedPoints({ title, items }: Extract<Content, { layout: 'compare' }>['columns'][number]): Block[] {
  const head = pointBlock([{ kind: 'strong', children: title }, text(':')], 0)
  return [head, ...pointBlocks(items).map((block): Block => (block.kind === 'item' ? { ...block, marker: '–', level: 1 } : block))]
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

const fewValues = 6

/**
 * A chart is drawn where that says more than its table: where both axes are numbers or times, or there are more than a few
 * values. The author's wish goes before.
 */
export function chartBlock({ chart, alt, table }: Extract<Content, { layout: 'chart' }>, as?: SetAs): Block {
  const { x, y, points } = chart
  const shape = x.scale !== 'category' && y !== undefined && y.scale !== 'category'
  const drawn = as === undefined ? points.length > 0 && (shape || points.length > fewValues) : as === 'figure'
  return drawn ? { kind: 'figure', chart, alt, table, wished: as === 'figure' } : { kind: 'table', table }
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
  return points.flatMap((point) =>
    'text' in point ? [pointBlock(point.text, 0), ...(point.points ?? []).map((under) => pointBlock(under, 1))] : [pointBlock(point, 0)],
  )
}
