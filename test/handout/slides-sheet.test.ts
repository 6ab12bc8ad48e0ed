import { describe, expect, test } from 'vitest'
import type { HandoutDeck } from '../../src/handout/blocks.ts'
import { pageFrame } from '../../src/handout/frame.ts'
import type { Page } from '../../src/handout/operations.ts'
import { loadLanguage } from '../../src/handout/language.ts'
import { layoutSlidesSheet } from '../../src/handout/slides-sheet.ts'
import type { HandoutSettings } from '../../src/model/handout.ts'
import { text } from '../../src/model/inline.ts'
import { handoutDeck, points, shaper, textBoxes } from '../support/handout.ts'
import { isWithin, linesOn, overlap, quiz, slidesOn, statement, wordsOn } from '../support/sheets.ts'

const shape = await shaper()
const fromRight = { ...shape, language: await loadLanguage('he') }
const millimetre = 72 / 25.4
const contents = [
  ...Array.from({ length: 6 }, (_, index) => statement(`Slide ${index}`)),
  quiz('Why?'),
  points('Over three pages', [[text('A point')]]),
  statement('Last'),
]
const slideOfPage = [0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 7, 8]
const counts = [2, 3, 4, 6] as const

function deckWith(settings: Partial<HandoutSettings>, more: Partial<HandoutDeck> = {}): HandoutDeck {
  return handoutDeck(contents, { ...more, handout: { forms: ['slides-handout'], slidesPerPage: 3, largePrint: false, ...settings } })
}

function pagesOf(deck: HandoutDeck): readonly Page[] {
  return layoutSlidesSheet(deck, slideOfPage, deck.language === 'he' ? fromRight : shape).pages
}

describe.each(counts)('%i slides a page', (slidesPerPage) => {
  const decks = [
    deckWith({ slidesPerPage }),
    deckWith({ slidesPerPage }, { paper: 'letter', size: '4:3' }),
    deckWith({ slidesPerPage, binding: 'left', url: 'https://example.org/' }),
    deckWith({ slidesPerPage, binding: 'top' }, { language: 'he' }),
  ]

  test.each(decks)('has every page of the print once and in order, but for the answer', (deck) => {
    const { pages, preset, fill } = layoutSlidesSheet(deck, slideOfPage, shape)
    const shown = pages.map((page) => slidesOn(page).map((slide) => slide.page))
    expect(shown.flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11])
    expect(shown.slice(0, -1).every(({ length }) => length === slidesPerPage)).toBe(true)
    expect(pages).toHaveLength(Math.ceil(11 / slidesPerPage))
    expect(preset).toBe(`${slidesPerPage} slides a page`)
    expect(fill).toBeCloseTo(11 / (pages.length * slidesPerPage))
  })

  test.each(decks)('keeps to the frame; slides, lines and numbers keep off each other', (deck) => {
    const frame = pageFrame(deck, 10 * millimetre)
    for (const page of pagesOf(deck)) {
      const slides = slidesOn(page)
      for (const slide of slides) {
        expect(isWithin(slide, frame)).toBe(true)
        expect(slide.width / slide.height).toBeCloseTo(deck.size === '4:3' ? 4 / 3 : 16 / 9)
        expect(slides.filter((other) => overlap(slide, other))).toHaveLength(1)
      }
      const words = textBoxes(page.operations).map(({ x, y, width, size }) => ({ left: x, top: y - 0.7 * size, width, height: 0.7 * size }))
      for (const word of words) {
        expect(isWithin(word, frame)).toBe(true)
        expect(slides.some((slide) => overlap(slide, word))).toBe(false)
      }
      const lines = linesOn(page)
      expect(lines.length).toBeGreaterThanOrEqual(2 * slides.length)
      for (const { x, y, width } of lines) {
        const line = { left: x, top: y - 0.2, width, height: 0.4 }
        expect(isWithin(line, frame)).toBe(true)
        expect(slides.some((slide) => overlap({ ...slide, height: slide.height - 1 }, line))).toBe(false)
        expect(words.some((word) => overlap(word, line))).toBe(false)
      }
    }
  })

  test('all slides of a sheet are of one size', () => {
    const widths = new Set(pagesOf(deckWith({ slidesPerPage })).flatMap((page) => slidesOn(page).map(({ width }) => width.toFixed(3))))
    expect(widths.size).toBe(1)
  })

  test('a deck that is read from the right has everything in a mirror', () => {
    const [left, right] = [deckWith({ slidesPerPage }), deckWith({ slidesPerPage }, { language: 'he' })].map((deck) => pagesOf(deck)[1])
    if (!left || !right) throw new Error('there is no second page')
    const mirrored = ({ x, width }: { x: number; width: number }): number => left.width - x - width
    expect(linesOn(right).map(({ x, y }) => [x.toFixed(2), y.toFixed(2)])).toEqual(
      linesOn(left).map((line) => [mirrored(line).toFixed(2), line.y.toFixed(2)]),
    )
    expect(slidesOn(right).map(({ page, left: x }) => [page, x.toFixed(2)])).toEqual(
      slidesOn(left).map((slide) => [slide.page, mirrored({ x: slide.left, width: slide.width }).toFixed(2)]),
    )
  })
})

describe('a sheet', () => {
  test('numbers slides as they are numbered in the hall, and pages in their foot', () => {
    const pages = pagesOf(deckWith({}))
    const artifacts = pages.map((page) => wordsOn(page).artifacts)
    expect(artifacts[2]).toBe('7 9 10 A deck Page 3 of 4')
    expect(artifacts[3]).toBe('11 12 A deck Page 4 of 4')
  })

  test('tells slides by number and title, under one heading', () => {
    const [first, , third] = pagesOf(deckWith({}))
    if (!first || !third) throw new Error('there are too few pages')
    expect(slidesOn(first).map(({ alt }) => alt)).toEqual(['Slide 1: Slide 0', 'Slide 2: Slide 1', 'Slide 3: Slide 2'])
    expect(slidesOn(third).map(({ alt }) => alt)).toEqual([
      'Slide 7: Check your understanding',
      'Slide 9: Over three pages',
      'Slide 10: Over three pages',
    ])
    expect(wordsOn(first).read).toContain('A deck')
    expect(wordsOn(third).read).toBe('')
  })

  test('three a page: the lines meet the lower edge of their slide', () => {
    const [first] = pagesOf(deckWith({}))
    if (!first) throw new Error('there is no page')
    for (const { top, height } of slidesOn(first)) {
      expect(linesOn(first).filter(({ y }) => Math.abs(y - top - height) < 0.01)).toHaveLength(1)
    }
  })

  test('a long title in the foot is cut before the number of the page', () => {
    const long = 'A title that goes on and on '.repeat(6).trim()
    const pages = pagesOf(deckWith({}, { title: [text(long)] }))
    const { artifacts } = wordsOn(pages[1] as Page)
    expect(artifacts).toMatch(/^4 5 6 A title .*…? Page 2 of 4$/)
    expect(artifacts).toContain('…')
  })

  test('a title that would leave no room has a page of its own', () => {
    const pages = pagesOf(deckWith({}, { title: [text('word '.repeat(150).trim())] }))
    expect(pages.map((page) => slidesOn(page).length)).toEqual([0, 3, 3, 3, 2])
  })

  test('a deck without slides has a page with its title', () => {
    const { pages, fill } = layoutSlidesSheet(handoutDeck([]), [], shape)
    expect(pages.map((page) => wordsOn(page).read)).toEqual(['A course A deck'])
    expect(fill).toBe(0)
  })
})
