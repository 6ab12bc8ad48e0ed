import type { Mark } from './marks.ts'
import { colours, seriesColour } from './palette.ts'
import { type } from './scales.ts'
import { shorten, textWidth } from './text.ts'

/** The names of the series with their colours, in lines at the top of the drawing. */
export function layKey(series: readonly string[], width: number): { readonly marks: readonly Mark[]; readonly height: number } {
  if (series.length === 0) return { marks: [], height: 0 }
  const line = 34
  let x = 0
  let y = 22
  const marks = series.flatMap((name, index): Mark[] => {
    const text = shorten(name, width - 30, type.label)
    const taken = 28 + textWidth(text, type.label)
    if (x > 0 && x + taken > width) {
      x = 0
      y += line
    }
    const at = x
    x += taken + 34
    return [
      { kind: 'rect', x: at, y: y - 16, width: 18, height: 18, fill: seriesColour(index) },
      { kind: 'text', x: at + 28, y, text, size: type.label, fill: colours.ink },
    ]
  })
  return { marks, height: y + 20 }
}
