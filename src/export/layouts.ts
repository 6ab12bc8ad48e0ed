import { layoutClasses } from '../markdown/layout-views.ts'
import { changeMarks } from '../model/changes.ts'
import { type ComposedDeck, type ComposedTable, slideTable } from '../model/composed.ts'
import { type Inline, text } from '../model/inline.ts'
import { type ImageSlot, imageAddress } from '../model/slots.ts'
import { terms } from '../model/terms.ts'
import type { Block, CellsBlock, PictureBlock, TableBlock } from './blocks.ts'
import { codeBlock } from './code.ts'
import {
  type Content,
  type Of,
  type SlideContent,
  bodyBlock,
  captionOf,
  closeOf,
  leadOf,
  paragraph,
  pointParagraphs,
  runParagraph,
  textBlock,
  type,
} from './content.ts'
import { markdownContent } from './markdown.ts'
import { ownContent } from './own.ts'
import type { Paragraph, Run } from './presentation.ts'
import { plainRun, runsOf } from './runs.ts'

/** What is known of a slide beside what stands on it. */
export interface Surroundings {
  readonly deck: ComposedDeck
  /** Its place in the deck. */
  readonly index: number
  readonly sections: readonly (readonly Inline[])[]
  /** The section that it is in, counted from 1; 0 before the first. */
  readonly section: number
}

/** Which of its items a page of a slide shows. */
export interface Part {
  readonly start: number
  readonly end: number
  readonly isFirst: boolean
  readonly isLast: boolean
  /** Of the pages of the slide, from 0. */
  readonly page: number
}

/** The key of the picture of what a slide draws: its chart, diagram or formula. */
export function drawingKey(index: number): string {
  return `drawing:${index}`
}

/** The key of what stands behind a slide: its picture, under the scrim of the theme. */
export function backgroundKey(index: number): string {
  return `background:${index}`
}

/** What one page of a slide shows. */
export function slideContent(content: Content, around: Surroundings, part: Part): SlideContent {
  const { deck } = around
  const words = terms(deck.language)
  const { isFirst, isLast } = part
  const taken = <T>(items: readonly T[]): readonly T[] => items.slice(part.start, part.end)
  switch (content.layout) {
    case 'title':
      return { master: 'Title', title: runsOf(content.title ?? deck.title), blocks: bodyBlock(titleText(content, deck)) }
    case 'section': {
      const number = textBlock('Number of the section', runParagraph(plainRun(String(around.section)), numberStyle))
      return { master: 'Section', title: runsOf(content.title), blocks: [...bodyBlock(paragraph(content.text)), ...number] }
    }
    case 'agenda': {
      const items = content.items ? pointParagraphs(taken(content.items), part.start + 1) : sectionParagraphs(around, part)
      return { master: 'Title and content', title: runsOf(content.title), blocks: bodyBlock(items) }
    }
    case 'objectives':
    case 'recap':
      return listContent(
        content.title ?? [text(words[content.layout])],
        content,
        pointParagraphs(taken(content.items), part.start + 1),
        part,
      )
    case 'points':
      return withImage(listContent(content.title, content, pointParagraphs(taken(content.items)), part), content.image)
    case 'statement':
      return withImage(
        { master: 'Statement', title: runsOf(content.text), blocks: bodyBlock(paragraph(content.detail, { size: type.lead })) },
        content.image,
      )
    case 'definition':
      return withImage(definitionContent(content), content.image)
    case 'steps':
      return stepsContent(content, part)
    case 'timeline':
      return timelineContent(content, part)
    case 'compare': {
      const cells = content.columns.map(({ title, items }) => ({
        name: 'Column',
        paragraphs: [
          ...paragraph(title, { bold: true, size: type.cardTitle }),
          ...pointParagraphs(items).map((one) => ({ ...one, size: one.size - 4 })),
        ],
      }))
      const leadsOn = content.kind === 'before-after'
      return plain(content.title, [cellsBlock(cells, cells.length, leadsOn), ...textBlock('Close', closeOf(content.close))])
    }
    case 'table':
      return plain(content.title, [
        ...textBlock('Lead', leadOf(content.lead)),
        tableBlock(slideTable(content), part),
        ...(isLast ? captionOf(content.caption) : []),
      ])
    case 'chart':
    case 'diagram':
      return plain(content.title, [
        ...textBlock('Lead', leadOf(content.lead)),
        drawing(content.layout === 'chart' ? 'Chart' : 'Diagram', content.alt, around.index),
        ...captionOf(content.caption),
      ])
    case 'changes':
      return {
        master: 'Title and content',
        title: runsOf(content.title ?? [text(words.changes.title)]),
        blocks: bodyBlock([...leadOf(content.lead), ...changeParagraphs(taken(content.items)), ...(isLast ? closeOf(content.close) : [])]),
      }
    case 'cards': {
      const cells = taken(content.items).map(({ title, text: words, meta }) => ({
        name: 'Card',
        paragraphs: [
          ...paragraph(meta, { size: type.small, colour: 'muted' }),
          ...paragraph(title, { bold: true, size: type.cardTitle }),
          ...paragraph(words, { size: type.card, before: 6 }),
        ],
      }))
      const perRow = cells.length <= 3 ? cells.length : cells.length === 4 ? 2 : cells.length <= 6 || deck.size === '4:3' ? 3 : 4
      return plain(content.title, [
        ...textBlock('Lead', leadOf(content.lead)),
        cellsBlock(cells, perRow),
        ...(isLast ? textBlock('Close', closeOf(content.close)) : []),
      ])
    }
    case 'numbers': {
      const cells = content.items.map(({ value, label, detail }) => ({
        name: 'Figure',
        paragraphs: [
          ...paragraph(value, { size: type.figure, bold: true, colour: 'accent' }),
          ...paragraph(label, { size: type.cardTitle, bold: true }),
          ...paragraph(detail, { size: type.card, colour: 'muted', before: 6 }),
        ],
      }))
      const lead = textBlock('Lead', leadOf(content.lead))
      return plain(content.title, [...lead, cellsBlock(cells, cells.length), ...textBlock('Close', closeOf(content.close))])
    }
    case 'figure':
      return plain(content.title, [
        { kind: 'picture', name: 'Picture', picture: imageAddress(content.image.src), alt: content.image.alt },
        ...textBlock('Caption', [
          ...paragraph(content.caption, { size: type.small, colour: 'muted' }),
          ...paragraph(content.credit, { size: type.small - 2, colour: 'muted' }),
        ]),
      ])
    case 'image-text': {
      const words = [...paragraph(content.text), ...pointParagraphs(content.items ?? [])]
      const shown = { picture: imageAddress(content.image.src), alt: content.image.alt, side: content.side }
      const caption = paragraph(content.caption, { size: type.small, colour: 'muted' })
      return { master: 'Title and content', title: runsOf(content.title), blocks: bodyBlock(words), beside: { ...shown, caption } }
    }
    case 'quote': {
      const source = runsOf(content.source ?? [])
      const by = [...runsOf(content.author), ...(source.length > 0 ? [{ text: ', ' }, ...source] : [])]
      return { master: 'Statement', title: runsOf(content.text), blocks: bodyBlock(runParagraph(by, { size: type.lead, colour: 'muted' })) }
    }
    case 'code':
      return plain(content.title, [
        ...(isFirst ? textBlock('Lead', leadOf(content.lead)) : []),
        codeBlock(content, part),
        ...(isLast ? captionOf(content.caption) : []),
      ])
    case 'math':
      return mathContent(content, around)
    case 'quiz':
      return quizContent(content, content.title ?? [text(words.quiz)], part)
    case 'references': {
      const entries = taken(deck.references).flatMap(({ entry }) =>
        paragraph(entry, { size: type.small + 2, mark: { kind: 'number', start: part.start + 1 }, before: 8 }),
      )
      return { master: 'Title and content', title: runsOf(content.title), blocks: bodyBlock(entries) }
    }
    case 'closing': {
      const items = (content.items ?? []).flatMap((item) => paragraph(item, { size: type.card, before: 10 }))
      const title = runsOf(content.title ?? [text(words.closing)])
      return { master: 'Closing', title, blocks: bodyBlock([...paragraph(content.text, { size: type.lead }), ...items]) }
    }
    case 'markdown':
      return markdownContent(content.markdown.source, part.page)
    case 'own':
      return ownContent(content, part)
  }
}

const numberStyle = { size: 110, bold: true, colour: 'night-accent' } as const

function plain(title: readonly Inline[], blocks: readonly Block[]): SlideContent {
  return { master: 'Title only', title: runsOf(title), blocks }
}

type WithList = Pick<Of<'points'>, 'lead' | 'close'>

function listContent(title: readonly Inline[], { lead, close }: WithList, items: readonly Paragraph[], { isLast }: Part): SlideContent {
  const paragraphs = [...leadOf(lead), ...items, ...(isLast ? closeOf(close) : [])]
  return { master: 'Title and content', title: runsOf(title), blocks: bodyBlock(paragraphs) }
}

function withImage(content: SlideContent, image: ImageSlot | undefined): SlideContent {
  return image ? { ...content, beside: { picture: imageAddress(image.src), alt: image.alt, side: 'right' } } : content
}

function cellsBlock(cells: CellsBlock['cells'], perRow: number, leadsOn = false): CellsBlock {
  return { kind: 'cells', cells, perRow, over: 'rule', leadsOn }
}

function tableBlock({ header, rows, align }: ComposedTable, { start, end }: Part): TableBlock {
  const cells = (row: readonly (readonly Inline[])[]): Run[][] => row.map(runsOf)
  return { kind: 'table', name: 'Table', header: cells(header), rows: rows.slice(start, end).map(cells), align }
}

function drawing(name: string, alt: string, index: number): PictureBlock {
  return { kind: 'picture', name, picture: drawingKey(index), alt }
}

/** Subtitle, and who speaks when and where. */
function titleText(content: Of<'title'>, deck: ComposedDeck): Paragraph[] {
  const differs =
    runsOf(deck.title)
      .map((run) => run.text)
      .join('') !== deck.course
  const asOf = deck.data.asOf === undefined ? undefined : `${terms(deck.language).asOf} ${deck.data.asOf}`
  const lines = [[deck.lecturer, deck.institution], differs ? [deck.course, deck.date] : [deck.date], [asOf]]
  const byline = lines.map((line) => line.filter((part) => part !== undefined).join(' · '))
  return [
    ...paragraph(content.subtitle ?? deck.subtitle, { size: type.lead }),
    ...byline.flatMap((line, index) => runParagraph(plainRun(line), { size: type.small, before: index === 0 ? 28 : 4 })),
  ]
}

/** The sections of the deck: those that are over step back, and the current one is marked. */
function sectionParagraphs({ sections, section }: Surroundings, { start, end }: Part): Paragraph[] {
  return sections.slice(start, end).flatMap((title, index) => {
    const number = start + index + 1
    const state = number === section ? { bold: true, colour: 'accent' as const } : number < section ? { colour: 'muted' as const } : {}
    return paragraph(title, { mark: { kind: 'number', start: start + 1 }, before: 14, ...state })
  })
}

function definitionContent(content: Of<'definition'>): SlideContent {
  const term: Run[] = content.title ? [...runsOf(content.term).map((run) => ({ ...run, bold: true })), { text: ' ' }] : []
  const words = runParagraph([...term, ...runsOf(content.text)], { size: type.question - 6 })
  return {
    master: 'Title and content',
    title: runsOf(content.title ?? content.term),
    blocks: [
      ...bodyBlock([...words, ...pointParagraphs(content.points ?? [])], 'accent'),
      ...textBlock('Source', paragraph(content.source, { size: type.small, colour: 'muted' })),
    ],
  }
}

function stepsContent(content: Of<'steps'>, part: Part): SlideContent {
  const steps = content.items.slice(part.start, part.end).map((step) => ('title' in step ? step : { title: step, text: undefined }))
  const close = part.isLast ? closeOf(content.close) : []
  if (!layoutClasses(content).includes('across')) {
    const items = steps.flatMap((step) => {
      const [first, ...rest] = runsOf(step.text ?? [])
      const title = runsOf(step.title).map((run) => ({ ...run, bold: true }))
      const runs = first ? [...title, { ...first, breakBefore: true }, ...rest] : title
      return runParagraph(runs, { size: type.under, mark: { kind: 'number', start: part.start + 1 }, before: 14 })
    })
    return { master: 'Title and content', title: runsOf(content.title), blocks: bodyBlock([...leadOf(content.lead), ...items, ...close]) }
  }
  const cells = steps.map((step, index) => ({
    name: 'Step',
    paragraphs: [
      ...runParagraph(plainRun(String(part.start + index + 1)), { size: type.question, bold: true, colour: 'accent' }),
      ...paragraph(step.title, { bold: true, size: type.cardTitle }),
      ...paragraph(step.text, { size: type.card, before: 6 }),
    ],
  }))
  return plain(content.title, [
    ...textBlock('Lead', leadOf(content.lead)),
    cellsBlock(cells, cells.length, true),
    ...textBlock('Close', close),
  ])
}

function timelineContent(content: Of<'timeline'>, part: Part): SlideContent {
  const events = content.events.slice(part.start, part.end)
  const close = part.isLast ? closeOf(content.close) : []
  if (!layoutClasses(content).includes('across')) {
    const items = events.flatMap(({ when, text: words }) => {
      const bold = runsOf(when).map((run) => ({ ...run, bold: true, colour: 'accent' as const }))
      return runParagraph([...bold, { text: '\u2002' }, ...runsOf(words)], { mark: { kind: 'bullet' }, size: type.under, before: 10 })
    })
    return { master: 'Title and content', title: runsOf(content.title), blocks: bodyBlock([...leadOf(content.lead), ...items, ...close]) }
  }
  const cells = events.map(({ when, text: words }) => ({
    name: 'Event',
    paragraphs: [
      ...paragraph(when, { bold: true, size: type.cardTitle, colour: 'accent' }),
      ...paragraph(words, { size: type.card, before: 4 }),
    ],
  }))
  const line: CellsBlock = { kind: 'cells', cells, perRow: cells.length, over: 'dot' }
  return plain(content.title, [...textBlock('Lead', leadOf(content.lead)), line, ...textBlock('Close', close)])
}

/** What became of the records, under the names of their groups. */
function changeParagraphs(items: Of<'changes'>['items']): Paragraph[] {
  let last = ''
  return items.flatMap(({ kind, word, group, name, details }) => {
    const heading = runsOf(group)
    const key = heading.map((run) => run.text).join('')
    const isNew = key !== '' && key !== last
    last = key
    const mark: Run = { text: `${changeMarks[kind]} ${word} `, bold: true, colour: kind === 'removed' ? 'muted' : 'accent' }
    const strong = runsOf(name).map((run) => ({ ...run, bold: true }))
    const said = details.flatMap((detail, index): Run[] => [{ text: index === 0 ? ' ' : ' · ' }, ...runsOf(detail)])
    return [
      ...(isNew ? runParagraph(heading, { size: type.card, bold: true, before: 14 }) : []),
      ...runParagraph([mark, ...strong, ...said], { size: type.card, before: 6 }),
    ]
  })
}

function mathContent(content: Of<'math'>, { index }: Surroundings): SlideContent {
  const symbols = (content.symbols ?? []).flatMap(({ tex, means }) => {
    const symbol = runsOf([{ kind: 'math', tex }]).map((run) => ({ ...run, colour: 'accent' as const }))
    return runParagraph([...symbol, { text: '\u2003' }, ...runsOf(means)], { size: type.card, before: 8 })
  })
  return {
    master: 'Title and content',
    title: runsOf(content.title),
    blocks: [
      ...textBlock('Lead', leadOf(content.lead)),
      { ...drawing('Formula', content.tex.trim(), index), mostScale: 1.1 },
      ...bodyBlock([...symbols, ...paragraph(content.text, { size: type.card, before: 18 })]),
    ],
  }
}

/** The question, and on its second page the answer. */
function quizContent(content: Of<'quiz'>, title: readonly Inline[], { page }: Part): SlideContent {
  const isAnswered = page > 0
  const options = (content.options ?? []).flatMap((option, index) => {
    const isRight = isAnswered && index + 1 === content.correct
    const style = isRight ? { bold: true, colour: 'accent' as const } : isAnswered ? { colour: 'muted' as const } : {}
    return paragraph(option, { mark: { kind: 'letter', start: 1 }, before: 12, ...style })
  })
  const question = paragraph(content.question, { size: type.question, bold: true })
  return {
    master: 'Question',
    title: runsOf(title),
    blocks: [
      ...bodyBlock([...question, ...options.map((option, index) => (index === 0 ? { ...option, before: 28 } : option))]),
      ...(isAnswered ? textBlock('Answer', paragraph(content.answer, { size: type.lead }), 'accent-soft') : []),
    ],
  }
}
