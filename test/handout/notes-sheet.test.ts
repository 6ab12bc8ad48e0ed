import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HandoutDeck } from '../../src/handout/blocks.ts'
import { setFormulas } from '../../src/handout/formula.ts'
import { formulasOfNotes } from '../../src/handout/formula-uses.ts'
import { pageFrame } from '../../src/handout/frame.ts'
import { loadLanguage } from '../../src/handout/language.ts'
import { layoutNotes } from '../../src/handout/notes-sheet.ts'
import type { Operation, Page } from '../../src/handout/operations.ts'
import { type Inline, text } from '../../src/model/inline.ts'
import { handoutDeck, points, shaper, textBoxes } from '../support/handout.ts'
import { isWithin, linesOn, overlap, quiz, slidesOn, statement, wordsOn } from '../support/sheets.ts'

const shape = await shaper()
const fromRight = { ...shape, language: await loadLanguage('he') }
const millimetre = 72 / 25.4
const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')

function pagesOf(deck: HandoutDeck, slideOfPage = deck.slides.map((_, index) => index)): readonly Page[] {
  return layoutNotes(deck, slideOfPage, deck.language === 'he' ? fromRight : shape).pages
}

/** How many lines of notes stand on each page, by their baselines. */
function noteLineCounts(pages: readonly Page[]): number[] {
  return pages.map(({ operations }) => {
    const isNote = (operation: Operation): boolean =>
      operation.kind === 'text' && operation.run.tag?.role === 'P' && Math.round(operation.size) === 12
    return new Set(operations.filter(isNote).map(({ y }) => y.toFixed(1))).size
  })
}

describe('the notes', () => {
  test('have a page a slide: number and title, then what is said', () => {
    const pages = pagesOf(handoutDeck([statement('First', [text('Say this.')]), statement('Second', [text('Say that.')])]))
    expect(pages.map((page) => wordsOn(page).read)).toEqual(['A course A deck 1 First Say this.', '2 Second Say that.'])
    expect(pages.map((page) => wordsOn(page).artifacts)).toEqual([
      'A deck · Speaker notes Page 1 of 2',
      'A deck · Speaker notes Page 2 of 2',
    ])
  })

  test('show the answer of a quiz, under the numbers of both its pages', () => {
    const pages = pagesOf(handoutDeck([statement('First'), quiz('Why?')]), [0, 1, 1])
    expect(pages.map((page) => slidesOn(page).map((slide) => slide.page))).toEqual([[0], [2]])
    expect(wordsOn(pages[1] as Page).read.replace('– ', '–')).toBe('2–3 Check your understanding')
  })

  test('show all pages of a slide that goes on, without one over another', () => {
    for (const count of [2, 3, 4, 7, 30]) {
      const pages = pagesOf(
        handoutDeck([points('Long', [[text('A point')]])]),
        Array.from({ length: count }, () => 0),
      )
      const slides = pages.flatMap(slidesOn)
      expect(slides.map((slide) => slide.page)).toEqual(Array.from({ length: count }, (_, index) => index))
      for (const page of pages) {
        const on = slidesOn(page)
        for (const slide of on) expect(on.filter((other) => overlap(slide, other))).toHaveLength(1)
      }
    }
  })

  test('go on over further pages under a head, every word once and in order', () => {
    const pages = pagesOf(handoutDeck([statement('Long', [text(words(1500))]), statement('Next')]))
    expect(pages.length).toBeGreaterThan(3)
    const read = pages.map((page) => wordsOn(page).read).join(' ')
    expect(read).toBe(`A course A deck 1 Long ${words(1500)} 2 Next`)
    expect(wordsOn(pages[1] as Page).artifacts).toContain('1 Long (continued)')
    expect(slidesOn(pages[1] as Page)).toEqual([])
  })

  test('never leave one line of a paragraph alone at the foot or the head of a page', () => {
    // A few words more each time move the break through all places of a paragraph.
    for (let before = 100; before < 300; before += 4) {
      const said: Inline[] = [text(words(before)), { kind: 'break' }, text(words(90))]
      const pages = pagesOf(handoutDeck([statement('S', said)]))
      for (const count of noteLineCounts(pages)) expect(count, `${before} words`).not.toBe(1)
      for (const page of pages.slice(1)) expect(firstLines(page), `${before} words`).toBeGreaterThan(1)
    }
  })

  test('are set in the paragraphs of their author', () => {
    const said: Inline[] = [text('One.'), { kind: 'break' }, text('Two.'), { kind: 'break' }, { kind: 'break' }, text('Three.')]
    const [page] = pagesOf(handoutDeck([statement('S', said)]))
    const boxes = textBoxes(page?.operations ?? [])
    const [one = 0, two = 0, three = 0] = ['One.', 'Two.', 'Three.'].map((word) => boxes.find((box) => box.text === word)?.y)
    expect(two - one).toBeGreaterThan(17)
    expect(three - two).toBeGreaterThan(two - one + 5)
    const tags = page?.operations.flatMap((operation) =>
      operation.kind === 'text' && /^(One|Two|Three)/.test(operation.run.text) ? [operation.run.tag] : [],
    )
    expect(new Set(tags).size).toBe(3)
  })

  test('carry their links and citations', () => {
    const said: Inline[] = [
      { kind: 'link', href: 'https://example.org/', children: [text('there')] },
      { kind: 'cite', numbers: [2, 5] },
    ]
    const [page] = pagesOf(handoutDeck([statement('S', said)]))
    expect(page?.operations.flatMap((operation) => (operation.kind === 'link' ? [operation.href] : []))).toEqual(['https://example.org/'])
    expect(page && wordsOn(page).read).toContain('[2,\u00a05]'.replaceAll('\u00a0', ' '))
  })

  test('have formulas as outlines, in what is said and in the title', async () => {
    const tex = String.raw`\frac{a}{b}`
    const deck = handoutDeck([
      {
        layout: 'points',
        title: [{ kind: 'math', tex: 'x^2' }],
        items: [[text('A')]],
        notes: [text('So '), { kind: 'math', tex }, text(' it is. '.repeat(60))],
      },
    ])
    const { find, faults } = await setFormulas(formulasOfNotes(deck), shape)
    const [page] = layoutNotes(deck, [0], { ...shape, formula: find }).pages
    const outlines = page?.operations.flatMap((operation) => (operation.kind === 'path' ? [operation.tag?.alt] : []))
    expect([faults, outlines]).toEqual([[], ['x^2', tex]])
  })

  test('tell what no page can hold, and where', async () => {
    const tall: Inline = { kind: 'math', tex: `\\begin{matrix} ${Array.from({ length: 38 }, () => '1').join('\\\\ ')} \\end{matrix}` }
    const deck = handoutDeck([statement('First'), statement('Tall', [text('see '), tall])], { paper: 'letter' })
    const { find } = await setFormulas(formulasOfNotes(deck), shape)
    const { pages, overflow } = layoutNotes(deck, [0, 1], { ...shape, formula: find })
    expect(pages).toEqual([])
    expect(overflow).toEqual({ slide: 1, lines: expect.any(Number) })
    expect(overflow?.lines).toBeGreaterThan(0)
  })

  test('leave lines to write on where there is room, below all else', () => {
    const [empty, full] = pagesOf(handoutDeck([statement('S'), statement('T', [text(words(420))])]))
    if (!empty || !full) throw new Error('there are too few pages')
    const lines = linesOn(empty)
    expect(lines.length).toBeGreaterThan(12)
    const lowest = Math.max(...textBoxes(empty.operations).flatMap(({ y, size }) => (size > 10 ? [y] : [])))
    expect(Math.min(...lines.map(({ y }) => y))).toBeGreaterThan(lowest + 10)
    expect(linesOn(full)).toEqual([])
  })

  test('have one H1 and under it an H2 for each slide', () => {
    const pages = pagesOf(handoutDeck([statement('First'), quiz('Why?'), points('Points', [[text('A')]])]), [0, 1, 1, 2])
    const headings = pages
      .flatMap(({ operations }) => operations)
      .flatMap((operation) => (operation.kind === 'text' && operation.run.tag?.role.startsWith('H') ? [operation.run.tag] : []))
    expect([...new Set(headings)].map(({ role }) => role)).toEqual(['H1', 'H2', 'H2', 'H2'])
  })

  test('a deck that is read from the right has them at the right', () => {
    const deck = handoutDeck([statement('S', [text('Said')]), statement('T', [text('Said')])], { language: 'he' })
    const frame = pageFrame(deck, 17 * millimetre)
    const [, page] = pagesOf(deck)
    const right = frame.left + frame.width
    const [slide] = page ? slidesOn(page) : []
    expect((slide?.left ?? 0) + (slide?.width ?? 0)).toBeCloseTo(right)
    const said = textBoxes(page?.operations ?? []).find((box) => box.text === 'Said')
    expect((said?.x ?? 0) + (said?.width ?? 0)).toBeCloseTo(right, 0)
  })
})

/** How many lines of its first paragraph stand on a page. */
function firstLines({ operations }: Page): number {
  const texts = operations.flatMap((operation) => (operation.kind === 'text' && operation.run.tag?.role === 'P' ? [operation] : []))
  const first = texts[0]?.run.tag
  return new Set(texts.filter(({ run }) => run.tag === first).map(({ y }) => y.toFixed(1))).size
}

const word = fc.oneof(fc.stringMatching(/^[a-z]{1,12}$/), fc.stringMatching(/^[a-z]{150,200}$/), fc.constantFrom('Größe', 'Σ', '→'))
const prose = fc.array(word, { minLength: 1, maxLength: 300 }).map((all) => text(all.join(' ')))
const notes = fc
  .array(prose, { maxLength: 6 })
  .map((all): Inline[] => all.flatMap((said, index): Inline[] => (index === 0 ? [said] : [{ kind: 'break' }, said])))
const slide = fc.record({ title: fc.array(word, { minLength: 1, maxLength: 60 }), notes, pages: fc.integer({ min: 1, max: 40 }) })

test('whatever is said: inside the margins, nothing over anything, every word', () => {
  fc.assert(
    fc.property(
      fc.array(slide, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('a4' as const, 'letter' as const),
      fc.constantFrom('16:9' as const, '4:3' as const),
      (slides, paper, size) => {
        const deck = handoutDeck(
          slides.map((each) => statement(each.title.join(' '), each.notes)),
          { paper, size },
        )
        const slideOfPage = slides.flatMap((each, index) => Array.from({ length: each.pages }, () => index))
        const frame = pageFrame(deck, 16 * millimetre)
        const pages = pagesOf(deck, slideOfPage)
        expect(pages.flatMap(slidesOn).map(({ page }) => page)).toEqual(slideOfPage.map((_, page) => page))
        for (const page of pages) {
          const shown = slidesOn(page)
          const lines = textBoxes(page.operations).map(({ x, y, width, size: high }) => ({
            left: x,
            top: y - 0.7 * high,
            width,
            height: 0.7 * high,
          }))
          for (const box of [...shown, ...lines]) expect(isWithin(box, frame)).toBe(true)
          for (const line of lines) expect(shown.some((each) => overlap(each, line))).toBe(false)
        }
        const read = pages.map((page) => wordsOn(page).read.replaceAll(' ', '')).join('')
        for (const each of slides) {
          const said = each.notes.map((node) => (node.kind === 'text' ? node.text.replaceAll(' ', '') : '')).join('')
          expect(read.includes(said)).toBe(true)
        }
      },
    ),
    { numRuns: 40 },
  )
})
