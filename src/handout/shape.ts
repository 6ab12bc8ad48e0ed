import type { FontFile, FontSet } from '../fonts/catalog.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import { type Memory, recentMemory } from '../model/memory.ts'
import { type Chains, facePieces, shownCharacters } from './fallback.ts'
import type { Formula, SetFormula } from './formula.ts'
import { type Language, anyLanguage } from './language.ts'
import { type OpenFont, type PlacedGlyph, type ShapeOptions, openFont } from './open-font.ts'
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

/** A piece of text in one face, shaped once: widths are in thousandths of the type size. */
export interface GlyphRun {
  readonly face: Face
  /** As it is read. */
  readonly text: string
  readonly width: number
  /** From left to right. */
  readonly glyphs: readonly PlacedGlyph[]
}

/** Shapes text; remembers what it has shaped. */
export interface Shaper {
  /** What the words are written in. */
  readonly language: Language
  /** Runs of one face each, in the order of the text: graphemes that the face lacks come from the next font that has them. */
  shape(text: string, face: Face, options?: ShapeOptions): readonly GlyphRun[]
  /** The characters that no font has. */
  missing(text: string): readonly string[]
  /** The opened font of a face. */
  open(face: Face): OpenFont
  /** The formulas that were set with its fonts, for all decks. */
  readonly formulas: Memory<Formula>
  /** A formula; absent where a deck has none, without a result where it cannot be set. */
  readonly formula?: SetFormula
  /** Lays a chart out; absent where a deck has none to draw. */
  readonly layChart?: LayChart
}

/** Opens the fonts of the handout. */
export async function loadShaper(fonts: FontSet, read: ReadFont): Promise<Shaper> {
  const faces = new Map<Face, OpenFont>()
  await Promise.all(
    [...faceFiles(fonts)].map(async ([face, file]) => {
      faces.set(face, openFont(file, await read(file.ttf)))
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

function createShaper(faces: ReadonlyMap<Face, OpenFont>, chains: Chains): Shaper {
  const cache = new Map<string, readonly GlyphRun[]>()
  const open = (face: Face): OpenFont => {
    const font = faces.get(face)
    if (!font) throw new Error(`the handout has no face ${face}`)
    return font
  }
  const has = (face: Face, character: string): boolean => open(face).has(character.codePointAt(0) ?? 0)
  const hasAscii = remembered((face: Face) => [...ascii].every((character) => has(face, character)))
  return {
    language: anyLanguage,
    shape: (text, face, options = {}) => {
      const key = `${face} ${options.rightToLeft ? 'r' : ''}${options.tabular ? 't' : ''} ${text}`
      const known = cache.get(key)
      if (known) return known
      // Most words are ASCII and need no look at a font's character map.
      const plain = /^[ -~]*$/.test(text) && hasAscii(face)
      const pieces = plain ? [{ face, text, shown: text }] : facePieces(text, face, chains, has)
      const runs = pieces.map((piece): GlyphRun => {
        const glyphs = open(piece.face).shape(piece.shown, options)
        return { face: piece.face, text: piece.text, width: glyphs.reduce((sum, { advance }) => sum + advance, 0), glyphs }
      })
      if (cache.size >= rememberedWords) cache.clear()
      cache.set(key, runs)
      return runs
    },
    missing: (text) => [
      ...new Set(shownCharacters(text).filter((character) => !/\s/.test(character) && !chains.light.some((face) => has(face, character)))),
    ],
    open,
    formulas: recentMemory(rememberedFormulas),
  }
}

const rememberedFormulas = 300
/** The words of some hundred decks, at about a kilobyte each. */
const rememberedWords = 30_000

const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')

function remembered<T>(ask: (face: Face) => T): (face: Face) => T {
  const answers = new Map<Face, T>()
  return (face) => {
    const answer = answers.get(face) ?? ask(face)
    answers.set(face, answer)
    return answer
  }
}
