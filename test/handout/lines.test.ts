import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import createBidi from 'bidi-js'
import { visualOrder } from '../../src/handout/bidi.ts'
import { firstFit } from '../../src/handout/first-fit.ts'
import { type Line, breakLines, countLines } from '../../src/handout/lines.ts'
import { type Word, toWords } from '../../src/handout/words.ts'
import { type Inline, text } from '../../src/model/inline.ts'
import { scriptFonts, shaperIn, shapedText } from '../support/handout.ts'

const english = await shaperIn('en')
const german = await shaperIn('de')
const hebrew = await shaperIn('he', scriptFonts('he', 'א ع'))

const read = ({ runs }: Line): string => runs.map(({ run }) => run.text).join('')
const ink = (words: readonly Word[]): string => words.flatMap(({ runs }) => runs.map((run) => run.text)).join('')
const hyphened = (line: Line): boolean => read(line).endsWith('\u00ad')

const word = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(...'the of a model representations foundation, evaluation alignment (generation) at scale'.split(' ')),
  },
  fc.constantFrom(
    'Wahrscheinlichkeitsverteilung',
    'Größenordnung',
    'Sprachmodelle',
    '10 GB',
    'state-of-the-art',
    'https://example.org/a/b',
  ),
  fc.stringMatching(/^[a-z]{1,80}$/),
  fc.constantFrom('שלום', '(אב)', '١٢', '文心大模型', 'e\u0301', '👩‍💻', 'q\u0303'),
)
const prose = fc.array(word, { minLength: 1, maxLength: 40 }).map((words): Inline[] => [text(words.join(' '))])
const measure = fc.integer({ min: 3000, max: 40_000 })

describe.each([
  ['English', english],
  ['German', german],
  ['Hebrew', hebrew],
])('%s', (_, shaper) => {
  test('lines hold all of the text, none is too wide, and no way takes fewer', () => {
    fc.assert(
      fc.property(prose, measure, fc.constantFrom('pretty' as const, 'balance' as const), (inline, width, wrap) => {
        const words = toWords(inline, shaper, { tag: { role: 'P' } })
        const lines = breakLines(words, width, wrap)
        expect(lines.map(read).join('').replaceAll('\u00ad', '')).toBe(ink(words))
        for (const line of lines) {
          expect(line.width).toBeLessThan(width + 1)
          for (const { run, x } of line.runs) {
            expect(x).toBeGreaterThanOrEqual(-0.01)
            expect(x + run.width * run.scale).toBeLessThan(line.width + 0.01)
          }
        }
        expect(lines).toHaveLength(countLines(words, width))
        const whole = words.map(({ divisions: __, ...rest }) => rest)
        if (words.every((each) => each.width <= width)) expect(lines.length).toBeLessThanOrEqual(firstFit(whole, width + 0.5).length)
      }),
      { numRuns: 400, seed: 20261124 },
    )
  })

  test('no two lines in a row end in a hyphen, nor the last but one before part of a word', () => {
    fc.assert(
      fc.property(prose, measure, (inline, width) => {
        const words = toWords(inline, shaper, { tag: { role: 'P' } })
        if (words.some((each) => each.width > width)) return
        const lines = breakLines(words, width)
        lines.slice(1).forEach((line, index) => expect(hyphened(line) && hyphened(lines[index] as Line)).toBe(false))
        const before = lines.at(-2)
        if (before && hyphened(before)) expect(lines.at(-1)?.runs.length).toBeGreaterThan(1)
      }),
      { numRuns: 400, seed: 20261124 },
    )
  })
})

test('a word is divided only where its line would be short', () => {
  const divides = (before: string): boolean => {
    const words = toWords([text(`${before} representations at a very large scale and more`)], english, { tag: { role: 'P' } })
    const index = before.split(' ').length
    const room = words.slice(0, index).reduce((sum, each) => sum + each.width + each.space, 0)
    // The first syllable has just room.
    const [end] = firstFit(words, room + (words[index]?.divisions?.()[0]?.first.width ?? 0))
    return end?.division !== undefined
  }
  expect(divides('a model of')).toBe(true)
  expect(divides('a large language model of')).toBe(false)
})

test('no runt stands alone where a word can come down to it at no cost', () => {
  const words = toWords([text('They learn from raw data and are then tuned to follow our word.')], english)
  const all = words.reduce((sum, each) => sum + each.width + each.space, 0)
  const last = words.at(-1) as Word
  // Room for all but the last word.
  const lines = breakLines(words, all - last.width - (words.at(-2)?.space ?? 0) - last.space)
  expect(lines).toHaveLength(2)
  expect(lines[1]?.runs.length).toBeGreaterThan(1)
})

test('a heading is balanced', () => {
  const words = toWords([text('Foundation models exist for ten different modalities of data')], english, { tag: { role: 'H2' } })
  const all = words.reduce((sum, each) => sum + each.width + each.space, 0)
  const [first, second, ...others] = breakLines(words, all * 0.8, 'balance')
  expect(others).toEqual([])
  expect(Math.abs((first?.width ?? 0) - (second?.width ?? 0))).toBeLessThan(all * 0.15)
})

test('a word of joined letters that no line can hold is broken, never set over its neighbour', async () => {
  const arabic = await shaperIn('ar', scriptFonts('ar', 'بيانات'))
  const words = toWords([text('بيانات واسعة للمستخدمين')], arabic)
  const measure = Math.min(...words.map(({ width }) => width)) * 0.8
  const lines = breakLines(words, measure)
  for (const { width, runs } of lines) {
    expect(width).toBeLessThanOrEqual(measure + 1)
    for (const { run, x } of runs) expect(x + run.width * run.scale).toBeLessThanOrEqual(measure + 1)
  }
  expect(lines.map(read).join('')).toBe('بياناتواسعةللمستخدمين')
})

test('a word that no line can hold is divided by hyphens before it is broken anywhere', () => {
  const words = toWords([text('Wahrscheinlichkeitsverteilung')], german, { tag: { role: 'TD' } })
  const lines = breakLines(words, 6000)
  expect(lines.map(read)).toEqual(['Wahrschein\u00ad', 'lichkeitsver\u00ad', 'teilung'])
})

test('a word that no line can hold and that is read from right to left is cut in the order of reading, marks with their letters', async () => {
  const long = 'אבגדהוזחטיכלמנסעפצקרשת'.replaceAll(/[ב-ש]/g, '$&\u05b8')
  const words = toWords([text(long)], await shaperIn('he', scriptFonts('he', 'א')))
  const lines = breakLines(words, 4000)
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.every(({ width }) => width <= 4000)).toBe(true)
  expect(lines.map(read).join('')).toBe(long.normalize())
  expect(lines.map(read).filter((line) => /^\p{Mark}/u.test(line))).toEqual([])
  const seen = lines.flatMap(({ runs }) => runs.map(({ run }) => Array.from(shapedText(run)).toReversed().join('')))
  expect(seen.join('').replaceAll(/\p{Mark}/gu, '')).toBe(long.replaceAll(/\p{Mark}/gu, ''))
})

describe('bidi', () => {
  /** What is seen of a line from left to right; brackets as they are written. */
  const seen = (line: Line, width: number, fromRight: boolean): string =>
    line.runs
      .map(({ run, x }) => ({ run, left: fromRight ? width - x - run.width * run.scale : x }))
      .toSorted((a, b) => a.left - b.left)
      .map(({ run }) => shapedText(run))
      .join(' ')

  test.each([
    ['he', 'שלום GPT-4 (אב) 12.', '. 12 ) בא ( GPT-4 םולש'],
    ['he', 'An English paragraph.', 'An English paragraph.'],
    ['en', 'The word שלום עולם here', 'The word םלוע םולש here'],
  ])('%s: %s', async (language, value, expected) => {
    const words = toWords([text(value)], await shaperIn(language, scriptFonts('he', 'א')))
    const [line, ...others] = breakLines(words, 100_000)
    expect(others).toEqual([])
    expect(seen(line as Line, line?.width ?? 0, language === 'he').replaceAll(' ', '')).toBe(expected.replaceAll(' ', ''))
    // Reading order is not the order in which runs stand.
    expect(read(line as Line)).toBe(value.replaceAll(' ', ''))
  })

  test('pieces are ordered as the algorithm orders characters', () => {
    const { getEmbeddingLevels, getReorderedIndices } = createBidi() as ReturnType<typeof createBidi> & {
      getReorderedIndices(value: string, levels: { levels: Uint8Array }): number[]
    }
    fc.assert(
      fc.property(fc.stringMatching(/^[abאב1(). -]{1,30}$/), fc.constantFrom('ltr' as const, 'rtl' as const), (value, direction) => {
        const inner = `x${value}x`
        const levels = getEmbeddingLevels(inner, direction)
        expect(visualOrder([...levels.levels])).toEqual(getReorderedIndices(inner, levels))
      }),
    )
  })
})
