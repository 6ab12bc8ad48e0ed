import type { FontFile, FontSet } from './catalog.ts'

/** Reads a font file: a module specifier, or an absolute path. */
export type ReadFont = (file: string) => Promise<Uint8Array>

/** Which font of a chain shows a character; `undefined` where none has it. */
export type FontFor = (character: string) => FontFile | undefined

/** The fonts that a character is looked for in: the text family, then the fallbacks. */
export function fontChain({ text, fallbacks }: FontSet): FontFile[] {
  return [text.regular, ...fallbacks.map(({ regular }) => regular)]
}

type HasCharacter = (codePoint: number) => boolean

const opened = new WeakMap<ReadFont, Map<string, Promise<HasCharacter>>>()

/** Opens the fonts of the chain to see which characters each has; each once for all decks of a build. */
export async function loadCoverage(fonts: FontSet, read: ReadFont): Promise<FontFor> {
  const known = opened.get(read) ?? new Map<string, Promise<HasCharacter>>()
  opened.set(read, known)
  const chain = await Promise.all(
    fontChain(fonts).map(async (file) => {
      const open = known.get(file.ttf) ?? openFont(file, read)
      known.set(file.ttf, open)
      return { file, has: await open }
    }),
  )
  return (character) => chain.find(({ has }) => has(character.codePointAt(0) ?? 0))?.file
}

async function openFont(file: FontFile, read: ReadFont): Promise<HasCharacter> {
  const { create } = await import('@cantoo/fontkit')
  const font = create(await read(file.ttf))
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file.ttf} is a collection, not a font`)
  return (codePoint) => font.hasGlyphForCodePoint(codePoint)
}
