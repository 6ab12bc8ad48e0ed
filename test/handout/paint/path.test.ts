import { expect, test } from 'vitest'
import { renderPdf } from '../../../scripts/render-pdf.mjs'
import type { Operation } from '../../../src/handout/operations.ts'
import { paintHandout } from '../../../src/handout/paint.ts'
import { type PathOperation, paintPath, pathBox } from '../../../src/handout/paint/path.ts'
import { shaper } from '../../support/handout.ts'
import { metadata } from '../../support/tagged-pages.ts'

const path = (d: string, more: Partial<PathOperation> = {}): PathOperation => ({
  kind: 'path',
  x: 10,
  y: 20,
  scale: 2,
  d,
  fill: 'black',
  ...more,
})
const painted = (d: string): string => paintPath(path(d), 100)

test('stands at its place, y turned, in units of its scale', () => {
  expect(painted('M1 2L3 4H5V6C1 2 3 4 5 6Z')).toBe('q 0 0 0 rg 12 76 m 16 72 l 20 72 l 20 68 l 12 76 16 72 20 68 c h f Q')
})

test.each([
  ['relative', 'M1 2l2 2h2v2c-4-4-2-2 0 0z', 'M1 2L3 4H5V6C1 2 3 4 5 6Z'],
  ['written closely', 'M1,2L3,4H5V6C1,2,3,4,5,6zm1.5.5-2e0-1L0 0', 'M1 2L3 4 5 4 5 6C1 2 3 4 5 6ZM2.5 2.5L.5 1.5L0 0'],
  ['smooth', 'M0 0C1 1 2 1 3 0S5 -1 6 0', 'M0 0C1 1 2 1 3 0C4 -1 5 -1 6 0'],
  ['quadratic', 'M0 0Q3 3 6 0T12 0', 'M0 0C2 2 4 2 6 0C8 -2 10 -2 12 0'],
  ['relative and quadratic', 'M1 1q3 3 6 0t6 0', 'M1 1Q4 4 7 1Q10 -2 13 1'],
  ['an arc with flags that stand close', 'M0 0a5 5 0 01.5.5', 'M0 0A5 5 0 0 1 0.5 0.5'],
])('%s is the same as spelt out', (_, d, spelt) => {
  expect(painted(d)).toBe(painted(spelt))
})

test('numbers have three decimals at most, and no exponent', () => {
  const content = paintPath(
    path('M0.00000001 -0.0000001L1.23456789 1e-9A3.3 7.7 12 1 0 9.123 8.456', { scale: 0.0123, stroke: 'grey', strokeWidth: 3 }),
    800,
  )
  expect(content).not.toMatch(/\.\d{4}|e|-0 /)
  expect(content).toMatch(/ 0\.35 0\.35 0\.35 RG 0\.037 w .* B Q$/)
})

test('an arc goes where it should', () => {
  const box = pathBox(path('M0 5A5 5 0 0 1 10 5', { scale: 1 }), 100)
  // Half a circle above its ends.
  expect(box.map((value) => Math.round(value))).toEqual([10, 75, 20, 80])
})

test('neither filled nor stroked is no ink', () => {
  expect(paintPath({ kind: 'path', x: 0, y: 0, scale: 1, d: 'M0 0L1 1' }, 100)).toBe('')
})

test('is seen where it stands', async () => {
  const operations: Operation[] = [
    path('M0 0H10V10H0Z', { x: 20, y: 30, scale: 2 }),
    path('M0 0H20', { x: 60, y: 50, scale: 1, stroke: 'black', strokeWidth: 4 }),
  ]
  const [page] = await renderPdf(await paintHandout([{ width: 100, height: 100, operations }], metadata, await shaper()), 1)
  const dark = (x: number, y: number): boolean => (page?.rgba[(y * (page?.width ?? 0) + x) * 4] ?? 255) < 100
  expect([dark(21, 31), dark(39, 49), dark(18, 40), dark(30, 28), dark(42, 40), dark(30, 52)]).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
  expect([dark(70, 49), dark(70, 51), dark(70, 46), dark(70, 54)]).toEqual([true, true, false, false])
})
