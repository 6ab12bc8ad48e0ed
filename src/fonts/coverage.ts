import { type FontFile, fallbackFonts, textFonts } from './catalog.ts'

/** Reads a font file of the catalog. */
export type ReadFont = (specifier: string) => Promise<Uint8Array>

/** Which font of a chain shows a character; `undefined` where none has it. */
export type FontFor = (character: string) => FontFile | undefined

/** The fonts that a character is looked for in: the text family, then mathematics, then emoji. */
export const fontChain: readonly FontFile[] = [textFonts.regular, ...fallbackFonts]

const opened = new WeakMap<ReadFont, Promise<FontFor>>()

/** Opens the fonts of the chain to see which characters each has; once for all decks of a build. */
export function loadCoverage(read: ReadFont): Promise<FontFor> {
  const known = opened.get(read) ?? openChain(read)
  opened.set(read, known)
  return known
}

async function openChain(read: ReadFont): Promise<FontFor> {
  const { create } = await import('@cantoo/fontkit')
  const fonts = await Promise.all(
    fontChain.map(async (file) => {
      const font = create(await read(file.ttf))
      if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file.ttf} is a collection, not a font`)
      return { file, has: (codePoint: number): boolean => font.hasGlyphForCodePoint(codePoint) }
    }),
  )
  return (character) => fonts.find(({ has }) => has(character.codePointAt(0) ?? 0))?.file
}
