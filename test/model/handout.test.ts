import { expect, test } from 'vitest'
import { handoutSettings } from '../../src/model/handout.ts'

test('a deck goes before its course, and what neither says has a default', () => {
  expect(handoutSettings({}, {})).toEqual({ forms: ['summary'], slidesPerPage: 3, largePrint: false })
  const course = {
    handouts: ['notes' as const],
    slidesPerPage: 2 as const,
    largePrint: true,
    binding: 'top' as const,
    url: 'https://a.org',
  }
  const { handouts: forms, ...rest } = course
  expect(handoutSettings({}, course)).toEqual({ forms, ...rest })
  const deck = {
    handouts: ['guided' as const],
    slidesPerPage: 6 as const,
    largePrint: false,
    binding: 'left' as const,
    url: 'https://b.org',
  }
  const { handouts: own, ...more } = deck
  expect(handoutSettings(deck, course)).toEqual({ forms: own, ...more })
})

test('forms stand once each, in one order', () => {
  expect(handoutSettings({ handouts: ['notes', 'summary', 'notes'] }, {}).forms).toEqual(['summary', 'notes'])
  expect(handoutSettings({ handouts: [] }, { handouts: ['notes'] }).forms).toEqual([])
})
