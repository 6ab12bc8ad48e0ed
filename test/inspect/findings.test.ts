import { describe, expect, test } from 'vitest'
import { inspector } from '../support/inspected.ts'

const { find } = inspector()
const pixel = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII='

describe('contrast', () => {
  test.each([
    [
      'grey on white, small',
      '<p style="font-size:20px;color:#777">text</p>',
      { ratio: 4.47, needed: 4.5, colour: '#777777', ground: '#ffffff' },
    ],
    ['grey on white, large', '<p style="color:#999">text</p>', { ratio: 2.84, needed: 3 }],
    ['a ground of its own', '<div style="background:#0b5563"><p style="color:#14202b">text</p></div>', { ground: '#0b5563' }],
    ['a see-through ground', '<div style="background:#000000b0"><p style="color:#222">text</p></div>', { needed: 3 }],
    ['text that is faint', '<p style="opacity:.3">text</p>', { needed: 3 }],
    [
      'white on a picture',
      `<section style="background-image:url(${pixel});color:#fff"><p>text</p></section>`,
      { ratio: 1, ground: '#ffffff' },
    ],
    [
      'a label of a drawing',
      '<svg width="200" height="40"><text y="30" fill="#ddd" font-size="20">label</text></svg>',
      { colour: '#dddddd' },
    ],
    ['a faint footer', '<footer style="color:#999">Foot</footer><p>text</p>', { colour: '#999999', needed: 4.5 }],
    ['a mixed colour', '<p style="color:color-mix(in srgb, #000 20%, #fff)">text</p>', { colour: '#cccccc' }],
  ])('too little: %s', async (_, slide, expected) => {
    const found = (await find(slide)).filter(({ rule }) => rule === 'slides/contrast')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject(expected)
  })

  test.each([
    ['black on white', '<p>text</p>'],
    ['grey on white, large', '<p style="color:#777">text</p>'],
    [
      'white on a dark scrim over a picture',
      `<style>.on::before{content:"";position:absolute;inset:0;background:#000000cc}</style><p style="color:#fff">text</p>`,
    ],
  ])('enough: %s', async (name, slide) => {
    const section = name.includes('picture') ? `<section class="on" style="background-image:url(${pixel})">${slide}</section>` : slide
    expect((await find(section)).filter(({ rule }) => rule === 'slides/contrast')).toEqual([])
  })
})

describe('sizes, pictures, headings, emptiness', () => {
  test.each([
    ['slides/small-text', '<p style="font-size:20px">text</p>', { size: 20, floor: 24 }],
    ['slides/small-text', '<table style="font-size:16px"><tr><td>text</td></tr></table>', { size: 16, floor: 18 }],
    ['slides/small-text', '<pre style="font-size:12px">text</pre>', { size: 12, floor: 16 }],
    ['slides/small-text', '<svg width="200" viewBox="0 0 400 80"><text y="40" font-size="20">text</text></svg>', { size: 10, floor: 18 }],
    ['slides/image-resolution', `<img src="${pixel}" width="300" height="300" alt="dot">`, { shown: 300, has: 1, what: 'dot' }],
    ['slides/image-alt', `<img src="${pixel}" width="1" height="1">`, {}],
    ['slides/heading-order', '<h2>a</h2><h4>b</h4>', { level: 4, before: 2, what: 'b' }],
    ['slides/heading-order', '<h3>b</h3>', { level: 3, before: 1 }],
    ['slides/empty', '<footer>Foot</footer>', {}],
  ])('%s: %s', async (rule, slide, expected) => {
    const found = await find(slide)
    expect(found.map((one) => one.rule)).toEqual([rule])
    expect(found[0]).toMatchObject(expected)
  })

  test('the colours by which a drawing tells its marks apart, as they are shown', async () => {
    const bar = (index: number): string => `<rect width="9" height="9" fill="var(--chart-${index}, #111)"/>`
    const drawing = (...bars: string[]): string => `<figure class="drawing"><svg width="90" height="90">${bars.join('')}</svg></figure>`
    const slide = `<section style="--chart-1:#ff0000;--chart-2:#00ff00">${drawing(bar(1), bar(2), bar(2), '<path d="M0 0" stroke="var(--chart-3, #0000ff)"/>')}</section>`
    const [found, ...rest] = await find(slide, drawing(bar(1), bar(1)))
    expect(found).toEqual({ rule: 'chart/colours', page: 0, colours: [[255, 0, 0], [0, 255, 0], [0, 0, 255]] }) // prettier-ignore
    expect(rest).toEqual([])
  })

  test('a good slide has none', async () => {
    expect(
      await find(
        `<h2>Title</h2><p>Text<sup>[1]</sup></p><h3>More</h3><img src="${pixel}" width="1" height="1" alt="dot"><footer>Foot</footer>`,
      ),
    ).toEqual([])
  })
})
