import type { ColourName, Paragraph, Run } from './presentation.ts'

/** Something that stands on a slide, before it is decided where and how large. */
export type Block = TextBlock | TableBlock | PictureBlock | CellsBlock

export interface TextBlock {
  readonly kind: 'text'
  readonly name: string
  readonly paragraphs: readonly Paragraph[]
  /** Whether it is the text of the slide, which the outline shows. */
  readonly isBody?: boolean
  readonly fill?: ColourName
  /** A stroke of this colour at its beginning. */
  readonly bar?: ColourName
}

export interface TableBlock {
  readonly kind: 'table'
  readonly name: string
  readonly header: readonly (readonly Run[])[]
  readonly rows: readonly (readonly (readonly Run[])[])[]
  readonly align: readonly ('left' | 'right')[]
}

export interface PictureBlock {
  readonly kind: 'picture'
  readonly name: string
  readonly picture: string
  readonly alt: string
  /** How many times larger than it is it may be shown. */
  readonly mostScale?: number
}

/** Texts side by side, in rows. */
export interface CellsBlock {
  readonly kind: 'cells'
  readonly cells: readonly { readonly name: string; readonly paragraphs: readonly Paragraph[] }[]
  readonly perRow: number
  /** What stands over each of them: a rule; a dot on a rule over all; nothing. */
  readonly over: 'rule' | 'dot' | 'nothing'
  /** Whether an arrow leads from one to the next. */
  readonly leadsOn?: boolean
}
