import { expect, test } from 'vitest'
import { ladder } from '../../src/handout/preset.ts'
import { qrCode } from '../../src/handout/qr.ts'
import { setTitle } from '../../src/handout/title.ts'
import { text } from '../../src/model/inline.ts'
import { handoutFields } from '../../src/model/handout.ts'
import { handoutDeck, shaper, textBoxes } from '../support/handout.ts'

const shape = await shaper()
const [preset] = ladder as [(typeof ladder)[number]]
const settings = handoutDeck([]).handout

test('without an address there is no code', () => {
  const { operations } = setTitle(handoutDeck([]), 480, preset, shape)
  expect(operations.some(({ kind }) => kind === 'path' || kind === 'link')).toBe(false)
})

test('an address is printed as one types it, leads there, and stands as a code beside it', () => {
  const url = 'https://www.example.org/courses/fm/'
  const deck = handoutDeck([], { lecturer: 'Ada Łukasiewicz', handout: { ...settings, url } })
  const { operations, height } = setTitle(deck, 480, preset, shape)
  const boxes = textBoxes(operations)
  expect(boxes.map(({ text }) => text).join('')).toContain('example.org/courses/fm')
  expect(operations.flatMap((operation) => (operation.kind === 'link' ? [operation.href] : []))).toEqual([url])
  const code = operations.find((operation) => operation.kind === 'path')
  const side = (code?.scale ?? 0) * qrCode(url).size
  expect(side).toBeCloseTo((20 * 72) / 25.4, 0)
  expect((code?.x ?? 0) + side).toBeCloseTo(480, 3)
  expect(height).toBeGreaterThan(side)
  // Its quiet zone is four modules wide. Source: ISO/IEC 18004.
  const quiet = (code?.x ?? 0) - 4 * (code?.scale ?? 0)
  for (const box of boxes) expect(box.x + box.width, box.text).toBeLessThan(quiet)
  expect(code?.tag).toMatchObject({ role: 'Figure', alt: 'QR code: example.org/courses/fm' })
})

test('the course, the lecturer, the date and that of the data stand on it; a course that is called like the deck once', () => {
  const said = (more: Parameters<typeof handoutDeck>[1]): string =>
    textBoxes(setTitle(handoutDeck([], more), 480, preset, shape).operations)
      .map((box) => box.text)
      .join(' ')
      .replaceAll(/\s+/g, ' ')
  const facts = { lecturer: 'Ada', institution: 'ETH', date: '2026-11-24', data: { asOf: '2026-11', source: [text('our list')] } }
  expect(said({ ...facts, subtitle: [text('Under it')] })).toBe('A course A deck Under it Ada ETH 2026-11-24 Data as of 2026-11 · our list')
  expect(said({ course: 'A deck' })).toBe('A deck')
})

test('a code still reads with 15 % of it lost', () => {
  // The first two modules under the upper left finder say the level: dark and light is M. Source: ISO/IEC 18004, 7.9.
  expect(qrCode('https://example.org').d).toContain('M0 8H1V9H0Z')
})

test('the longest address has modules that a telephone tells apart, and none is longer', () => {
  const url = `https://example.org/${'a'.repeat(230)}`
  // A third of a millimetre.
  expect(20 / qrCode(url).size).toBeGreaterThan(0.32)
  expect(handoutFields.url.safeParse(url).success).toBe(true)
  expect(handoutFields.url.safeParse(`${url}a`).success).toBe(false)
})

test('a code has its three finder patterns', () => {
  const { size, d } = qrCode('https://example.org')
  // The rows of a finder: seven modules, then its ring.
  expect(d).toMatch(/^M0 0H7V1H0Z/)
  expect(d).toContain(`M${size - 7} 0H${size}V1H${size - 7}Z`)
  expect(d).toContain(`M0 ${size - 1}H7V${size}H0Z`)
})
