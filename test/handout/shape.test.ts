import { describe, expect, test } from 'vitest'
import { type ShapeOptions, openFont } from '../../src/handout/open-font.ts'
import type { Face } from '../../src/handout/shape.ts'
import { scriptFonts, shaper } from '../support/handout.ts'

const shape = await shaper()
const rightToLeft = await shaper(scriptFonts('ar', 'ع א'))

/** The numbers of a text's glyphs, run by run; `missing` for the box of what a font does not have. */
function glyphs(text: string, face: Face = 'regular', by = shape): (readonly string[])[] {
  return by.shape(text, face).map((run) => run.glyphs.map(({ id }) => (id === 0 ? 'missing' : String(id))))
}

test('runs are kerned', () => {
  const width = (value: string): number => shape.shape(value, 'regular').reduce((sum, run) => sum + run.width, 0)
  expect(width('AV')).toBeLessThan(width('A') + width('V') - 10)
})

describe('each grapheme comes from one font', () => {
  test('text, then mathematics, then emoji', () => {
    expect(shape.shape('a∮😀', 'regular').map(({ face }) => face)).toEqual(['regular', 'fallback0', 'fallback1'])
    expect(shape.missing('a∮文')).toEqual(['文'])
  })

  test.each(['👩‍💻', '👍🏽', '🇩🇪', '1️⃣', '❤️', '👨‍👩‍👧‍👦'])('%s is one picture', (sequence) => {
    const [run, ...others] = shape.shape(sequence, 'regular')
    expect(others).toEqual([])
    expect(run).toMatchObject({ face: 'fallback1', text: sequence })
    expect(run?.glyphs.filter(({ advance }) => advance > 0)).toHaveLength(1)
  })

  test('a sequence that the font does not have is shown by its parts', () => {
    const [run] = shape.shape('🐧\u200d🚲', 'regular')
    expect(run?.face).toBe('fallback1')
    expect(run?.glyphs.filter(({ advance }) => advance > 0)).toHaveLength(2)
    expect(glyphs('🐧\u200d🚲').flat()).not.toContain('missing')
  })

  test('a mark that the face lacks takes its letter along to a font that has both', () => {
    // U+20D7, an arrow above: of the shipped fonts only that for mathematics has it.
    expect(shape.shape('av\u20d7', 'regular').map(({ face, text }) => [face, text])).toEqual([
      ['regular', 'a'],
      ['fallback0', 'v\u20d7'],
    ])
    expect(shape.missing('v\u20d7')).toEqual([])
  })

  test('letters of a script come from its font, not from the one for mathematics, which has some of them', () => {
    const faces = rightToLeft.shape('نموذج', 'regular', { rightToLeft: true }).map(({ face }) => face)
    expect(faces).toEqual(['fallback2'])
  })
})

describe('what is not seen', () => {
  test.each(['\u2060', '\u200b', '\u200e', '\u2068', '\u00ad', '\ufeff', '\u061c'])('%j takes no room and no glyph', (character) => {
    expect(shape.shape(`${character}[1${character}]`, 'regular')).toEqual(shape.shape('[1]', 'regular'))
    expect(shape.missing(character)).toEqual([])
  })

  test.each(['a\u200db', 'a\ufe0f', 'x\u{e0101}', 'a\u2002b', 'a\u202fb', 'a\u3000b'])('%j has no box', (text) => {
    for (const face of ['regular', 'italic', 'semibold', 'code'] as const) expect(glyphs(text, face).flat()).not.toContain('missing')
  })
})

describe('from right to left', () => {
  test('glyphs stand from left to right, brackets turned round; the text is as it is read', () => {
    const [run] = rightToLeft.shape('(א', 'regular', { rightToLeft: true }).filter(({ text }) => text === '(')
    const [closing] = rightToLeft.shape(')', 'regular')
    expect(run?.text).toBe('(')
    expect(run?.width).toBe(closing?.width)
    expect(run?.glyphs).toMatchObject([{ id: closing?.glyphs[0]?.id, text: '(' }])
  })

  test('marks between letters of no direction follow it', () => {
    const ids = (options: ShapeOptions): number[] =>
      rightToLeft.shape('?!', 'regular', options).flatMap((run) => run.glyphs.map(({ id }) => id))
    expect(ids({ rightToLeft: true })).toEqual(ids({}).toReversed())
  })

  test('figures of the script keep their order', () => {
    const [run] = rightToLeft.shape('١٢٣', 'regular')
    expect(run?.glyphs.map((glyph) => glyph.text)).toEqual(['١', '٢', '٣'])
  })

  test('Arabic letters join', () => {
    const [run, ...others] = rightToLeft.shape('ععع', 'regular', { rightToLeft: true })
    expect(others).toEqual([])
    const [alone] = rightToLeft.shape('ع', 'regular', { rightToLeft: true })
    // One at the beginning, one in the middle, one at the end, none as it stands alone.
    expect(new Set([run, alone].flatMap((one) => one?.glyphs.map(({ id }) => id))).size).toBe(4)
  })
})

test('figures are tabular where a table asks for it and the face has others', async () => {
  expect(shape.shape('1970', 'regular', { tabular: true })).toEqual(shape.shape('1970', 'regular'))
  // No font here has proportional figures first: in this one, they are said to be the others.
  const { file, bytes } = shape.open('regular')
  const other = Buffer.from(bytes).toString('latin1').replaceAll('tnum', 'xnum').replaceAll('pnum', 'tnum')
  const font = openFont(file, Buffer.from(other, 'latin1'))
  const advances = (options: ShapeOptions): number[] => font.shape('1970', options).map(({ advance }) => advance)
  expect(new Set(advances({})).size).toBe(1)
  expect(new Set(advances({ tabular: true })).size).toBeGreaterThan(1)
})

describe('what each glyph stands for', () => {
  const { shape: shapes } = shape.open('regular')
  const texts = (text: string, options?: ShapeOptions): string[] => shapes(text, options).map((glyph) => glyph.text)

  test('a letter, a ligature, a letter with its mark, a mark alone', () => {
    expect(texts('AV')).toEqual(['A', 'V'])
    expect(shape.shape('🇩🇪', 'regular')[0]?.glyphs.map((glyph) => glyph.text)).toEqual(['🇩🇪'])
    expect(texts('e\u0301x')).toEqual(['e\u0301', 'x'])
    expect(texts('q\u0301x')).toEqual(['q', '\u0301', 'x'])
  })

  test('no other way round than it is read, and nothing lost', () => {
    const text = 'a\u200db\ufe0f😀'
    expect(texts(text).join('')).toBe(text)
    expect(texts('א?!', { rightToLeft: true })).toEqual(['!', '?', 'א'])
  })
})
