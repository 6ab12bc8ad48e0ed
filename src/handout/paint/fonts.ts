import { type Font, create } from '@cantoo/fontkit'
import { PDFDict, type PDFDocument, type PDFFont, PDFName, PDFRef } from 'pdf-lib'
import type { Operation, Page } from '../operations.ts'
import type { OpenFont } from '../open-font.ts'
import type { Face, GlyphRun, Shaper } from '../shape.ts'
import { toUnicode } from './to-unicode.ts'

/** The code of the glyph for what a font does not have; it is never painted. */
export const missing = '0000'

/** A text in the codes of an embedded font. */
export interface EncodedText {
  /** A code for each glyph, in the order in which they are painted. */
  readonly codes: readonly string[]
  /** Whether a reader learns the text from the codes: not where glyphs are reordered or stand for other characters elsewhere. */
  readonly readable: boolean
}

export interface EmbeddedFont {
  readonly key: PDFName
  readonly font: PDFFont
  /** The characters that each code stands for, those that it was first painted for. */
  readonly characters: ReadonlyMap<string, string>
  /** The space after a run: of another face where this one has none. */
  readonly space: GlyphRun
  encode(run: GlyphRun): EncodedText
}

export type EmbeddedFonts = ReadonlyMap<Face, EmbeddedFont>

type TextOperation = Extract<Operation, { kind: 'text' }>

/** Embeds the faces that are used, each as a subset with a name that does not change from run to run. */
export async function embedFonts(document: PDFDocument, pages: readonly Page[], shaper: Shaper): Promise<EmbeddedFonts> {
  const texts = pages.flatMap(({ operations }) => operations.filter((operation): operation is TextOperation => operation.kind === 'text'))
  const spaceOf = (face: Face): GlyphRun => {
    const [space] = shaper.shape(' ', face)
    if (!space) throw new Error('a space is no glyph')
    return space
  }
  const used = new Set(texts.flatMap(({ run: { face, spaced } }) => (spaced ? [face, spaceOf(face).face] : [face])))
  const fonts = new Map<Face, EmbeddedFont>()
  for (const face of [...used].sort()) {
    const opened = shaper.open(face)
    const { file, bytes } = opened
    const name = `${file.family.replaceAll(' ', '')}-${file.weight}${file.style === 'italic' ? 'Italic' : ''}`
    document.registerFontkit({ create: () => openByGlyphs(opened) })
    const font = await document.embedFont(bytes, { subset: true, customName: `${subsetTag(face)}+${name}` })
    const characters = new Map<string, string>()
    fonts.set(face, { font, key: PDFName.of(face), characters, space: spaceOf(face), encode: encoder(font, characters) })
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

/** pdf-lib encodes text; the text that this font lays out is one character for each glyph, of the same number. */
function openByGlyphs({ bytes, post }: OpenFont): Font {
  const font = create(bytes)
  if (!('layout' in font)) throw new Error('a collection is not a font')
  // Else the name of every glyph would be read with the slant.
  Object.defineProperty(font, 'post', { value: post() })
  const empty = font.layout('')
  font.layout = (numbers: string) => ({
    ...empty,
    glyphs: Array.from({ length: numbers.length }, (_, index) => font.getGlyph(numbers.charCodeAt(index), []) ?? []).flat(),
  })
  return font
}

function encoder(font: PDFFont, characters: Map<string, string>): EmbeddedFont['encode'] {
  return ({ text, glyphs }) => {
    const numbers = String.fromCharCode(...glyphs.map(({ id }) => id))
    const codes: string[] = font.encodeText(numbers).asString().match(/.{4}/g) ?? []
    const told = codes.map((code, index) => {
      if (code === missing) return ''
      const before = characters.get(code) ?? (glyphs[index]?.text ?? '').normalize().replaceAll(besideGlyph, '')
      characters.set(code, before)
      return before
    })
    return { codes, readable: !codes.includes(missing) && readText(told.join('')) === readText(text) }
  }
}

/** What is invisible beside a glyph is no part of it. */
const besideGlyph = /^\p{Default_Ignorable_Code_Point}+|\p{Default_Ignorable_Code_Point}+$/gu

/** A text as it is read: composed, without what tells only where a line may break and how an emoji looks. A soft hyphen at the end is one that is seen. */
export function readText(text: string): string {
  return text.normalize('NFC').replaceAll(/\u00AD(?!$)|[\u200B\u2060\uFEFF\p{Variation_Selector}]/gu, '')
}

/** Once the document is flushed: what the codes stand for, in the place of what the library wrote. */
export function finishFonts(document: PDFDocument, fonts: EmbeddedFonts): void {
  for (const { font, characters } of fonts.values()) {
    const map = document.context.lookup(font.ref, PDFDict).get(PDFName.of('ToUnicode'))
    if (!(map instanceof PDFRef)) throw new Error('an embedded font has no map to Unicode')
    document.context.assign(map, document.context.flateStream(toUnicode(characters)))
  }
}
