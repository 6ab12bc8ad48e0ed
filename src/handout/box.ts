import type { Operation } from './operations.ts'

/** A part of a page. Lengths in pt, from the page's top left corner. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** How far a box goes across the page. */
export type Stretch = Pick<Box, 'left' | 'width'>

/** A hairline round a box. */
export function border({ left, top, width, height }: Box): Operation[] {
  const thickness = 0.5
  const across = (y: number): Operation => ({ kind: 'rule', x: left, y, width, thickness, ink: 'faint' })
  const down = (x: number): Operation => ({
    kind: 'rule',
    x: x - thickness / 2,
    y: top + height / 2,
    width: thickness,
    thickness: height,
    ink: 'faint',
  })
  return [across(top), across(top + height), down(left), down(left + width)]
}
