import { describe, expect, test } from 'vitest'
import { changesOfPage, isClosed, splitPage } from '../../src/slides/page-changes.ts'

const page = (head: string, ...slides: readonly string[]): string =>
  `<html><head>${head}</head>\n<main class="deck">\n${slides.map((slide) => `<div class="slide">${slide}</div>`).join('\n')}\n</main>\n</html>`

const changes = (before: string, after: string) => changesOfPage(splitPage(before), splitPage(after))

describe('what of a page has changed', () => {
  test('slides, by their place', () => {
    expect(changes(page('', 'a', 'b', 'c'), page('', 'a', 'B', 'c'))).toEqual([[1, '<div class="slide">B</div>']])
    expect(changes(page('', 'a'), page('', 'a'))).toEqual([])
  })

  test('is more than slides', () => {
    expect(changes(page('', 'a', 'b'), page('', 'a'))).toBeUndefined()
    expect(changes(page('<style>a{}</style>', 'a'), page('<style>b{}</style>', 'a'))).toBeUndefined()
    expect(changes('<html>', '<html>')).toBeUndefined()
    expect(changes(page('', 'a', 'b'), page('', 'a', '<b>b'))).toBeUndefined()
    expect(changes(page('', '<i>a', 'b'), page('', '<i>a', 'B'))).toBeUndefined()
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
