import { type Box, type DrawingFault, type Size, type TextMark, overlap } from './marks.ts'
import { colours } from './palette.ts'
import { cut } from './rows.ts'
import { lineHeight, type } from './scales.ts'
import { shorten, textWidth } from './text.ts'

/** The radius of a dot, and how far its label stands from its middle. */
export const dot = { radius: 9, gap: 17 } as const

// No label is wider than this.
export const widest = 320

/** A dot, and what is to stand beside it. */
export interface Labelled {
  readonly cx: number
  readonly cy: number
  readonly label: string
}

/** The width of a dot's label with its distance from the dot. */
export function labelWidth(label: string): number {
  return textWidth(shorten(label, widest, type.label), type.label) + dot.gap
}

/**
 * Sets each label beside its dot: on the right, else on the left, above or below, wherever it meets no dot, no other
 * label and no edge. A label that has no such place is left out, and told.
 */
export function placeLabels(dots: readonly Labelled[], size: Size, left = 0): { marks: TextMark[]; faults: DrawingFault[] } {
  const taken: Box[] = dots.map(({ cx, cy }) => around(cx - dot.radius, cy, 2 * dot.radius, 2 * dot.radius))
  const without: string[] = []
  const marks = dots.flatMap(({ cx, cy, label }): TextMark[] => {
    if (label === '') return []
    const text = shorten(label, widest, type.label)
    const width = textWidth(text, type.label)
    const places = [
      around(cx + dot.gap, cy, width),
      around(cx - dot.gap - width, cy, width),
      around(cx - width / 2, cy - 26, width),
      around(cx - width / 2, cy + 26, width),
    ]
    const place = places.find((box) => isInside(box, size, left) && !taken.some((other) => overlap(box, other)))
    if (!place) {
      without.push(label)
      return []
    }
    taken.push(place)
    return [{ kind: 'text', x: place.x, y: place.y + place.height / 2 + 8, text, size: type.label, fill: colours.ink }]
  })
  return { marks, faults: [...unlabelled(without), ...cut(dots.map(({ label }) => label).filter(isLong))] }
}

/** Whether a label is shortened. */
export function isLong(label: string): boolean {
  return shorten(label, widest, type.label) !== label
}

function around(x: number, middle: number, width: number, height: number = lineHeight - 4): Box {
  return { x, y: middle - height / 2, width, height }
}

function isInside({ x, y, width, height }: Box, size: Size, left: number): boolean {
  return x >= left && y >= 0 && x + width <= size.width && y + height <= size.height
}

function unlabelled(names: readonly string[]): DrawingFault[] {
  if (names.length === 0) return []
  const more = names.length > 4 ? ` and ${names.length - 4} more` : ''
  return [
    {
      code: 'chart/no-room',
      severity: 'warning',
      message: `labels had no room and were left out: ${names.slice(0, 4).join(', ')}${more}`,
      hint: 'take fewer records, or shorter labels',
    },
  ]
}
