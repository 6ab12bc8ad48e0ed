import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RenderedPage, renderPdf } from '../../scripts/render-pdf.mjs'
import { pinDates } from '../../src/print/pin-dates.ts'
import { pinNodes } from '../../src/print/pin-nodes.ts'
import { audienceBrowsers } from '../support/browser.ts'
import { deckhand, temporaryFolder } from '../support/cli.ts'
import { fold } from '../support/course.ts'

const deck = `title: A deck
duration: 20
slides:
  - { layout: title, notes: Welcome }
  - { layout: section, title: A part, duration: 10 }
  - layout: points
    title: One after the other
    reveal: true
    items: [First, "Second, with $a^2 + b^2$", Third]
    notes: Wait after each
  - layout: chart
    title: Models by year
    kind: bar
    query: { from: models }
    x: { field: name }
    y: { field: year }
  - { layout: math, title: A formula, tex: '\\sum_{t=1}^{T} \\frac{x_t}{2}' }
  - { layout: quiz, question: Which?, options: [This, That], correct: 1, answer: This one }
  - { layout: statement, text: "[Back](#start)", id: start }
`

/** Addresses to go to, and what is pressed there before printing: whatever is open, what comes out of the printer are the slides. */
const states: readonly (readonly [address: string, ...keys: string[]])[] = [
  ['#/1'],
  ['#/3/1', 'ArrowRight', 'ArrowRight', 'ArrowRight'],
  ['#/3/1', 'End'],
  ['#/3/1', 'b'],
  ['#/3/1', 'w'],
  ['#/3/1', 'n'],
  ['#/3/1', 'o'],
  ['#/3/1', 'r'],
  ['#/3/1', '?'],
  ['#/3/1', '/'],
  ['#/3/1', 'd'],
  ['#/3/1', 's'],
  ['?presenter#/3/1'],
]

/** All of them in the browser that made slides.pdf; in another, those that look least like it. */
const browsers = audienceBrowsers().map(({ name, open }, index) => ({
  name,
  open,
  states: index === 0 ? states : states.filter(([, key]) => key === 'o' || key === 'r'),
}))

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let reference: readonly RenderedPage[]

beforeAll(async () => {
  folder = await temporaryFolder()
  const root = folder.path
  await mkdir(join(root, 'decks'))
  await mkdir(join(root, 'data'))
  await writeFile(join(root, 'course.yaml'), 'title: A course\ncollections: { models: { source: data/models.yaml } }\n')
  await writeFile(join(root, 'data/models.yaml'), '[{ name: A, year: 2021 }, { name: B, year: 2023 }]\n')
  await writeFile(join(root, 'decks/main.yaml'), deck)
  const built = await deckhand(['build', '--root', root, '--out', join(root, 'out'), '--only', 'html,pdf'])
  expect(built.code, built.stderr).toBe(0)
  reference = await renderPdf(await readFile(join(root, 'out/main/slides.pdf')))
  expect(reference).toHaveLength(8)
})
afterAll(() => folder[Symbol.asyncDispose]())

test.each(browsers)('what $name prints of the slides, whatever its player shows, is slides.pdf', async ({ open, states }) => {
  const browser = await open()
  const seen = new Set<string>()
  const complaints: string[] = []
  const requests: string[] = []
  const address = (at: string): string => `${pathToFileURL(join(folder.path, 'out/main/slides.html')).href}${at}`
  try {
    for (const [at, ...keys] of states) {
      const page = await browser.newPage()
      page.on('console', (message) => void complaints.push(message.text()))
      page.on('pageerror', (error) => void complaints.push(String(error)))
      page.on('request', (request) => {
        if (!request.url().startsWith('data:')) requests.push(request.url())
      })
      await page.goto(address(at))
      await page.waitForFunction("[...document.fonts].every(({ status }) => status === 'loaded')")
      for (const key of keys) await page.keyboard.press(key as 'End')
      const printed = await print(page)
      // Most are the same to the byte: these need not be looked at again.
      if (!seen.has(printed.toString('latin1'))) expect(differing(await renderPdf(printed), reference), [at, ...keys].join(' ')).toEqual([])
      seen.add(printed.toString('latin1'))
      await page.close()
    }
    // The file is all there is: it asks for nothing, and its policy forbids nothing that it does.
    expect(complaints).toEqual([])
    expect(requests).toEqual(states.map(([at]) => address(at)))
  } finally {
    await browser.close()
  }
})

/** As the dialog does it: backgrounds are off there unless they are asked for. */
async function print(page: Page): Promise<Buffer> {
  const session = await page.createCDPSession()
  const { data } = await session.send('Page.printToPDF', { printBackground: false, preferCSSPageSize: true })
  return Buffer.from(pinNodes(pinDates(Buffer.from(data, 'base64'), '2026-11-24')))
}

/** How pages differ: in number, size, text or ink. */
function differing(pages: readonly RenderedPage[], reference: readonly RenderedPage[]): string[] {
  if (pages.length !== reference.length) return [`${pages.length} pages`]
  return pages.flatMap((page, index) => {
    const other = reference[index]
    if (!other || page.width !== other.width || page.height !== other.height) return [`page ${index + 1}: another size`]
    const text = fold(page.text) === fold(other.text) ? [] : [`page ${index + 1}: ${fold(page.text)} | ${fold(other.text)}`]
    const ink = inkApart(page.rgba, other.rgba)
    return ink === 0 ? text : [...text, `page ${index + 1}: ${ink} pixels differ`]
  })
}

/** How many pixels are clearly another colour. */
function inkApart(one: Uint8Array, other: Uint8Array): number {
  let count = 0
  for (let at = 0; at < one.length; at += 4) {
    if ([0, 1, 2].some((channel) => Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0)) > 16)) count++
  }
  return count
}
