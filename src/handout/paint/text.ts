import { PDFHexString } from 'pdf-lib'
import type { Operation } from '../operations.ts'
import type { Face } from '../shape.ts'
import type { StyledRun } from '../words.ts'
import { type EmbeddedFont, type EmbeddedFonts, missing, readText } from './fonts.ts'
import { filled, stroked } from './inks.ts'
import { coordinate } from './numbers.ts'

export type TextOperation = Extract<Operation, { kind: 'text' }>

/** Paints a glyph run on a page so high, with the white space that follows it in the text: a reader of the text goes by it. */
export function paintText({ run, x, y, size, ink }: TextOperation, pageHeight: number, fonts: EmbeddedFonts): string {
  const font = fontOf(run.face, fonts)
  const { codes, readable } = font.encode(run)
  const shown = glyphs(codes, run, size) + (run.spaced ? space(font, run.face, size, fonts) : '')
  if (shown === '') return ''
  const baseline = pageHeight - y
  const start = `${filled(ink)} ${font.key.asString()} ${coordinate(size)} Tf 1 0 0 1 ${coordinate(x)} ${coordinate(baseline)} Tm`
  const painted = `BT ${start} ${shown} ET`
  if (readable) return painted
  const text = PDFHexString.fromText(readText(run.text) + (run.spaced ? ' ' : ''))
  const boxes = missingBoxes(codes, run, size / 1000).map(
    (box) => `q ${stroked(ink)} 0.5 w 1 0 0 1 ${coordinate(x)} ${coordinate(baseline)} cm ${box} S Q`,
  )
  return [`/Span <</ActualText ${text.toString()}>> BDC`, painted, ...boxes, 'EMC'].join(' ')
}

function fontOf(face: Face, fonts: EmbeddedFonts): EmbeddedFont {
  const font = fonts.get(face)
  if (!font) throw new Error(`the face ${face} is not embedded`)
  return font
}

function space(font: EmbeddedFont, face: Face, size: number, fonts: EmbeddedFonts): string {
  const from = fontOf(font.space.face, fonts)
  const change = font.space.face === face ? '' : ` ${from.key.asString()} ${coordinate(size)} Tf`
  return `${change} <${from.encode(font.space).codes.join('')}> Tj`
}

/** Glyphs with their kerning, as TJ arrays; a glyph that is set higher or lower starts an array of its own. */
function glyphs(codes: readonly string[], run: StyledRun, size: number): string {
  const parts: string[] = []
  let rise = 0
  let array = ''
  const flush = (): void => {
    if (array !== '') parts.push(`[${array}] TJ`)
    array = ''
  }
  codes.forEach((code, index) => {
    const { advance = 0, kern = 0, shift = 0, rise: wanted = 0 } = run.glyphs[index] ?? {}
    if (code === missing) {
      if (advance !== 0) array += `${coordinate(-advance)} `
      return
    }
    if (wanted !== rise) {
      flush()
      // Of all lengths in a text this alone is not a part of the type size. Source: ISO 32000-1, 9.3.7.
      parts.push(`${coordinate((wanted * size) / 1000)} Ts`)
      rise = wanted
    }
    const before = shift === 0 ? '' : `${coordinate(-shift)} `
    const after = kern - shift === 0 ? '' : ` ${coordinate(shift - kern)} `
    array += `${before}<${code}>${after}`
  })
  flush()
  if (rise !== 0) parts.push('0 Ts')
  return parts.join(' ')
}

/** A box in the place of each character that no font has: a font's own box must not be painted. Source: ISO 14289-1, 7.21.8. */
function missingBoxes(codes: readonly string[], run: StyledRun, unit: number): string[] {
  const boxes: string[] = []
  let x = 0
  codes.forEach((code, index) => {
    const advance = run.glyphs[index]?.advance ?? 0
    if (code === missing) boxes.push(`${[x + 60, 0, advance - 120, 660].map((value) => coordinate(value * unit)).join(' ')} re`)
    x += advance
  })
  return boxes
}
