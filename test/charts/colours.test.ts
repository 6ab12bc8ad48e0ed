import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Colour, likeColours } from '../../src/charts/colours.ts'
import { onSeries, palette } from '../../src/charts/palette.ts'

const colour = (hex: string): Colour => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour

test('the colours of series are told apart by everyone, and in greyscale', () => {
  expect(likeColours(palette.map(colour))).toEqual([])
})

/** WCAG 2.2: relative luminance, and the contrast of two colours. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = colour(hex).map((part) =>
    part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function typeOn(index: number): string {
  return /(#[\da-f]{6})\)$/.exec(onSeries(index))?.[1] ?? ''
}

test('each has a contrast of 3 : 1 on white, and what stands on it one of 4.5 : 1', () => {
  palette.forEach((hex, index) => {
    expect(contrast(hex, '#ffffff'), hex).toBeGreaterThanOrEqual(3)
    expect(contrast(typeOn(index), hex), `${typeOn(index)} on ${hex}`).toBeGreaterThanOrEqual(4.5)
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
    expect(contrast(hex, paper), `${hex} on ${paper}`).toBeGreaterThanOrEqual(3)
    const own = type ?? typeOn(index)
    expect(contrast(own, hex), `${own} on ${hex}`).toBeGreaterThanOrEqual(4.5)
  })
})

test('colours that are alike to somebody are named, with who cannot tell them apart', () => {
  expect(likeColours(['#c1352b', '#74700c'].map(colour))[0]?.viewings).toContain('deuteranopia')
  expect(likeColours(['#777777', '#7a7a7a'].map(colour))).toEqual([
    { first: 0, second: 1, viewings: ['normal sight', 'protanopia', 'deuteranopia', 'tritanopia', 'greyscale'] },
  ])
  expect(likeColours(['#0b5563', '#c38400', '#6b4a00'].map(colour))).toEqual([{ first: 0, second: 2, viewings: ['greyscale'] }])
})
