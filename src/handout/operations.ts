import type { Tag } from './tags.ts'
import type { StyledRun } from './words.ts'

/** Colours of the handout: black on white, grey for what is secondary, faint for lines to write on; nothing is told by colour alone. */
export type Ink = 'black' | 'grey' | 'faint' | 'accent' | FigureInk

/** Greys that areas in figures are told apart by, from dark to light. */
export type FigureInk = 'slate' | 'silver' | 'pale' | 'white'

/**
 * What is painted, with nothing left to decide. Lengths in pt, from the top left corner of the page, y downwards.
 * What has no tag is an artifact: paint that a reader of the text does not miss.
 */
export type Operation =
  /** A glyph run from `x` on the baseline `y`; its tag is the run's. */
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly size: number; readonly run: StyledRun; readonly ink: Ink }
  /** A line from `x`, its middle at `y`; an upright one is narrow and thick. */
  | {
      readonly kind: 'rule'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly thickness: number
      readonly ink: Ink
      /** Of the rule to write an answer on. */
      readonly tag?: Tag
    }
  /** An address to go to; its words are text with the same tag, in the role of a link. */
  | {
      readonly kind: 'link'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly href: string
      readonly tag: Tag
    }
  /** A drawing: SVG path data, y downwards, in units of `scale` pt, its origin at `x`, `y`. Neither fill nor stroke: no ink. */
  | {
      readonly kind: 'path'
      readonly x: number
      readonly y: number
      readonly scale: number
      /** M L H V C S Q T A Z, absolute and relative. Source: SVG 1.1, 8.3. */
      readonly d: string
      readonly fill?: Ink
      readonly stroke?: Ink
      /** In the path's own units; 1 where absent. */
      readonly strokeWidth?: number
      /** In pt, from `x`; where a page reads from right to left, what has none stays where it would begin. */
      readonly width?: number
      readonly tag?: Tag
    }
  /** A page of the slides, as vectors; `page` is its index in their PDF. */
  | {
      readonly kind: 'slide'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly page: number
      readonly tag?: Tag
    }
  /** An element with nothing to see: an empty cell. */
  | { readonly kind: 'empty'; readonly x: number; readonly y: number; readonly tag: Tag }

/** The same operations elsewhere on the page. */
export function moved(operations: readonly Operation[], dx: number, dy: number): Operation[] {
  return operations.map((operation) => ({ ...operation, x: operation.x + dx, y: operation.y + dy }))
}

/** The same operations as a page has them that reads from right to left: each as far from the one edge as it was from the other. */
export function mirrored(
  operations: readonly Operation[],
  { left, width }: { readonly left: number; readonly width: number },
): Operation[] {
  return operations.map((operation) => ({ ...operation, x: 2 * left + width - operation.x - widthOf(operation) }))
}

function widthOf(operation: Operation): number {
  switch (operation.kind) {
    case 'text':
      return (operation.run.width * operation.size) / 1000
    case 'rule':
    case 'link':
    case 'slide':
      return operation.width
    case 'path':
      return operation.width ?? 0
    case 'empty':
      return 0
  }
}

/** A page with everything decided. Lengths in pt. */
export interface Page {
  readonly width: number
  readonly height: number
  readonly operations: readonly Operation[]
}
