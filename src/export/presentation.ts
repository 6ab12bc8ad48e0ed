import type { SlideSize } from '../model/look.ts'

/** A rectangle of the slide, in px: 720 are the height of a slide, 96 an inch. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A colour by what it is for; what it is, the deck's theme says. */
export type ColourName =
  | 'paper'
  | 'ink'
  | 'muted'
  | 'accent'
  | 'accent-soft'
  | 'signal'
  | 'hairline'
  | 'night'
  | 'night-ink'
  | 'night-muted'
  | 'night-accent'
  | 'scrim-ink'
  | 'scrim-muted'
  | 'scrim-accent'
  | 'code-ground'
  | 'code-mark'

export type Colours = Readonly<Record<ColourName, string>>

/** A piece of a paragraph that looks the same throughout. */
export interface Run {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly strike?: boolean
  readonly code?: boolean
  /** Set off by its ground. */
  readonly marked?: boolean
  readonly raised?: boolean
  readonly lowered?: boolean
  readonly colour?: ColourName
  /** Begins a line of the same paragraph. */
  readonly breakBefore?: boolean
  /** An address, or `#id` of a slide. */
  readonly href?: string
}

/** How an item of a list is marked; those of one list all say where it starts, and PowerPoint counts them. */
export type Mark = { readonly kind: 'bullet' } | { readonly kind: 'number' | 'letter'; readonly start: number }

export interface Paragraph {
  readonly runs: readonly Run[]
  /** Type size in px, before anything is set smaller so that it fits. */
  readonly size: number
  /** 0 for points, 1 for those under them. */
  readonly level?: number
  readonly mark?: Mark
  readonly align?: 'left' | 'center' | 'right'
  readonly colour?: ColourName
  /** All of it. */
  readonly bold?: boolean
  /** From left to right, also in a deck from right to left: code. */
  readonly leftToRight?: boolean
  /** Space above it, in px; none above the first. */
  readonly before?: number
}

/** The placeholders of a layout, by which PowerPoint outlines a deck. */
export type Placeholder = 'title' | 'body'

export interface TextShape {
  readonly kind: 'text'
  /** What it is called in PowerPoint's list of objects. */
  readonly name: string
  readonly box: Box
  readonly paragraphs: readonly Paragraph[]
  readonly placeholder?: Placeholder
  readonly anchor?: 'top' | 'middle' | 'bottom'
  readonly fill?: ColourName
  /** Between its edge and its text, in px. */
  readonly inset?: number
}

export interface TableShape {
  readonly kind: 'table'
  readonly name: string
  readonly box: Box
  /** In px. */
  readonly columns: readonly number[]
  /** The first row is the header. */
  readonly rows: readonly { readonly height: number; readonly cells: readonly Paragraph[] }[]
}

export interface PictureShape {
  readonly kind: 'picture'
  readonly name: string
  readonly box: Box
  /** The key of the picture. */
  readonly picture: string
  /** What it shows; empty where it only decorates. */
  readonly alt: string
}

/** A plain area of colour. */
export interface AreaShape {
  readonly kind: 'area'
  readonly name: string
  readonly box: Box
  readonly fill: ColourName
  readonly form?: 'dot' | 'arrow'
  /** From 0, solid, to 1. */
  readonly transparency?: number
}

export type Shape = TextShape | TableShape | PictureShape | AreaShape

/** The layouts of the presentation's master. */
export const masterNames = ['Title', 'Section', 'Title and content', 'Title only', 'Statement', 'Question', 'Closing'] as const
export type MasterName = (typeof masterNames)[number]

/** A slide of the presentation with everything on it decided. */
export interface PresentedSlide {
  readonly master: MasterName
  readonly shapes: readonly Shape[]
  /** The key of the picture behind it. */
  readonly background?: string
  /** Paragraphs of plain text. */
  readonly notes: readonly string[]
  readonly footer: Paragraph
  /** The colour of footer and number, where it is not that of the layout. */
  readonly footColour?: ColourName
  readonly isNumbered: boolean
  /** By which links of other slides name it. */
  readonly id?: string
}

/** A picture, ready for PowerPoint, and its size in px. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif'
  readonly width: number
  readonly height: number
}

export type Pictures = ReadonlyMap<string, Picture>

/** A whole presentation: what is written is this, and nothing is decided when it is. */
export interface Presentation {
  readonly title: string
  readonly author: string | undefined
  readonly course: string
  readonly language: string
  readonly isRightToLeft: boolean
  /** `2026-11-01`: what it says of when it was made. */
  readonly date: string
  readonly size: SlideSize
  readonly colours: Colours
  readonly fonts: { readonly text: string; readonly code: string }
  readonly slides: readonly PresentedSlide[]
}

/** Half a point is the finest that PowerPoint's menu knows. */
export function points(px: number): number {
  return Math.round(px * 1.5) / 2
}
