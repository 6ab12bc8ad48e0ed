import { describe, expect, test } from 'vitest'
import { inspector } from '../support/inspected.ts'

const { fit } = inspector()
const lines = (count: number): string => Array.from({ length: count }, (_, index) => `<p>Line ${index + 1}</p>`).join('')

describe('what is lost on a slide', () => {
  test.each([
    ['plain text', lines(5)],
    ['a margin that reaches over the edge', '<p style="margin-bottom: 900px">Text</p>'],
    ['what is hidden on purpose', `<p>Text</p><div class="visually-hidden" style="position:absolute;left:2000px">table</div>`],
    ['lines set close in one block', '<p style="line-height: .8">two lines<br>set close</p>'],
    [
      'a picture that keeps its proportions',
      '<img alt="A tower" style="width:100px;height:100px;object-fit:contain" src="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 width=%27400%27 height=%27100%27/%3E">',
    ],
    ['superscripts', '<p>Claim<sup>[1]</sup> and<sup>[2]</sup></p><p>next</p>'],
    [
      'a label whose letters, but not the box of their line, are inside the drawing',
      '<svg width="100" height="40" font-size="22"><text y="16">97</text></svg>',
    ],
    ['cells that clip nothing', '<table><tr><td style="overflow:hidden">cell</td></tr></table>'],
  ])('nothing: %s', async (_, slide) => {
    const [found] = await fit(slide)
    expect(found?.loss).toBeUndefined()
    expect(found?.step).toBe(0)
  })

  test.each([
    ['text under the lower edge', lines(30), 'below', 'Line 30'],
    ['text that runs into the footer', `<div style="height:570px"></div>${lines(2)}<footer>Foot</footer>`, 'below', 'Line 2'],
    ['an unbroken word', `<p>${'w'.repeat(120)}</p>`, 'beside', 'wwww'],
    ['a box that is pushed up', '<div style="position:absolute;top:-40px">Up</div>', 'above', 'Up'],
    [
      'a block of code that scrolls',
      `<pre style="overflow:auto;height:60px;font-size:inherit">${'code\n'.repeat(9)}</pre>`,
      'clipped',
      'code',
    ],
    [
      'a cell that clips',
      '<table><tr><td style="display:block;width:40px;overflow:hidden;white-space:nowrap">a long cell</td></tr></table>',
      'clipped',
      'a long cell',
    ],
    [
      'an ellipsis',
      '<p style="width:60px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">a line that is cut short</p>',
      'clipped',
      'a line',
    ],
    [
      'a column that clips a picture',
      '<div style="height:50px;overflow:clip"><svg width="100" height="200"><rect width="9" height="9"/></svg></div>',
      'clipped',
      '<svg>',
    ],
    [
      'a label beyond its drawing',
      '<svg width="100" height="40" viewBox="0 0 100 40"><text x="80" y="20">a long label</text></svg>',
      'clipped',
      'a long label',
    ],
    ['a label whose tails are cut', '<svg width="100" height="40" font-size="30"><text y="40">gypq</text></svg>', 'clipped', 'gypq'],
    [
      'a picture that covers its box',
      '<img alt="A tower" style="width:100px;height:100px;object-fit:cover" src="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 width=%27400%27 height=%27100%27/%3E">',
      'clipped',
      'A tower',
    ],
    [
      'a picture that keeps its size in a small box',
      '<img alt="A tower" style="width:100px;height:100px;object-fit:none" src="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 width=%27400%27 height=%27100%27/%3E">',
      'clipped',
      'A tower',
    ],
    ['text over text', '<p>One sentence</p><p style="margin-top:-40px">Another one</p>', 'overlap', 'Another one'],
  ])('%s', async (_, slide, kind, what) => {
    const [found] = await fit(slide)
    expect(found?.loss?.kind).toBe(kind)
    expect(found?.loss?.what).toContain(what)
    expect(found?.step).toBe(2)
  })

  test('formulas are looked at as a whole: what TeX stacks inside is no loss, a long one is', async () => {
    const stacked =
      '<span class="katex"><span class="katex-html"><span class="katex-base" style="display:inline-block"><span style="position:relative;top:-3000px">x</span>y</span></span></span>'
    const long = `<span class="katex"><span class="katex-html"><span class="katex-base" style="display:inline-block;white-space:nowrap">${'x + '.repeat(120)}</span></span></span>`
    const [first, second] = await fit(`<p>${stacked}</p>`, `<p>${long}</p>`)
    expect(first?.loss).toBeUndefined()
    expect(second?.loss?.kind).toBe('beside')
  })
})

test('a slide that its theme makes larger than its page is cut by the page', async () => {
  const page = (style: string): string =>
    `<svg width="1280" height="720" viewBox="0 0 1280 720"><foreignObject width="1280" height="720"><section style="${style}"><p style="text-align:right">Right</p></section></foreignObject></svg>`
  const [whole, cut] = await fit(page(''), page('zoom:1.2'))
  expect(whole?.loss).toBeUndefined()
  expect(cut?.loss).toMatchObject({ kind: 'beside', what: 'Right' })
})

test('a formula that lies under its number', async () => {
  const numbered = (width: number): string =>
    `<span class="katex"><span class="katex-html" style="display:block;position:relative">` +
    `<span class="katex-base" style="display:inline-block;width:${width}px">x</span>` +
    `<span class="katex-tag" style="position:absolute;right:0">(1)</span></span></span>`
  const [short, long] = await fit(numbered(600), numbered(1110))
  expect(short?.loss).toBeUndefined()
  expect(long?.loss?.kind).toBe('overlap')
})

describe('tightening', () => {
  test('takes the first step in which nothing is lost, and no more', async () => {
    const found = await fit(lines(12), lines(14), lines(17), lines(40))
    expect(found.map(({ step }) => step)).toEqual([0, 1, 2, 2])
    expect(found.map(({ loss }) => loss === undefined)).toEqual([true, true, true, false])
    expect(found[3]?.fill).toBeGreaterThan(2)
  })

  test('what is set under the split step tells whether it would be too high in it, or only too wide', async () => {
    const wide = `<p style="white-space:nowrap">${'word '.repeat(20)}</p>`
    const [high, beside] = await fit(lines(17), wide)
    expect(high?.step).toBe(2)
    expect(high?.fill).toBeGreaterThan(1)
    expect(beside?.step).toBe(2)
    expect(beside?.fill).toBeLessThan(1)
  })

  test('a theme that declares no steps is not tightened', async () => {
    const [found] = await fit(`<section style="--fit-steps: 0">${lines(30)}</section>`)
    expect(found).toMatchObject({ step: 0, steps: 0, loss: { kind: 'below' } })
  })

  test('a slide that the plan has set in a step begins there', async () => {
    const [found] = await fit(`<section class="points fit-1">${lines(2)}</section>`)
    expect(found).toMatchObject({ step: 1 })
  })
})
