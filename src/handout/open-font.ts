import { Blob, Buffer, BufferFlag, ClusterLevel, Direction, Face, Feature, Font, shape } from 'harfbuzzjs'
import type { FontFile } from '../fonts/catalog.ts'

/** A glyph of a text; lengths are in thousandths of the type size. */
export interface PlacedGlyph {
  /** Its number in the font; 0 is that for what the font does not have. */
  readonly id: number
  /** The characters that it stands for: two or more for a ligature, none where the glyph before it has them. */
  readonly text: string
  /** From this glyph to the next, kerning included. */
  readonly advance: number
  /** Added to the advance that the font file gives the glyph: kerning. */
  readonly kern: number
  readonly shift: number
  readonly rise: number
}

/** How a text is to be shaped. */
export interface ShapeOptions {
  readonly rightToLeft?: boolean
  /** Figures of one width, for columns of numbers. */
  readonly tabular?: boolean
}

/** A font that is opened once. */
export interface OpenFont {
  readonly file: FontFile
  readonly bytes: Uint8Array
  has(codePoint: number): boolean
  /** The glyphs of a text from left to right. What is invisible has none. */
  shape(text: string, options?: ShapeOptions): readonly PlacedGlyph[]
  /** The outline of a glyph as path data, upwards from its baseline, in units of the font. */
  outline(glyph: number): string
  readonly unitsPerEm: number
  /** Its slant in degrees, counter-clockwise, and 0 where its glyphs differ in width. */
  post(): { italicAngle: number; isFixedPitch: number }
}

const tabularFigures = [new Feature('tnum')]

/** Opens a TTF file. */
export function openFont(file: FontFile, bytes: Uint8Array): OpenFont {
  const face = new Face(new Blob(bytes))
  const font = new Font(face)
  const unitsPerEm = face.upem
  return {
    file,
    bytes,
    unitsPerEm,
    has: (codePoint) => font.nominalGlyph(codePoint) !== undefined,
    outline: (glyph) => font.glyphToPath(glyph),
    post: () => readPost(face),
    shape: (text, { rightToLeft = false, tabular = false } = {}) => {
      fill(buffer, text, rightToLeft)
      shape(font, buffer, tabular ? tabularFigures : [])
      const infos = buffer.getGlyphInfos()
      const places = buffer.getGlyphPositions()
      const texts = clusterTexts(
        text,
        infos.map(({ cluster }) => cluster),
        rightToLeft,
      )
      const scale = 1000 / unitsPerEm
      return infos.map(({ codepoint: id }, index) => {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = places[index] ?? {}
        return {
          id,
          text: texts[index] ?? '',
          advance: xAdvance * scale,
          kern: (xAdvance - font.glyphHAdvance(id)) * scale,
          shift: xOffset * scale,
          rise: yOffset * scale,
        }
      })
    },
  }
}

// Source: OpenType, "post".
function readPost(face: Face): ReturnType<OpenFont['post']> {
  const table = face.referenceTable('post')
  if (!table) return { italicAngle: 0, isFixedPitch: 0 }
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  return { italicAngle: view.getInt32(4) / 65_536, isFixedPitch: view.getUint32(12) }
}

const buffer = new Buffer()
// A mark is told from its letter, and what is invisible leaves no glyph that would have to be told from a space.
buffer.setClusterLevel(ClusterLevel.MONOTONE_CHARACTERS)
buffer.setFlags(BufferFlag.REMOVE_DEFAULT_IGNORABLES | BufferFlag.DO_NOT_INSERT_DOTTED_CIRCLE)

function fill(into: Buffer, text: string, rightToLeft: boolean): void {
  into.clearContents()
  into.addText(text)
  into.setDirection(rightToLeft ? Direction.RTL : Direction.LTR)
  // Left open, it would be that of the machine.
  into.setLanguage('und')
  into.guessSegmentProperties()
}

/** What each glyph stands for, from where each begins in the text; of several that begin at one place the first has the text. */
function clusterTexts(text: string, starts: readonly number[], rightToLeft: boolean): string[] {
  const inOrder = rightToLeft ? starts.toReversed() : starts
  const texts = inOrder.map((start, index) => {
    if (index > 0 && start === inOrder[index - 1]) return ''
    const next = inOrder.find((other, after) => after > index && other !== start)
    return text.slice(index === 0 ? 0 : start, next)
  })
  return rightToLeft ? texts.toReversed() : texts
}
