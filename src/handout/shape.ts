import { type Font, create } from '@cantoo/fontkit'
import { type FontFile, codeFont, fallbackFonts, textFonts } from '../fonts/catalog.ts'
import { isInvisible } from '../fonts/characters.ts'
import type { ReadFont } from '../fonts/coverage.ts'

/** The faces of the handout; the last two are only fallen back to. */
export type Face = 'regular' | 'italic' | 'semibold' | 'bold' | 'code' | 'math' | 'emoji'

export const faceFiles: Readonly<Record<Face, FontFile>> = {
  ...textFonts,
  code: codeFont,
  math: fallbackFonts[0] as FontFile,
  emoji: fallbackFonts[1] as FontFile,
}

/** A glyph's place beyond the font's own advance, all in thousandths of the type size. */
export interface GlyphPosition {
  /** From this glyph to the next, kerning included. */
  readonly advance: number
  /** Added to the advance that the font file gives the glyph: kerning. */
  readonly kern: number
  readonly shift: number
  readonly rise: number
  /** How many characters of the text it stands for: two or more for a ligature. */
  readonly characters: number
}

/** A piece of text in one face, shaped once: widths are in thousandths of the type size. */
export interface GlyphRun {
  readonly face: Face
  readonly text: string
  readonly width: number
  /** One for each glyph, in the order in which the font lays the text out. */
  readonly positions: readonly GlyphPosition[]
}

/** Shapes text; remembers what it has shaped. */
export interface Shaper {
  /** Runs of one face each: characters that the face lacks come from the next font that has them. */
  shape(text: string, face: Face): readonly GlyphRun[]
  /** The characters that no font has. */
  missing(text: string): readonly string[]
  /** The opened font of a face and its bytes, for embedding. */
  open(face: Face): OpenFont
}

/** A font that is opened once, and lays each text out once. */
export interface OpenFont {
  readonly bytes: Uint8Array
  readonly font: Font
}

const fallbacks: readonly Face[] = ['regular', 'math', 'emoji']
const fallbackOnly: ReadonlySet<Face> = new Set(['math', 'emoji'])

/** Opens the fonts of the handout. */
export async function loadShaper(read: ReadFont): Promise<Shaper> {
  const faces = new Map<Face, OpenFont>()
  await Promise.all(
    (Object.keys(faceFiles) as Face[]).map(async (face) => {
      const bytes = await read(faceFiles[face].ttf)
      const font = create(bytes)
      if (!('layout' in font)) throw new Error(`${faceFiles[face].ttf} is a collection, not a font`)
      faces.set(face, { bytes, font: rememberLayouts(font) })
    }),
  )
  return createShaper((face) => faces.get(face) as OpenFont)
}

/** The painter asks for the same layouts as the shaper did: each is made once. */
function rememberLayouts(font: Font): Font {
  const layout = font.layout.bind(font)
  const known = new Map<string, ReturnType<Font['layout']>>()
  font.layout = (text: string) => {
    const before = known.get(text)
    if (before) return before
    const made = layout(text)
    known.set(text, made)
    return made
  }
  return font
}

function createShaper(open: (face: Face) => OpenFont): Shaper {
  const cache = new Map<string, readonly GlyphRun[]>()
  const has = (face: Face, character: string): boolean => open(face).font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
  const faceFor = (character: string, face: Face): Face =>
    isInvisible(character) ? face : ([face, ...fallbacks].find((candidate) => has(candidate, character)) ?? face)
  return {
    shape: (text, face) => {
      const key = `${face} ${text}`
      const known = cache.get(key)
      if (known) return known
      const runs = splitByFace(text, face, (character) => faceFor(character, face)).map((part) =>
        shapeRun(part.text, part.face, open(part.face).font),
      )
      cache.set(key, runs)
      return runs
    },
    missing: (text) => [...new Set(text)].filter((character) => !isInvisible(character) && !fallbacks.some((face) => has(face, character))),
    open,
  }
}

/** Splits where the face changes, between graphemes and never inside one: a mark stays with its letter. */
function splitByFace(text: string, face: Face, faceFor: (character: string) => Face): { face: Face; text: string }[] {
  // Every face has ASCII: most words need no look at a font's character map.
  if (/^[\u0020-\u007e]*$/.test(text) && !fallbackOnly.has(face)) return [{ face, text }]
  const parts: { face: Face; text: string }[] = []
  for (const grapheme of graphemes(text)) {
    const own = faceFor(grapheme)
    const last = parts.at(-1)
    if (last?.face === own) last.text += grapheme
    else parts.push({ face: own, text: grapheme })
  }
  return parts
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

function graphemes(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

function shapeRun(text: string, face: Face, font: Font): GlyphRun {
  const { glyphs, positions } = font.layout(text)
  const scale = 1000 / font.unitsPerEm
  let width = 0
  const places = glyphs.map((glyph, index): GlyphPosition => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions?.[index] ?? {}
    width += xAdvance * scale
    return {
      advance: xAdvance * scale,
      kern: (xAdvance - glyph.advanceWidth) * scale,
      shift: xOffset * scale,
      rise: yOffset * scale,
      characters: glyph.codePoints.length,
    }
  })
  return { face, text, width, positions: places }
}
