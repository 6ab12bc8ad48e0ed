import { expect, test } from 'vitest'
import { fontsOf } from '../../src/build/glyphs.ts'
import { loadCourse } from '../../src/build/load.ts'
import { codeFont, shippedFonts, textFonts } from '../../src/fonts/catalog.ts'
import { checkFiles, smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

async function families(text: string, fonts = shippedFonts): Promise<string[]> {
  const deck = `title: A deck\nslides:\n  - { layout: statement, text: "${text}" }\n`
  const { decks } = await loadCourse(memoryWorld({ ...smallCourse, 'decks/main.yaml': deck }), { root: '/course' })
  const composed = decks[0]?.composed
  if (!composed) throw new Error(JSON.stringify(decks[0]?.diagnostics))
  return fontsOf(composed, fonts, (specifier) => `/${specifier}`).fallbacks.map(({ regular }) => regular.family)
}

test('fonts for scripts come with their letters, before the one for mathematics, whose letters do not join', async () => {
  expect(await families('Hello')).toEqual(['Noto Sans Math', 'Noto Emoji'])
  expect(await families('سلام')).toEqual(['Noto Sans Arabic', 'Noto Sans Math', 'Noto Emoji'])
})

test('and behind the text family that ships, where the course has another', async () => {
  const other = {
    ...shippedFonts,
    text: { ...textFonts, regular: codeFont },
    fallbacks: [{ regular: textFonts.regular }, ...shippedFonts.fallbacks],
  }
  expect(await families('سلام', other)).toEqual(['Source Sans 3', 'Noto Sans Arabic', 'Noto Sans Math', 'Noto Emoji'])
})

test('speaker notes are looked at where they are printed', async () => {
  const deck = 'title: A deck\nslides:\n  - { layout: statement, text: Hello, notes: "A \ua66e" }\n'
  const codes = async (handouts: string): Promise<string[]> => {
    const { diagnostics } = await checkFiles({ 'decks/main.yaml': `handouts: [${handouts}]\n${deck}` })
    return diagnostics.map(({ code, message }) => `${code} ${message}`).filter((told) => told.startsWith('font/missing-glyph'))
  }
  expect(await codes('summary')).toEqual([])
  expect(await codes('notes')).toEqual([expect.stringContaining('U+A66E')])
})
