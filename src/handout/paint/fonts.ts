import type { GlyphRun as LaidOut } from '@cantoo/fontkit'
import { PDFDict, type PDFDocument, type PDFFont, PDFName, PDFRef } from 'pdf-lib'
import type { Operation, Page } from '../operations.ts'
import { type Face, type GlyphRun, type OpenFont, type Shaper, shapedCharacters } from '../shape.ts'
import { isInvisible } from '../../fonts/characters.ts'
import { toUnicode } from './to-unicode.ts'

/** The code of the glyph for what a font does not have; it is never painted. */
export const missing = '0000'

/** A text in the codes of an embedded font. */
export interface EncodedText {
  /** A code for each glyph, in the order in which they are painted; `undefined` where there is nothing to see. */
  readonly codes: readonly (string | undefined)[]
  /** Whether a reader learns the text from the codes: not where glyphs are reordered or stand for other characters elsewhere. */
  readonly readable: boolean
}

/** What is encoded: as it is read, and as the font sets it. */
type Encoded = Pick<GlyphRun, 'text' | 'shaped'>

export interface EmbeddedFont {
  readonly key: PDFName
  readonly font: PDFFont
  /** The characters that each code stands for, those that it was first painted for. */
  readonly characters: ReadonlyMap<string, string>
  /** The face that the space after a run is taken from: another where this one has none. */
  readonly spaceFace: Face
  encode(run: Encoded): EncodedText
}

export type EmbeddedFonts = ReadonlyMap<Face, EmbeddedFont>

type TextOperation = Extract<Operation, { kind: 'text' }>

/** Embeds the faces that are used, each as a subset with a name that does not change from run to run. */
export async function embedFonts(document: PDFDocument, pages: readonly Page[], shaper: Shaper): Promise<EmbeddedFonts> {
  const texts = pages.flatMap(({ operations }) => operations.filter((operation): operation is TextOperation => operation.kind === 'text'))
  const spaceFace = (face: Face): Face => (shaper.open(face).font.hasGlyphForCodePoint(0x20) ? face : 'regular')
  const used = new Set(texts.flatMap(({ run: { face, spaced } }) => (spaced ? [face, spaceFace(face)] : [face])))
  const fonts = new Map<Face, EmbeddedFont>()
  for (const face of [...used].sort()) {
    const opened = shaper.open(face)
    const { family, weight, style } = opened.file
    const name = `${family.replaceAll(' ', '')}-${weight}${style === 'italic' ? 'Italic' : ''}`
    // pdf-lib asks fontkit for the font: it gets the one that has already laid the text out.
    document.registerFontkit({ create: () => opened.font })
    const font = await document.embedFont(opened.bytes, { subset: true, customName: `${subsetTag(face)}+${name}` })
    const characters = new Map<string, string>()
    fonts.set(face, { font, key: PDFName.of(face), characters, spaceFace: spaceFace(face), encode: encoder(font, opened, characters) })
  }
  return fonts
}

/** Six capital letters, as ISO 32000-1, 9.6.4, asks for the name of a subset. */
function subsetTag(face: Face): string {
  return face
    .replaceAll(/fallback|\d/g, (part) => (part.length > 1 ? 'f' : String.fromCharCode(97 + Number(part))))
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '')
    .padEnd(6, 'A')
    .slice(0, 6)
}

function encoder(font: PDFFont, opened: OpenFont, characters: Map<string, string>): EmbeddedFont['encode'] {
  const known = new Map<string, EncodedText>()
  const encode = ({ text, shaped }: Encoded): EncodedText => {
    const stretches = glyphTexts(shapedCharacters(shaped), opened.font.layout(shaped))
    const encoded = font.encodeText(shaped).asString().match(/.{4}/g) ?? []
    const codes = encoded.map((code, index) => (isHidden(stretches[index] ?? '') ? undefined : code))
    const told = codes.map((code, index) => {
      if (code === undefined || code === missing) return ''
      const before = characters.get(code) ?? stretches[index] ?? ''
      characters.set(code, before)
      return before
    })
    return { codes, readable: !codes.includes(missing) && readText(told.join('')) === readText(text) }
  }
  return (run) => {
    const key = `${run.text}\n${run.shaped}`
    const before = known.get(key)
    if (before) return before
    const encoded = encode(run)
    known.set(key, encoded)
    return encoded
  }
}

/** A text as it is read: composed, without what tells only where a line may break and how an emoji looks. A soft hyphen at the end is one that is seen. */
export function readText(text: string): string {
  return text.normalize('NFC').replaceAll(/\u00AD(?!$)|[\u200B\u2060\uFEFF\p{Variation_Selector}]/gu, '')
}

/** White space is painted, as a space; what else is invisible has no ink and no width. */
function isHidden(stretch: string): boolean {
  return stretch !== '' && [...stretch].every((character) => isInvisible(character) && !/[\p{Zs}]/u.test(character))
}

/** The characters that each glyph stands for: those of the text, for a glyph in the place of a hidden one says that it is a space. */
function glyphTexts(text: string, { glyphs, direction }: LaidOut): string[] {
  const inOrder = direction === 'rtl' ? glyphs.toReversed() : glyphs
  const count = inOrder.reduce((sum, { codePoints }) => sum + codePoints.length, 0)
  // Letter and mark may have become one glyph.
  const characters = [[...text], [...text.normalize('NFC')]].find(({ length }) => length === count)
  if (!characters) return glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints))
  let at = 0
  const texts = inOrder.map(({ codePoints }) => characters.slice(at, (at += codePoints.length)).join(''))
  return direction === 'rtl' ? texts.toReversed() : texts
}

/** Once the document is flushed: what the codes stand for, in the place of what the library wrote. */
export function finishFonts(document: PDFDocument, fonts: EmbeddedFonts): void {
  for (const { font, characters } of fonts.values()) {
    const map = document.context.lookup(font.ref, PDFDict).get(PDFName.of('ToUnicode'))
    if (!(map instanceof PDFRef)) throw new Error('an embedded font has no map to Unicode')
    document.context.assign(map, document.context.flateStream(toUnicode(characters)))
  }
}
