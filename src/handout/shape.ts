import { type Font, create } from '@cantoo/fontkit'
import type { FontFile, FontSet } from '../fonts/catalog.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import { mirrored } from './bidi.ts'
import { type Chains, facePieces, shownCharacters } from './fallback.ts'
import { keepCharactersApart } from './glyphs.ts'
import type { SetFormula } from './formula.ts'
import { type Language, anyLanguage } from './language.ts'
import type { LayChart } from './set-figure.ts'

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
  /** As it is read. */
  readonly text: string
  /** As the font sets it: what its `layout` is asked for to give these glyphs. */
  readonly shaped: string
  readonly width: number
  /** One for each glyph, from left to right. */
  readonly positions: readonly GlyphPosition[]
}

/** How a text is to be shaped. */
export interface ShapeOptions {
  readonly rightToLeft?: boolean
  /** Figures of one width, for columns of numbers. */
  readonly tabular?: boolean
}

/** Shapes text; remembers what it has shaped. */
export interface Shaper {
  /** What the words are written in. */
  readonly language: Language
  /** Runs of one face each, in the order of the text: graphemes that the face lacks come from the next font that has them. */
  shape(text: string, face: Face, options?: ShapeOptions): readonly GlyphRun[]
  /** The characters that no font has. */
  missing(text: string): readonly string[]
  /** The opened font of a face and its bytes, for embedding. */
  open(face: Face): OpenFont
  /** A formula; absent where a deck has none, without a result where it cannot be set. */
  readonly formula?: SetFormula
  /** Lays a chart out; absent where a deck has none to draw. */
  readonly layChart?: LayChart
}

/** A font that is opened once, and lays each text out once. */
export interface OpenFont {
  readonly file: FontFile
  readonly bytes: Uint8Array
  readonly font: Font
}

/** Opens the fonts of the handout. */
export async function loadShaper(fonts: FontSet, read: ReadFont): Promise<Shaper> {
  const faces = new Map<Face, OpenFont>()
  await Promise.all(
    [...faceFiles(fonts)].map(async ([face, file]) => {
      const bytes = await read(file.ttf)
      const font = create(bytes)
      if (!('layout' in font)) throw new Error(`${file.ttf} is a collection, not a font`)
      faces.set(face, { file, bytes, font: rememberLayouts(keepCharactersApart(font)) })
    }),
  )
  return createShaper(faces, fallbackChains(fonts))
}

/** Where a grapheme is looked for that its own face lacks: in light text, and in heavy text. */
function fallbackChains({ fallbacks }: FontSet): Chains {
  const light = fallbacks.map((_, index): Face => `fallback${index}`)
  const heavy = fallbacks.map(({ bold }, index): Face => (bold ? `fallback${index}bold` : `fallback${index}`))
  const scripts = fallbacks.flatMap(({ script }, index) => (script ? [light[index], heavy[index]] : []))
  return {
    light: ['regular', ...light],
    heavy: ['regular', ...heavy],
    scripts: new Set(scripts.filter((face) => face !== undefined)),
  }
}

// pdf-lib asks a font for the layout of a text and says nothing else: what else there is to know stands before the text.
// No text has these characters: the one is taken out of every text, the other is refused in every file.
const fromRightToLeft = '\u202e'
const withTabularFigures = '\u0001'

/** The characters of what a font is asked for, without what stands before them. */
export function shapedCharacters(shaped: string): string {
  return shaped.replace(/^\u0001?\u202e?/, '')
}

/** The painter asks for the same layouts as the shaper did: each is made once. */
function rememberLayouts(font: Font): Font {
  const layout = font.layout.bind(font)
  const known = new Map<string, ReturnType<Font['layout']>>()
  font.layout = (shaped: string) => {
    const before = known.get(shaped)
    if (before) return before
    const tabular = shaped.startsWith(withTabularFigures)
    const rest = tabular ? shaped.slice(1) : shaped
    const rightToLeft = rest.startsWith(fromRightToLeft)
    const features = tabular ? ['tnum'] : undefined
    const made = rightToLeft ? layout(rest.slice(1), features, undefined, undefined, 'rtl') : layout(rest, features)
    known.set(shaped, made)
    return made
  }
  return font
}

function createShaper(faces: ReadonlyMap<Face, OpenFont>, chains: Chains): Shaper {
  const cache = new Map<string, readonly GlyphRun[]>()
  const open = (face: Face): OpenFont => {
    const font = faces.get(face)
    if (!font) throw new Error(`the handout has no face ${face}`)
    return font
  }
  const has = (face: Face, character: string): boolean => open(face).font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
  const hasAscii = remembered((face: Face) => [...ascii].every((character) => has(face, character)))
  const wantsTabular = remembered((face: Face) => hasProportionalFigures(open(face).font))
  return {
    language: anyLanguage,
    shape: (text, face, { rightToLeft = false, tabular = false } = {}) => {
      const key = `${face} ${rightToLeft ? 'r' : ''}${tabular ? 't' : ''} ${text}`
      const known = cache.get(key)
      if (known) return known
      // Most words are ASCII and need no look at a font's character map.
      const plain = /^[ -~]*$/.test(text) && hasAscii(face)
      const pieces = plain ? [{ face, text, shown: text }] : facePieces(text, face, chains, has)
      const runs = pieces.map((piece) => {
        const figures = tabular && wantsTabular(piece.face) ? withTabularFigures : ''
        const shaped = figures + (rightToLeft ? fromRightToLeft + mirrored(piece.shown) : piece.shown)
        return shapeRun(piece.text, shaped, piece.face, open(piece.face).font)
      })
      cache.set(key, runs)
      return runs
    },
    missing: (text) => [
      ...new Set(shownCharacters(text).filter((character) => !/\s/.test(character) && !chains.light.some((face) => has(face, character)))),
    ],
    open,
  }
}

const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')

/** Whether a font's figures differ in width, and it has others that do not. */
function hasProportionalFigures(font: Font): boolean {
  const widths = new Set([...'0123456789'].map((figure) => font.glyphForCodePoint(figure.codePointAt(0) ?? 0)?.advanceWidth))
  return widths.size > 1 && font.availableFeatures.includes('tnum')
}

function remembered<T>(ask: (face: Face) => T): (face: Face) => T {
  const answers = new Map<Face, T>()
  return (face) => {
    const answer = answers.get(face) ?? ask(face)
    answers.set(face, answer)
    return answer
  }
}

function shapeRun(text: string, shaped: string, face: Face, font: Font): GlyphRun {
  const { glyphs, positions } = font.layout(shaped)
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
  return { face, text, shaped, width, positions: places }
}
