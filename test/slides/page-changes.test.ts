import { describe, expect, test } from 'vitest'
import { changeOfPage, isClosed, joinPage, splitPage } from '../../src/slides/page-changes.ts'

const font = (name: string): string => `@font-face{font-family:"${name}";src:url(data:font/woff2;base64,AA)}\n`

const page = (css: string, ...slides: readonly string[]): string =>
  `<html><head><title>T</title><style>\n${css}</style></head>\n<main class="deck">\n${slides.map((slide) => `<div class="slide">${slide}</div>`).join('\n')}\n</main>\n</html>`

const change = (before: string, after: string) => changeOfPage(splitPage(before), splitPage(after))

describe('what of a page has changed', () => {
  test('slides: what stays by its place, what is new by its text', () => {
    const slides = (before: string, after: string) => change(before, after)?.slides
    expect(slides(page('', 'a', 'b', 'c'), page('', 'a', 'B', 'c'))).toEqual({ before: 3, now: [0, '<div class="slide">B</div>', 2] })
    expect(slides(page('', 'a', 'b', 'c'), page('', 'c', 'a'))).toEqual({ before: 3, now: [2, '<div class="slide">a</div>'] })
    expect(slides(page('', 'a'), page('', 'a', 'a'))).toEqual({ before: 1, now: [0, '<div class="slide">a</div>'] })
  })

  test('fonts, each by itself, and the other styles', () => {
    const [one, two, three] = ['one', 'two', 'three'].map(font)
    expect(change(page(`${one}${two}a{}`, 'a'), page(`${one}${three}${two}a{}`, 'a'))?.styles).toEqual({
      before: 3,
      now: [0, three?.trim(), 1, 2],
    })
    expect(change(page(`${one}a{}`, 'a'), page(`${one}b{}`, 'a'))?.styles).toEqual({ before: 2, now: [0, 'b{}'] })
    // What holds at the beginning of a sheet alone must not come to stand there.
    expect(splitPage(page(`${one}@import "x";`, 'a')).styles).toHaveLength(1)
  })

  test('is more than that', () => {
    expect(change(page('', 'a'), page('', 'a').replace('<html>', '<html lang="de">'))).toBeUndefined()
    expect(change('<html>', '<html>')).toBeUndefined()
    expect(change(page('', 'a', 'b'), page('', 'a', '<b>b'))).toBeUndefined()
    expect(change(page('', '<i>a', 'b'), page('', '<i>a', 'B'))).toBeUndefined()
  })

  test('a page in parts is the page', () => {
    const whole = page(`${font('one')}a{}`, 'a', 'b')
    expect(joinPage(splitPage(whole)).replace('</style><style>', '\n').replace('<style>', '<style>\n')).toBe(whole)
    expect(joinPage(splitPage('<html>'))).toBe('<html>')
  })
})

test.each([
  ['<p>a<br>b <img src="a>b" alt=\'c>d\'></p>', true],
  ['<svg><path d="M0 0"/><title>a</title></svg>', true],
  ['<svg><foreignObject><p>a</p></foreignObject></svg>', true],
  ['<p>1 < 2 & 3 > 2</p>', true],
  ['<b><i>a</b></i>', false],
  ['<p>a', false],
  ['a</p>', false],
  ['<div/>', false],
  ['<svg><foreignObject><div/></foreignObject></svg>', false],
  ['<!-- a --><p></p>', false],
  ['<textarea></textarea>', false],
  ['<body class="b"></body>', false],
])('%s is closed by itself: %s', (html, closed) => {
  expect(isClosed(html)).toBe(closed)
})
