import { expect, test } from 'vitest'
import { shownText } from '../../src/slides/shown-text.ts'

const slides = { slides: ['<p>straße</p>'], css: '', width: 1280, height: 720, notes: [['note']] }

test('what a page shows: slides, notes, and what its theme puts in', () => {
  expect(shownText({ ...slides, css: `li::before { content: "\\2192 x" }` })).toBe('<p>straße</p>\nnote\n "→x" ')
})

test('a theme that shows capitals needs both cases of every letter', () => {
  const text = shownText({ ...slides, css: 'h2 { text-transform: uppercase }' })
  expect(text).toContain('STRASSE')
  expect(shownText({ ...slides, slides: ['ÄÖ'], css: 'h2 { font-variant: small-caps }' })).toContain('äö')
})

test('of formulas only the letters that the fonts of mathematics do not have', () => {
  const html = '<p>a <span class="katex"><span class="katex-html"><span>∑θ𝓛x</span><span>Я ł</span></span></span> ∞</p>'
  expect(shownText({ ...slides, slides: [html, `${html}b`], notes: [] })).toBe('<p>a Яł ∞</p>\n<p>a Яł ∞</p>b')
})
