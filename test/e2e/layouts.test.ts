import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { openBrowser } from '../support/browser.ts'
import { deckhand, temporaryFolder } from '../support/cli.ts'

// What the layouts of the theme make of much text in one place: what else stands there is neither squeezed nor run over.
const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
const image = '{ src: images/dot.svg, alt: A dot }'
const slides = `
  - { id: figure, layout: figure, title: T, caption: ${words(130)}, image: ${image} }
  - { id: sourced, layout: figure, title: T, image: ${image}, source: ${words(70)} }
  - { id: beside, layout: image-text, title: T, text: Text, caption: ${words(110)}, image: ${image} }
  - { id: free, layout: markdown, markdown: "## T\\n\\n![A dot](images/dot.svg)${`\\n\\n- ${words(9)}`.repeat(8)}" }
  - { id: chart, layout: chart, title: T, lead: ${words(60)}, caption: ${words(90)}, kind: bar, query: { from: list }, x: { field: name }, y: { field: value } }
  - { id: numbers, layout: numbers, title: T, items: [{ value: "12,345,678", label: a }, { value: "9", label: b }] }
  - { id: source, layout: points, title: T, items: [a], source: ${words(120)} }
  - { id: symbols, layout: math, title: T, tex: x, symbols: [{ tex: ${'a+'.repeat(36)}b, means: word }] }
  - { id: timeline, layout: timeline, title: T, events: [{ when: ${words(30)}, text: ${words(5)} }] }
  - { id: code, layout: section, title: About \`code\` }
  - { id: opened, layout: markdown, markdown: "<details><summary>Click</summary>Opened</details>" }
  - { id: steps, layout: steps, title: T, items: [a, b] }
  - { id: logo, layout: statement, text: ${words(45)}, detail: ${words(30)} }
`
const logo = 'look: { logo: { src: images/dot.svg, alt: Logo } }'
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let browser: Browser

beforeAll(async () => {
  folder = await temporaryFolder()
  const at = (path: string): string => join(folder.path, path)
  await Promise.all(['decks', 'images'].map((name) => mkdir(at(name))))
  const dot = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 4 4"><circle cx="2" cy="2" r="2"/></svg>'
  await writeFile(at('images/dot.svg'), dot)
  await writeFile(at('list.yaml'), '- { name: A, value: 3 }\n- { name: B, value: 5 }\n')
  await writeFile(at('course.yaml'), `title: Coursename\n${logo}\ncollections: { list: { source: list.yaml } }\n`)
  await writeFile(at('decks/left.yaml'), `title: D\nslides:${slides}`)
  await writeFile(at('decks/right.yaml'), `title: D\nlanguage: he\nslides:${slides}`)
  const built = await deckhand(['build', '--root', folder.path, '--out', at('out'), '--only', 'html,pdf'])
  expect(built.stderr).not.toContain('slides/over')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await folder[Symbol.asyncDispose]()
})

async function open(deck: string): Promise<Page> {
  const page = await browser.newPage()
  await page.emulateMediaType('print')
  await page.setViewport({ width: 1280, height: 720 })
  await page.setContent(await readFile(join(folder.path, 'out', deck, 'slides.html'), 'utf8'))
  return page
}

describe.each(['left', 'right'])('read from the %s', (deck) => {
  let page: Page
  beforeAll(async () => void (page = await open(deck)))
  afterAll(() => page.close())
  /** A number, or a word, of the first element that is found; what is asked of it runs in the browser. */
  const ask = (selector: string, what: string): Promise<unknown> =>
    page.evaluate(`((element) => ${what})(document.querySelector(${JSON.stringify(selector)}))`)
  /** An edge or a length of the words of an element, without the room beside them. */
  const askOfWords = (selector: string, edge: string): Promise<number> =>
    ask(
      selector,
      `{ const range = document.createRange(); range.selectNodeContents(element); return range.getBoundingClientRect().${edge} }`,
    ).then(Number)

  test.each(['#figure figure', '#beside figure', '#free p:has(> img)', '#chart figure'])('%s is not squeezed', async (selector) => {
    expect(await ask(selector, 'element.getBoundingClientRect().height')).toBeGreaterThanOrEqual(160)
  })

  test('big figures keep the gap between them', async () => {
    const [first, second] = ['#numbers .number:first-child .value', '#numbers .number:last-child .value']
    const gap =
      deck === 'left'
        ? (await askOfWords(second, 'left')) - (await askOfWords(first, 'right'))
        : (await askOfWords(first, 'left')) - (await askOfWords(second, 'right'))
    expect(gap).toBeGreaterThan(40)
  })

  test('the name of the course stays whole beside a long source', async () => {
    const lines = await ask(
      '#source footer',
      '{ const range = document.createRange(); range.selectNode(element.firstChild); return range.getClientRects().length }',
    )
    expect(lines).toBe(1)
  })

  test.each(['#symbols dd', 'section.timeline.down li > p + p'])('%s has room beside a long neighbour', async (selector) => {
    expect(await ask(selector, 'element.getBoundingClientRect().width')).toBeGreaterThan(300)
  })

  test('code on the ground of a section is not on a plate of light', async () => {
    expect(await ask('#code code', 'getComputedStyle(element).backgroundColor')).toContain('0.14')
  })

  test('what a reader could open is open on paper', async () => {
    const pages = await renderPdf(await readFile(join(folder.path, 'out', deck, 'slides.pdf')), 0.1)
    expect(pages.map(({ text }) => text).join(' ')).toContain('Opened')
  })

  test('arrows lead on, and labels of a drawing stay at their places', async () => {
    expect(await ask('#steps li', "getComputedStyle(element, '::after').transform")).toContain(
      deck === 'left' ? 'matrix(0.707107, 0.707107' : 'matrix(0.707107, -0.707107',
    )
    expect(await ask('#chart figure svg', 'getComputedStyle(element).direction')).toBe('ltr')
  })

  test('no text stands under the logo', async () => {
    const top = await ask('#logo h2', "element.getBoundingClientRect().top - element.closest('section').getBoundingClientRect().top")
    expect(top).toBeGreaterThan(48)
  })
})
