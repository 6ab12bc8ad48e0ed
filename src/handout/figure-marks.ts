import type { Mark, TextMark } from '../charts/marks.ts'
import { colours, palette, seriesColour } from '../charts/palette.ts'
import type { Ink, Operation } from './operations.ts'
import type { Shaper } from './shape.ts'
import type { Tag } from './tags.ts'

/** How a series is printed: the grey of its areas, and the dashes of its line in px. */
interface Look {
  readonly fill: Ink
  readonly dash: readonly [on: number, off: number] | undefined
  readonly marker: 'disc' | 'ring' | 'square' | 'frame' | 'triangle' | 'cross'
}

const looks: readonly Look[] = [
  { fill: 'slate', dash: undefined, marker: 'disc' },
  { fill: 'pale', dash: [14, 7], marker: 'ring' },
  { fill: 'black', dash: [3, 7], marker: 'square' },
  { fill: 'silver', dash: [24, 6], marker: 'frame' },
  { fill: 'grey', dash: [8, 4], marker: 'triangle' },
  { fill: 'white', dash: [1, 4], marker: 'cross' },
]

const seriesOf: ReadonlyMap<string, number> = new Map(palette.map((_, index) => [seriesColour(index), index]))

/** The ink for what is no series. */
const inks: ReadonlyMap<string, Ink> = new Map<string, Ink>([
  [colours.ink, 'black'],
  [colours.muted, 'grey'],
  [colours.hairline, 'silver'],
  [colours.paper, 'white'],
  [colours.accent, 'black'],
  [colours.accentSoft, 'pale'],
])

function lookOf(colour: string): Look | undefined {
  const index = seriesOf.get(colour)
  return index === undefined ? undefined : looks[index]
}

function inkOf(colour: string): Ink {
  return lookOf(colour)?.fill ?? inks.get(colour) ?? 'black'
}

/** How a figure is drawn. */
export interface Drawing {
  /** How many pt a px is. */
  readonly scale: number
  /** Of the figure, in pt. */
  readonly width: number
  readonly tag: Tag
  readonly shaper: Shaper
  /** Whether its series have markers of their own, which its key shows too. */
  readonly markers: boolean
}

/** What paints a mark, from the top left corner of the figure. */
export function markOperations(mark: Mark, { scale, width: figureWidth, tag, shaper, markers }: Drawing): Operation[] {
  const path = (d: string, paint: { fill?: Ink; stroke?: Ink; width?: number }): Operation => {
    const { width = 0, ...inked } = paint
    return { kind: 'path', x: 0, y: 0, width: figureWidth, scale, d, ...inked, ...(inked.stroke && { strokeWidth: width }), tag }
  }
  switch (mark.kind) {
    case 'text':
      return textOperations(mark, scale, tag, shaper)
    case 'rect': {
      const { x, y, width, height, fill: colour } = mark
      if (markers) return [markerPath({ cx: x + width / 2, cy: y + height / 2, r: width / 2, fill: colour }, path)]
      // Light areas have an edge.
      const fill = inkOf(colour)
      const edge = lookOf(colour) && { stroke: 'black' as const, width: 1 }
      return [path(rectangle(x, y, width, height), { fill, ...edge })]
    }
    case 'line': {
      const look = lookOf(mark.stroke)
      return [
        path(polyline([mark.x1, mark.y1, mark.x2, mark.y2]), { stroke: look ? 'black' : inkOf(mark.stroke), width: look ? 1 : mark.width }),
      ]
    }
    case 'path': {
      const points = (mark.d.match(/-?[\d.]+/g) ?? []).map(Number)
      const { dash } = lookOf(mark.stroke) ?? { dash: undefined }
      return [path(dash ? dashed(points, dash) : polyline(points), { stroke: 'black', width: mark.width * 0.75 })]
    }
    case 'circle':
      return [markerPath(mark, path)]
  }
}

function markerPath(
  { cx, cy, r, fill }: Omit<Extract<Mark, { kind: 'circle' }>, 'kind'>,
  path: (d: string, paint: { fill?: Ink; stroke?: Ink; width?: number }) => Operation,
): Operation {
  const inside = r * 0.8
  const square = rectangle(cx - inside, cy - inside, 2 * inside, 2 * inside)
  switch (lookOf(fill)?.marker) {
    case 'ring':
      return path(circle(cx, cy, r * 0.9), { fill: 'white', stroke: 'black', width: 2.5 })
    case 'square':
      return path(square, { fill: 'black' })
    case 'frame':
      return path(square, { fill: 'white', stroke: 'black', width: 2.5 })
    case 'triangle':
      return path(`M${cx} ${cy - r}L${cx + r} ${cy + inside}L${cx - r} ${cy + inside}Z`, { fill: 'grey' })
    case 'cross':
      return path(
        `M${cx - inside} ${cy - inside}L${cx + inside} ${cy + inside}M${cx - inside} ${cy + inside}L${cx + inside} ${cy - inside}`,
        {
          stroke: 'black',
          width: 3,
        },
      )
    default:
      return path(circle(cx, cy, r), { fill: 'grey' })
  }
}

const anchors = { start: 0, middle: 0.5, end: 1 } as const

function textOperations(mark: TextMark, scale: number, tag: Tag, shaper: Shaper): Operation[] {
  const runs = shaper.shape(mark.text, mark.weight === 600 ? 'semibold' : 'regular')
  const size = mark.size * scale
  const width = (runs.reduce((sum, run) => sum + run.width, 0) * size) / 1000
  let x = mark.x * scale - width * anchors[mark.anchor ?? 'start']
  const ink = mark.ground === undefined ? inkOf(mark.fill) : inkOn(mark.ground)
  return runs.map((run) => {
    const at = x
    x += (run.width * size) / 1000
    return { kind: 'text', x: at, y: mark.y * scale, size, run: { ...run, scale: 1, tag }, ink }
  })
}

const dark: ReadonlySet<Ink> = new Set<Ink>(['black', 'grey', 'slate'])

function inkOn(ground: string): Ink {
  return dark.has(inkOf(ground)) ? 'white' : 'black'
}

function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}L${x + width} ${y}L${x + width} ${y + height}L${x} ${y + height}Z`
}

// How far the handles of four curves stand from their ends, so that they are a circle.
const kappa = 0.5523

function circle(x: number, y: number, r: number): string {
  const k = r * kappa
  return [
    `M${x + r} ${y}`,
    `C${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r}`,
    `C${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y}`,
    `C${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r}`,
    `C${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y}Z`,
  ].join('')
}

function polyline(points: readonly number[]): string {
  return pairs(points)
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`)
    .join('')
}

/** A line as its dashes, which go on round its corners. */
function dashed(points: readonly number[], [on, off]: readonly [number, number]): string {
  const corners = pairs(points)
  let d = ''
  let walked = 0
  corners.slice(1).forEach(([x2, y2], index) => {
    const [x1, y1] = corners[index] ?? [x2, y2]
    const length = Math.hypot(x2 - x1, y2 - y1)
    const place = (at: number): string => `${x1 + ((x2 - x1) * at) / length} ${y1 + ((y2 - y1) * at) / length}`
    for (let at = -(walked % (on + off)); at < length; at += on + off) {
      const [from, to] = [Math.max(0, at), Math.min(length, at + on)]
      if (to > from) d += `M${place(from)}L${place(to)}`
    }
    walked += length
  })
  return d
}

function pairs(numbers: readonly number[]): [number, number][] {
  return Array.from({ length: numbers.length >> 1 }, (_, index) => [numbers[2 * index] ?? 0, numbers[2 * index + 1] ?? 0])
}
