import type { StyledRun } from './words.ts'

/** Colours of the handout: black on white, grey for what is secondary; nothing is told by colour alone. */
export type Ink = 'black' | 'grey' | 'accent'

/**
 * What is painted, with nothing left to decide. Lengths in pt, from the top left corner of the page, y downwards.
 */
export type Operation =
  /** A glyph run from `x` on the baseline `y`. */
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly size: number; readonly run: StyledRun; readonly ink: Ink }
  | { readonly kind: 'rule'; readonly x: number; readonly y: number; readonly width: number; readonly thickness: number; readonly ink: Ink }
  | {
      readonly kind: 'link'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly href: string
    }

/** The same operations elsewhere on the page. */
export function moved(operations: readonly Operation[], dx: number, dy: number): Operation[] {
  return operations.map((operation) => ({ ...operation, x: operation.x + dx, y: operation.y + dy }))
}
