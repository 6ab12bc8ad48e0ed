import type { Colour } from '../model/colour.ts'

const known = new Map<string, Colour>()
let context: CanvasRenderingContext2D | null = null

/** A computed colour, in whatever notation, as it is painted. */
export function parseColour(css: string): Colour {
  const before = known.get(css)
  if (before) return before
  context ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('the browser gives no canvas')
  context.clearRect(0, 0, 1, 1)
  context.fillStyle = css
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
  const colour: Colour = [red, green, blue, alpha / 255]
  known.set(css, colour)
  return colour
}
