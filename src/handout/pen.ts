import svgpath from 'svgpath'

/** An outline to fill: path data with y downwards, and the box round its points. */
export interface Outline extends Box {
  readonly d: string
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** An affine map as SVG writes it: `x' = a x + c y + e`, `y' = b x + d y + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** The map that does the second first. */
export function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** A rectangle that points are moved into: exact for outlines that are rectangles themselves. */
export type Clip = Box

/** Collects contours in one outline. */
export interface Pen {
  /** Adds path data through a map. */
  path(d: string, matrix: Matrix, clip?: Clip): void
  /** Adds a polygon by its corners, `x y x y …`; in the direction of the glyphs that they meet, or they would hollow them. */
  polygon(corners: readonly number[], matrix: Matrix): void
  outline(): Outline
}

/** A pen that writes whole units, which at a type size of 10 pt are hundredths of a point. */
export function createPen(): Pen {
  const parts: string[] = []
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  const path = (d: string, matrix: Matrix, clip?: Clip): void => {
    if (d === '') return
    const points = pointsOf(d)
    const inside = clip ? points.map(([command, ...places]) => [command, ...places.map((place, at) => clamped(place, at, clip))]) : points
    const moved = inside.map(([command, ...places]) => [command, ...mapped(places.map(Number), matrix)] as const)
    for (const [, ...places] of moved) {
      places.forEach((place, at) => {
        if (at % 2 === 0) [left, right] = [Math.min(left, place), Math.max(right, place)]
        else [top, bottom] = [Math.min(top, place), Math.max(bottom, place)]
      })
    }
    parts.push(moved.map(([command, ...places]) => `${command}${places.join(' ')}`).join(''))
  }
  return {
    path,
    polygon: (corners, matrix) => path(`M${corners.join(' ')}Z`, matrix),
    outline: () => ({ d: parts.join(''), ...(left > right ? { left: 0, top: 0, right: 0, bottom: 0 } : { left, top, right, bottom }) }),
  }
}

/** Path data by commands of which each says all its points. */
function pointsOf(d: string): (readonly [command: string, ...places: number[]])[] {
  const found: (readonly [string, ...number[]])[] = []
  svgpath(d)
    .abs()
    .unshort()
    .iterate(([command, ...numbers], _, x, y) => {
      const places = numbers.map(Number)
      if (command === 'H') found.push(['L', ...places, y])
      else if (command === 'V') found.push(['L', x, ...places])
      else found.push([command, ...places])
    })
  return found
}

function clamped(place: number, at: number, { left, top, right, bottom }: Clip): number {
  return at % 2 === 0 ? Math.min(Math.max(place, left), right) : Math.min(Math.max(place, top), bottom)
}

function mapped(places: readonly number[], [a, b, c, d, e, f]: Matrix): number[] {
  return places.map((place, at) => {
    const other = places[at % 2 === 0 ? at + 1 : at - 1] ?? 0
    return Math.round(at % 2 === 0 ? a * place + c * other + e : b * other + d * place + f)
  })
}
