import { expect, test } from 'vitest'
import { deckColours, deckFonts } from '../../src/export/colours.ts'
import { languageTag } from '../../src/export/language-tag.ts'

test('colours are those of the theme, mixed from the accent of the course', () => {
  const tokens = new Map([
    ['--brand', '#000000'],
    ['--accent', 'var(--brand)'],
    ['--paper', '#fefefe'],
    ['--night-ink', '#111111'],
    ['--scrim-muted', '#eeeeee'],
  ])
  expect(deckColours(tokens, '#7a1f5c')).toMatchObject({ accent: '#7a1f5c', paper: '#fefefe', ink: '#14202b' })
  // Over a picture under a dark scrim text is light, whatever the ground of title slides is.
  expect(deckColours(tokens, undefined)).toMatchObject({ 'night-ink': '#111111', 'scrim-ink': '#ffffff', 'scrim-muted': '#eeeeee' })
})

test('fonts are those of the theme or of the course, but for files that no other machine knows', () => {
  const tokens = new Map([['--font-text', "'Atkinson', sans-serif"]])
  expect(deckFonts(tokens, {})).toEqual({ text: 'Atkinson', code: 'Source Code Pro' })
  expect(deckFonts(tokens, { text: 'Inter', code: 'Course Code' })).toEqual({ text: 'Inter', code: 'Source Code Pro' })
})

test('a language has the country that it is spoken in most', () => {
  expect(['en', 'de', 'de-CH', 'he', 'xx-'].map(languageTag)).toEqual(['en-US', 'de-DE', 'de-CH', 'he-IL', 'en-US'])
})
