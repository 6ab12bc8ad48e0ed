import { expect, test } from 'vitest'
import { pageFrame } from '../../src/handout/frame.ts'
import { layoutHandout } from '../../src/handout/layout.ts'
import { text } from '../../src/model/inline.ts'
import { handoutDeck, pageOf, points, shaper, textBoxes } from '../support/handout.ts'

const punched = (20 * 72) / 25.4
const settings = handoutDeck([]).handout

test.each([
  ['a4', 595.28, 841.89],
  ['letter', 612, 792],
] as const)('%s has margins of one width', (paper, width, height) => {
  const frame = pageFrame({ paper, handout: {} }, 40)
  expect(frame.sheet.width).toBeCloseTo(width, 1)
  expect(frame.sheet.height).toBeCloseTo(height, 1)
  expect([frame.left, frame.top]).toEqual([40, 40])
  expect(frame.width).toBeCloseTo(width - 80, 1)
  expect(frame.height).toBeCloseTo(height - 80, 1)
})

test.each(['left', 'right', 'top'] as const)('holes on the %s are punched through no text', async (binding) => {
  const { sheet, left, top, width, height } = pageFrame({ paper: 'a4', handout: { binding } }, 30)
  const margins = { left, right: sheet.width - left - width, top, bottom: sheet.height - top - height }
  for (const [side, margin] of Object.entries(margins)) expect(margin, side).toBeCloseTo(side === binding ? punched : 30)

  const deck = handoutDeck([points('T', [[text('word '.repeat(400))]])], { handout: { ...settings, binding } })
  for (const box of textBoxes(pageOf(layoutHandout(deck, await shaper())).operations)) {
    const edges = { left: box.x, right: sheet.width - box.x - box.width, top: box.y - box.size }
    expect(edges[binding]).toBeGreaterThan(punched - 1)
  }
})
