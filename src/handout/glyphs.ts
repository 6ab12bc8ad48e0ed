import type { Font, Glyph } from '@cantoo/fontkit'

/**
 * The font keeps a glyph with the characters that it is first asked for, and none where a subset asks for a part of another glyph;
 * and texts are laid out by them. So that no text depends on those before it, each glyph comes with the characters it is asked for.
 */
export function keepCharactersApart(font: Font): Font {
  const getGlyph = font.getGlyph.bind(font)
  const known = new Map<string, Glyph>()
  font.getGlyph = (id: number, characters: number[] = []) => {
    const key = `${id} ${characters.join(' ')}`
    const before = known.get(key)
    if (before) return before
    const glyph = getGlyph(id, characters)
    if (!glyph) return glyph
    const own = withCharacters(glyph, characters)
    known.set(key, own)
    return own
  }
  return font
}

function withCharacters(glyph: Glyph, codePoints: number[]): Glyph {
  if (glyph.codePoints.join(' ') === codePoints.join(' ')) return glyph
  const isMark = codePoints.length > 0 && codePoints.every((codePoint) => /\p{Mark}/u.test(String.fromCodePoint(codePoint)))
  return Object.create(glyph, {
    codePoints: { value: codePoints, writable: true, enumerable: true },
    isMark: { value: isMark, writable: true, enumerable: true },
    isLigature: { value: codePoints.length > 1, writable: true, enumerable: true },
  })
}
