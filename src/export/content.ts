import type { Composed } from '../model/composed.ts'
import type { Inline } from '../model/inline.ts'
import type { Slide } from '../model/layouts.ts'
import type { Block, TextBlock } from './blocks.ts'
import type { ColourName, MasterName, Paragraph, Run } from './presentation.ts'
import { runsOf } from './runs.ts'

export type Content = Composed<Slide>
export type Of<Layout extends Content['layout']> = Extract<Content, { layout: Layout }>

/** What stands on a slide, before it is decided where. */
export interface SlideContent {
  readonly master: MasterName
  readonly title: readonly Run[]
  readonly blocks: readonly Block[]
  /** A picture beside all that. */
  readonly beside?: {
    readonly picture: string
    readonly alt: string
    readonly side: 'left' | 'right'
    readonly caption?: readonly Paragraph[]
  }
}

/** Type sizes in px, as on the slides of the theme. */
export const type = {
  lead: 30,
  body: 32,
  under: 28,
  close: 30,
  small: 22,
  cardTitle: 30,
  card: 26,
  question: 44,
  figure: 96,
  code: 26,
} as const

export interface Style extends Omit<Paragraph, 'runs' | 'size'> {
  readonly size?: number
}

/** A paragraph of prose; nothing where there is none. */
export function paragraph(prose: readonly Inline[] | undefined, style: Style = {}): Paragraph[] {
  return runParagraph(prose === undefined ? [] : runsOf(prose), style)
}

/** Runs as one paragraph in a style; none where there are no runs. */
export function runParagraph(runs: readonly Run[], { size = type.body, ...style }: Style = {}): Paragraph[] {
  return runs.length === 0 ? [] : [{ runs, size, ...style }]
}

/** The text of a slide, which its outline shows; nothing where there is none. */
export function bodyBlock(paragraphs: readonly Paragraph[], bar?: ColourName): TextBlock[] {
  return paragraphs.length === 0 ? [] : [{ kind: 'text', name: 'Text', paragraphs, isBody: true, ...(bar && { bar }) }]
}

/** Text beside what the slide is about; nothing where there is none. */
export function textBlock(name: string, paragraphs: readonly Paragraph[], fill?: ColourName): TextBlock[] {
  return paragraphs.length === 0 ? [] : [{ kind: 'text', name, paragraphs, ...(fill && { fill }) }]
}

/** What stands before the content of a slide; nothing where that has no lead. */
export function leadOf(lead: readonly Inline[] | undefined): Paragraph[] {
  return paragraph(lead, { size: type.lead, colour: 'muted' })
}

/** What a slide ends with; nothing where it has no close. */
export function closeOf(close: readonly Inline[] | undefined): Paragraph[] {
  return paragraph(close, { size: type.close, bold: true, colour: 'accent', before: 24 })
}

/** The text below a table, a picture or code; nothing where there is none. */
export function captionOf(caption: readonly Inline[] | undefined): TextBlock[] {
  return textBlock('Caption', paragraph(caption, { size: type.small, colour: 'muted' }))
}

type Points = Of<'points'>['items']

/** Points with those under them; numbered from `start` where it is given. */
export function pointParagraphs(points: Points, start?: number): Paragraph[] {
  return points.flatMap((point) => {
    const { text: own, points: under = [] } = 'text' in point ? point : { text: point }
    const mark = start === undefined ? ({ kind: 'bullet' } as const) : ({ kind: 'number', start } as const)
    return [
      ...paragraph(own, { mark, before: 12 }),
      ...under.flatMap((inner) => paragraph(inner, { mark: { kind: 'bullet' }, level: 1, size: type.under, before: 4 })),
    ]
  })
}
