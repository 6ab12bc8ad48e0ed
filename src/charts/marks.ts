import { escapeXml } from '../model/xml.ts'
import { type Weight, drawingFamilies, textWidth } from './text.ts'

/** A rectangle on the drawing, in px. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A text on one line; `y` is its base line. */
export interface TextMark {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly weight?: Weight
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly fill: string
  /** The colour of the mark that it stands on, where it is not the paper. */
  readonly ground?: string
}

/** Something that is painted. A layout gives marks; nothing is decided when they are painted. */
export type Mark =
  | ({ readonly kind: 'rect'; readonly fill: string } & Box)
  | {
      readonly kind: 'line'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
      readonly stroke: string
      readonly width: number
    }
  | { readonly kind: 'path'; readonly d: string; readonly stroke: string; readonly width: number }
  | { readonly kind: 'circle'; readonly cx: number; readonly cy: number; readonly r: number; readonly fill: string }
  | TextMark

/** A chart that is laid out, and what had no room. */
export interface Layout {
  readonly marks: readonly Mark[]
  readonly faults: readonly DrawingFault[]
}

/** What is wrong with a drawing; whoever asks for it knows the place. */
export interface DrawingFault {
  readonly code: 'chart/no-room' | 'diagram/syntax' | 'diagram/too-large'
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly hint: string
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** The box of a text, from the top of its capitals to the foot of its descenders. */
export function textBox({ x, y, text, size, weight, anchor }: TextMark): Box {
  const width = textWidth(text, size, weight)
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x
  return { x: left, y: y - size * 0.76, width, height: size }
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Marks as an SVG that shows them at this size; a theme knows it by `className`. */
export function renderSvg(marks: readonly Mark[], { width, height }: Size, className?: string): string {
  const named = className === undefined ? '' : ` class="${className}"`
  const head = `<svg xmlns="http://www.w3.org/2000/svg"${named} viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${drawingFamilies}">`
  return `${head}\n${marks.map(renderMark).join('\n')}\n</svg>\n`
}

function renderMark(mark: Mark): string {
  switch (mark.kind) {
    case 'rect':
      return `<rect x="${n(mark.x)}" y="${n(mark.y)}" width="${n(mark.width)}" height="${n(mark.height)}" fill="${mark.fill}"/>`
    case 'line':
      return `<line x1="${n(mark.x1)}" y1="${n(mark.y1)}" x2="${n(mark.x2)}" y2="${n(mark.y2)}" stroke="${mark.stroke}" stroke-width="${mark.width}"/>`
    case 'path':
      return `<path d="${mark.d}" fill="none" stroke="${mark.stroke}" stroke-width="${mark.width}" stroke-linejoin="round" stroke-linecap="round"/>`
    case 'circle':
      return `<circle cx="${n(mark.cx)}" cy="${n(mark.cy)}" r="${n(mark.r)}" fill="${mark.fill}"/>`
    case 'text': {
      const anchor = mark.anchor === undefined || mark.anchor === 'start' ? '' : ` text-anchor="${mark.anchor}"`
      const weight = mark.weight === undefined || mark.weight === 400 ? '' : ` font-weight="${mark.weight}"`
      // It paints nothing: whoever measures contrast reads it.
      const ground = mark.ground === undefined ? '' : ` style="background-color:${mark.ground}"`
      return `<text x="${n(mark.x)}" y="${n(mark.y)}" font-size="${mark.size}"${weight}${anchor}${ground} fill="${mark.fill}">${escapeXml(mark.text)}</text>`
    }
  }
}

/** A tenth of a px is finer than any screen shows. */
function n(value: number): number {
  return Math.round(value * 10) / 10
}
