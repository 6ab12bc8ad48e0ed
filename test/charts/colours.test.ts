import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Colour, likeColours } from '../../src/charts/colours.ts'
import { onSeries, palette } from '../../src/charts/palette.ts'

const colour = (hex: string): Colour => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour

test('the colours of series are told apart by everyone, and in greyscale', () => {
  expect(likeColours(palette.map(colour))).toEqual([])
})

test('each has a contrast of 3 : 1 on white, and what stands on it one of 4.5 : 1', () => {
  // WCAG 2.2, relative luminance.
  const linear = (part: number): number => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)
  const luminance = (hex: string): number => {
    const [red, green, blue] = colour(hex).map(linear) as [number, number, number]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  palette.forEach((hex, index) => {
    expect(1.05 / (luminance(hex) + 0.05), hex).toBeGreaterThanOrEqual(3)
    const [, type = ''] = /(#[\da-f]{6})\)$/.exec(onSeries(index)) ?? []
    const [dark = 0, light = 0] = [luminance(hex), luminance(type)].sort((a, b) => a - b)
    expect((light + 0.05) / (dark + 0.05), `${type} on ${hex}`).toBeGreaterThanOrEqual(4.5)
  })
})

test('the theme has the same colours', () => {
  const theme = readFileSync('themes/deckhand.css', 'utf8')
  palette.forEach((hex, index) => expect(theme).toContain(`--chart-${index + 1}: ${hex};`))
})

test('colours that are alike to somebody are named, with who cannot tell them apart', () => {
  expect(likeColours(['#c1352b', '#74700c'].map(colour))[0]?.viewings).toContain('deuteranopia')
  expect(likeColours(['#777777', '#7a7a7a'].map(colour))).toEqual([
    { first: 0, second: 1, viewings: ['normal sight', 'protanopia', 'deuteranopia', 'tritanopia', 'greyscale'] },
  ])
  expect(likeColours(['#0b5563', '#c38400', '#6b4a00'].map(colour))).toEqual([{ first: 0, second: 2, viewings: ['greyscale'] }])
})
