import { expect, test } from 'vitest'
import { type Colour, contrast, hex, parseHex } from '../../src/model/colour.ts'

const colour = (text: string): Colour => parseHex(text) ?? [0, 0, 0, 0]

// Source: the examples of WCAG's understanding documents, and WebAIM's contrast checker.
test.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#fff', 4.54],
  ['#ff0000', '#ffffff', 4],
  ['#123456', '#123456', 1],
])('%s on %s has a contrast of %d', (text, ground, ratio) => {
  expect(contrast(colour(text), colour(ground))).toBeCloseTo(ratio, 1.9)
  expect(contrast(colour(ground), colour(text))).toBeCloseTo(ratio, 1.9)
})

test('hex colours are read and written', () => {
  expect(hex(colour('#7A1f5c'))).toBe('#7a1f5c')
  expect(hex(colour('#abc'))).toBe('#aabbcc')
  for (const text of ['7a1f5c', '#12', '#12345', '#1234567', 'red', '#ggg']) expect(parseHex(text)).toBeUndefined()
})
