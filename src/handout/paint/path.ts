import svgpath from 'svgpath'
import type { Operation } from '../operations.ts'
import { filled, stroked } from './inks.ts'
import { coordinate } from './numbers.ts'

export type PathOperation = Extract<Operation, { kind: 'path' }>

/** Paints SVG path data at its place on a page so high. */
export function paintPath(operation: PathOperation, pageHeight: number): string {
  const { scale, fill, stroke, strokeWidth = 1 } = operation
  const paint = fill && stroke ? 'B' : fill ? 'f' : stroke ? 'S' : undefined
  if (!paint) return ''
  const outline = segments(operation, pageHeight).map(({ points, operator }) => [...points.map(coordinate), operator].join(' '))
  const inks = [fill && filled(fill), stroke && `${stroked(stroke)} ${coordinate(strokeWidth * scale)} w`].filter(Boolean)
  return ['q', ...inks, ...outline, paint, 'Q'].join(' ')
}

/** Left, bottom, right and top of what holds all points of a path, control points too, on a page so high. */
export function pathBox(operation: PathOperation, pageHeight: number): [number, number, number, number] {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { points } of segments(operation, pageHeight)) {
    points.forEach((value, index) => {
      if (index % 2 === 0) [left, right] = [Math.min(left, value), Math.max(right, value)]
      else [bottom, top] = [Math.min(bottom, value), Math.max(top, value)]
    })
  }
  return [left, bottom, right, top]
}

interface Segment {
  /** x before y, in pt, y upwards. */
  readonly points: readonly number[]
  readonly operator: 'm' | 'l' | 'c' | 'h'
}

/** Path data as PDF knows it: absolute, of lines and cubic curves. */
function segments({ x, y, scale, d }: PathOperation, pageHeight: number): Segment[] {
  const path = svgpath(d)
    .abs()
    .unshort()
    .unarc()
    .scale(scale, -scale)
    .translate(x, pageHeight - y)
  const found: Segment[] = []
  path.iterate((segment, _, fromX, fromY) => {
    switch (segment[0]) {
      case 'M':
        found.push({ operator: 'm', points: [segment[1], segment[2]] })
        break
      case 'L':
        found.push({ operator: 'l', points: [segment[1], segment[2]] })
        break
      case 'H':
        found.push({ operator: 'l', points: [segment[1], fromY] })
        break
      case 'V':
        found.push({ operator: 'l', points: [fromX, segment[1]] })
        break
      case 'C':
        found.push({ operator: 'c', points: segment.slice(1).map(Number) })
        break
      case 'Q': {
        const [, cx, cy, toX, toY] = segment
        // The control points of the same curve as a cubic one.
        const points = [(fromX + 2 * cx) / 3, (fromY + 2 * cy) / 3, (toX + 2 * cx) / 3, (toY + 2 * cy) / 3, toX, toY]
        found.push({ operator: 'c', points })
        break
      }
      case 'Z':
      case 'z':
        found.push({ operator: 'h', points: [] })
        break
      default:
        throw new Error(`a path has the segment ${segment[0]} after it was made absolute`)
    }
  })
  return found
}
