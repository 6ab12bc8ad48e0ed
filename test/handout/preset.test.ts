import { describe, expect, test } from 'vitest'
import { guidedLadder, ladder, largePrint, onGrid, tightest, typeSize } from '../../src/handout/preset.ts'

const tenMillimetres = (10 * 72) / 25.4

describe('the ladder', () => {
  test('goes from the roomiest to the tightest, two columns before three', () => {
    ladder.slice(1).forEach((preset, index) => {
      const before = ladder[index] ?? preset
      for (const key of ['size', 'line', 'groupGap', 'itemGap', 'margin'] as const) {
        expect(preset[key], `${key} of ${preset.name}`).toBeLessThanOrEqual(before[key])
      }
      if (preset.line === before.line && preset.margin === before.margin && preset.itemGap === before.itemGap) {
        expect(preset.columns, preset.name).toBeGreaterThan(before.columns)
      }
    })
  })

  test.each([...ladder, ...guidedLadder, largePrint])('$name: never under 9 pt, margins never under 10 mm', (preset) => {
    expect(preset.size).toBeGreaterThanOrEqual(9)
    expect(typeSize(preset, 'table')).toBeGreaterThanOrEqual(9)
    expect(typeSize(preset, 'small')).toBeGreaterThanOrEqual(7.8)
    expect(preset.margin).toBeGreaterThanOrEqual(tenMillimetres - 0.01)
    expect(preset.line / preset.size).toBeGreaterThan(1.1)
  })

  test('begins at 12 pt; guided notes have no more than two columns', () => {
    expect(ladder[0]?.size).toBe(12)
    expect(guidedLadder.map(({ columns }) => columns)).not.toContain(3)
  })

  test('its tightest are the last of each number of columns', () => {
    expect(tightest(ladder)).toEqual(ladder.slice(-2))
    expect(tightest(guidedLadder)).toEqual(guidedLadder.slice(-1))
  })
})

test('large print has one size for all', () => {
  for (const kind of ['text', 'table', 'small'] as const) expect(typeSize(largePrint, kind)).toBe(14)
})

test('what is no line of text is so many half lines high, but in one column', () => {
  const [preset = largePrint] = ladder
  expect(onGrid(preset.line, preset)).toBeCloseTo(preset.line)
  expect(onGrid(1.2 * preset.line, preset)).toBeCloseTo(1.5 * preset.line)
  expect(onGrid(1.2 * largePrint.line, largePrint)).toBe(1.2 * largePrint.line)
})
