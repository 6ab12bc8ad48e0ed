import { type Font, create } from '@cantoo/fontkit'
import { expect, test } from 'vitest'
import { fontReader } from '../../src/build/font-reader.ts'
import { codeFont, shippedFonts } from '../../src/fonts/catalog.ts'
import { readyFontCss, subsetFontCss } from '../../src/fonts/faces.ts'
import { findScriptFont, scriptsOf } from '../../src/fonts/scripts.ts'
import { realWorld } from '../../src/world/real.ts'
import { packageRoot } from '../../src/build/paths.ts'

const read = fontReader(realWorld)

interface Face {
  readonly family: string
  readonly weight: string
  readonly range: string | undefined
  readonly size: number
  readonly font: Font
}

function facesOf(css: string): Face[] {
  return css.split('\n').map((rule) => {
    const value = (pattern: RegExp): string | undefined => pattern.exec(rule)?.[1]
    const bytes = Buffer.from(value(/base64,([^)]*)/) ?? '', 'base64')
    const font = create(bytes)
    if (!('layout' in font)) throw new Error('a collection')
    const family = value(/font-family:"([^"]*)"/) ?? ''
    return { family, weight: value(/font-weight:(\d+)/) ?? '', range: value(/unicode-range:([^}]*)/), size: bytes.length, font }
  })
}

const characters = (font: Font): string => String.fromCodePoint(...font.characterSet.filter((code) => code > 0x7e && code < 0xffff))

test('a page has of each face just the characters that it uses, printable ASCII, and what sets them', async () => {
  const css = await subsetFontCss({ text: 'Größe Σ Жук', code: false, drawings: false, fonts: shippedFonts }, read)
  const faces = facesOf(css)
  expect(faces.map(({ family, weight }) => `${family} ${weight}`)).toEqual([400, 400, 600, 700].map((weight) => `Source Sans 3 ${weight}`))
  for (const { font } of faces) expect(characters(font)).toBe('ßöΣЖку')
  const [regular] = faces
  const full = create(await read(shippedFonts.text.regular.ttf))
  if (!('layout' in full) || !regular) throw new Error('no font')
  // Kerned as before, with figures and marks as before.
  const advances = (font: Font, features?: Record<string, boolean>): number[] =>
    font.layout('AVATAR To 111', features).positions?.map(({ xAdvance }) => xAdvance) ?? []
  expect(advances(regular.font)).toEqual(advances(full))
  expect(regular.font.availableFeatures).toEqual(expect.arrayContaining(['kern', 'liga', 'pnum', 'case']))
})

test('the subset is smaller than the ready-made Latin file, and the same to the byte when it is made again', async () => {
  const page = { text: 'Plain words', code: true, drawings: false, fonts: shippedFonts }
  const [ready, subset, again] = await Promise.all([readyFontCss(page, read), subsetFontCss(page, read), subsetFontCss(page, read)])
  expect(facesOf(subset)).toHaveLength(5)
  expect(subset.length).toBeLessThan(ready.length * 0.75)
  expect(again).toBe(subset)
})

test('a text with more than Latin is set in subsets at once, also when the files are said to have it', async () => {
  // The daggers are in no ready-made file.
  const css = await readyFontCss({ text: 'Note†', code: false, drawings: false, fonts: shippedFonts }, read)
  for (const { font } of facesOf(css)) expect(font.hasGlyphForCodePoint(0x2020)).toBe(true)
})

test('mathematics, emoji and scripts are in fallbacks with their ranges; Arabic letters come from the font that joins them', async () => {
  const find = (specifier: string): string | undefined => realWorld.findPackageFile(specifier, packageRoot)
  const text = 'a ∮ 😀 سلام שלום'
  const scripts = scriptsOf(text, 'en').flatMap((script) => findScriptFont(script, find) ?? [])
  const fonts = { ...shippedFonts, fallbacks: [...scripts, ...shippedFonts.fallbacks] }
  const faces = facesOf(await subsetFontCss({ text, code: false, drawings: false, fonts }, read)).slice(4)
  expect(faces.map(({ family, weight, range }) => [family, weight, range])).toEqual([
    ['Deckhand Scripts', '400', 'U+627,U+633,U+644,U+645'],
    ['Deckhand Scripts', '700', 'U+627,U+633,U+644,U+645'],
    ['Deckhand Scripts', '400', 'U+5D5,U+5DC,U+5DD,U+5E9'],
    ['Deckhand Scripts', '700', 'U+5D5,U+5DC,U+5DD,U+5E9'],
    ['Noto Sans Math', '400', 'U+222E'],
    ['Noto Emoji', '400', 'U+1F600'],
  ])
  const [arabic] = faces
  // The letters have forms for their places in a word.
  expect(arabic?.font.layout('سلام').glyphs.map((glyph) => glyph?.id)).not.toEqual(
    [...'مالس'].map((letter) => arabic?.font.glyphForCodePoint(letter.codePointAt(0) ?? 0)?.id),
  )
})

test('drawings are set in the family that ships, whatever the course is set in', async () => {
  const regular = { ...codeFont, family: 'Course Text' }
  const fonts = { ...shippedFonts, text: { regular, italic: regular, semibold: regular, bold: regular } }
  const families = async (drawings: boolean): Promise<string[]> =>
    facesOf(await subsetFontCss({ text: 'a', code: false, drawings, fonts }, read)).map((face) => face.family)
  expect(await families(false)).toEqual(['Course Text'])
  expect(await families(true)).toEqual(['Course Text', 'Source Sans 3', 'Source Sans 3'])
})

test('what is remembered is cut once, and is the same; another file of the same name is another font', async () => {
  const memory = new Map<string, string>()
  const page = { text: 'Größe Σ ∮', code: false, drawings: false, fonts: shippedFonts }
  const plain = await subsetFontCss(page, read)
  expect(await subsetFontCss(page, read, memory)).toBe(plain)
  const kept = [...memory]
  expect(kept).toHaveLength(5)
  // Handed out as it is, so nothing is cut.
  for (const [key] of kept) memory.set(key, 'remembered')
  expect((await subsetFontCss(page, read, memory)).match(/base64,remembered/g)).toHaveLength(5)

  const own = { ...codeFont, ttf: '/course/own.ttf' }
  const fonts = { ...shippedFonts, text: { regular: own, italic: own, semibold: own, bold: own } }
  const as = (file: string) => subsetFontCss({ ...page, text: 'a', fonts }, async () => read(file), memory)
  expect(await as(codeFont.ttf)).not.toBe(await as(shippedFonts.text.bold.ttf))
})
