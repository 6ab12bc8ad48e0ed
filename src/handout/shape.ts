import { type Font, create } from '@cantoo/fontkit'
import type { FontFile, FontSet } from '../fonts/catalog.ts'
import { isInvisible } from '../fonts/characters.ts'
import type { ReadFont } from '../fonts/coverage.ts'

/** The faces that text is set in. */
export type TextFace = 'regular' | 'italic' | 'semibold' | 'bold' | 'code'

/** The faces of the handout; the numbered ones are only fallen back to. */
export type Face = TextFace | `fallback${number}` | `fallback${number}bold`

function faceFiles({ text, code, fallbacks }: FontSet): Map<Face, FontFile> {
  const more = fallbacks.flatMap(({ regular, bold }, index): [Face, FontFile][] => [
    [`fallback${index}`, regular],
    ...(bold ? [[`fallback${index}bold`, bold] satisfies [Face, FontFile]] : []),
  ])
  return new Map<Face, FontFile>([
    ['regular', text.regular],
    ['italic', text.italic],
    ['semibold', text.semibold],
    ['bold', text.bold],
    ['code', code],
    ...more,
  ])
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
  readonly file: FontFile
  readonly bytes: Uint8Array
  readonly font: Font
}

const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')

/** Opens the fonts of the handout. */
export async function loadShaper(fonts: FontSet, read: ReadFont): Promise<Shaper> {
  const faces = new Map<Face, OpenFont>()
  await Promise.all(
    [...faceFiles(fonts)].map(async ([face, file]) => {
      const bytes = await read(file.ttf)
      const font = create(bytes)
      if (!('layout' in font)) throw new Error(`${file.ttf} is a collection, not a font`)
      faces.set(face, { file, bytes, font: rememberLayouts(font) })
    }),
  )
  return createShaper(faces, fallbackChains(fonts))
}

/** Where a character is looked for that its own face lacks: in light text, and in heavy text. */
function fallbackChains({ fallbacks }: FontSet): { readonly light: readonly Face[]; readonly heavy: readonly Face[] } {
  return {
    light: ['regular', ...fallbacks.map((_, index): Face => `fallback${index}`)],
    heavy: ['regular', ...fallbacks.map(({ bold }, index): Face => (bold ? `fallback${index}bold` : `fallback${index}`))],
  }
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

function createShaper(faces: ReadonlyMap<Face, OpenFont>, chains: ReturnType<typeof fallbackChains>): Shaper {
  const cache = new Map<string, readonly GlyphRun[]>()
  const open = (face: Face): OpenFont => {
    const font = faces.get(face)
    if (!font) throw new Error(`the handout has no face ${face}`)
    return font
  }
  const has = (face: Face, character: string): boolean => open(face).font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
  const faceFor = (character: string, face: Face): Face => {
    if (isInvisible(character)) return face
    const chain = face === 'semibold' || face === 'bold' ? chains.heavy : chains.light
    return [face, ...chain].find((candidate) => has(candidate, character)) ?? face
  }
  const asciiFaces = new Map<Face, boolean>()
  const hasAscii = (face: Face): boolean => {
    const known = asciiFaces.get(face) ?? [...ascii].every((character) => has(face, character))
    asciiFaces.set(face, known)
    return known
  }
  return {
    shape: (text, face) => {
      const key = `${face} ${text}`
      const known = cache.get(key)
      if (known) return known
      // Most words are ASCII and need no look at a font's character map.
      const plain = /^[ -~]*$/.test(text) && hasAscii(face)
      const parts = plain ? [{ face, text }] : splitByFace(text, (character) => faceFor(character, face))
      const runs = parts.map((part) => shapeRun(part.text, part.face, open(part.face).font))
      cache.set(key, runs)
      return runs
    },
    missing: (text) =>
      [...new Set(text)].filter((character) => !isInvisible(character) && !chains.light.some((face) => has(face, character))),
    open,
  }
}

/** Splits where the face changes, between graphemes and never inside one: a mark stays with its letter. */
function splitByFace(text: string, faceFor: (character: string) => Face): { face: Face; text: string }[] {
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
