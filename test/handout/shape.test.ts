import { describe, expect, test } from 'vitest'
import { type Face, loadShaper } from '../../src/handout/shape.ts'
import { fontReader } from '../../src/build/font-reader.ts'
import { shippedFonts } from '../../src/fonts/catalog.ts'
import { realWorld } from '../../src/world/real.ts'
import { scriptFonts, shaper } from '../support/handout.ts'

const shape = await shaper()
const rightToLeft = await shaper(scriptFonts('ar', 'ع א'))

/** The numbers of a text's glyphs, run by run; `missing` for the box of what a font does not have. */
function glyphs(text: string, face: Face = 'regular', by = shape): (readonly string[])[] {
  return by.shape(text, face).map((run) =>
    by
      .open(run.face)
      .font.layout(run.shaped)
      .glyphs.map(({ id }) => (id === 0 ? 'missing' : String(id))),
  )
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
    expect(run?.positions.filter(({ advance }) => advance > 0)).toHaveLength(1)
  })

  test('a sequence that the font does not have is shown by its parts', () => {
    const [run] = shape.shape('🐧\u200d🚲', 'regular')
    expect(run?.face).toBe('fallback1')
    expect(run?.positions.filter(({ advance }) => advance > 0)).toHaveLength(2)
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
    expect(run?.shaped).toBe('\u202e)')
  })

  test('marks between letters of no direction follow it', () => {
    const ids = (shaped: string): number[] =>
      rightToLeft
        .open('regular')
        .font.layout(shaped)
        .glyphs.map(({ id }) => id)
    const [run] = rightToLeft.shape('?!', 'regular', { rightToLeft: true })
    expect(ids(run?.shaped ?? '')).toEqual(ids('?!').toReversed())
  })

  test('Arabic letters join', () => {
    const [run, ...others] = rightToLeft.shape('ععع', 'regular', { rightToLeft: true })
    expect(others).toEqual([])
    const { font } = rightToLeft.open(run?.face ?? 'regular')
    const ids = font.layout(run?.shaped ?? '').glyphs.map(({ id }) => id)
    // One at the beginning, one in the middle, one at the end, none as it stands alone.
    expect(new Set([...ids, font.glyphForCodePoint(0x639)?.id]).size).toBe(4)
  })
})

test('figures are tabular where a table asks for it and the face has others', async () => {
  expect(shape.shape('1970', 'regular', { tabular: true })).toEqual(shape.shape('1970', 'regular'))
  // No font here has proportional figures first: this one says so of itself.
  const other = await loadShaper(shippedFonts, fontReader(realWorld))
  const { font } = other.open('regular')
  Object.defineProperty(font, 'availableFeatures', { value: ['tnum'] })
  const glyphFor = font.glyphForCodePoint.bind(font)
  Object.defineProperty(font, 'glyphForCodePoint', {
    value: (codePoint: number): unknown => Object.create(glyphFor(codePoint), { advanceWidth: { value: codePoint } }),
  })
  expect(other.shape('1970', 'regular')[0]?.shaped).toBe('1970')
  expect(other.shape('1970', 'regular', { tabular: true })[0]).toMatchObject({ text: '1970', shaped: '\u00011970' })
})
