import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { likeColours } from '../../src/charts/colours.ts'
import { onSeries, palette } from '../../src/charts/palette.ts'
import { type Colour, contrast, parseHex } from '../../src/model/colour.ts'

function colour(text: string): Colour {
  const parsed = parseHex(text)
  if (!parsed) throw new Error(`${text} is no colour`)
  return parsed
}

test('the colours of series are told apart by everyone, and in greyscale', () => {
  expect(likeColours(palette.map(colour))).toEqual([])
})

function contrastOf(one: string, other: string): number {
  return contrast(colour(one), colour(other))
}

function typeOn(index: number): string {
  return /(#[\da-f]{6})\)$/.exec(onSeries(index))?.[1] ?? ''
}

test('each has a contrast of 3 : 1 on white, and what stands on it one of 4.5 : 1', () => {
  palette.forEach((hex, index) => {
    expect(contrastOf(hex, '#ffffff'), hex).toBeGreaterThanOrEqual(3)
    expect(contrastOf(typeOn(index), hex), `${typeOn(index)} on ${hex}`).toBeGreaterThanOrEqual(4.5)
  })
})

/** The series that a theme declares for its own ground, in order. */
function seriesOf(css: string): string[] {
  return [...css.matchAll(/--chart-(\d): (#[\da-f]{6});/g)].map(([, index, hex]) => `${index} ${hex}`)
}

test('the theme has the same colours', () => {
  expect(seriesOf(readFileSync('themes/deckhand.css', 'utf8'))).toEqual(
    expect.arrayContaining(palette.map((hex, index) => `${index + 1} ${hex}`)),
  )
})

test.each(['deckhand-dark', 'chalk'])('so has the theme %s its own, on its own paper', (name) => {
  const css = readFileSync(`themes/${name}.css`, 'utf8')
  const series = seriesOf(css).map((named) => named.slice(2))
  expect(series).toHaveLength(palette.length)
  expect(likeColours(series.map(colour))).toEqual([])
  const [, paper = ''] = /--paper: (#[\da-f]{6});/.exec(css) ?? []
  const [, type] = /--on-chart: (#[\da-f]{6});/.exec(css) ?? []
  series.forEach((hex, index) => {
    expect(contrastOf(hex, paper), `${hex} on ${paper}`).toBeGreaterThanOrEqual(3)
    const own = type ?? typeOn(index)
    expect(contrastOf(own, hex), `${own} on ${hex}`).toBeGreaterThanOrEqual(4.5)
  })
})

test('colours that are alike to somebody are named, with who cannot tell them apart', () => {
  expect(likeColours(['#c1352b', '#74700c'].map(colour))[0]?.viewings).toContain('deuteranopia')
  expect(likeColours(['#777777', '#7a7a7a'].map(colour))).toEqual([
    { first: 0, second: 1, viewings: ['normal sight', 'protanopia', 'deuteranopia', 'tritanopia', 'greyscale'] },
  ])
  expect(likeColours(['#0b5563', '#c38400', '#6b4a00'].map(colour))).toEqual([{ first: 0, second: 2, viewings: ['greyscale'] }])
})
