import type { Browser, KeyInput, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Command, type KeyRow, commandOfKey, keyRows, writtenKeys } from '../../src/player/keys.ts'
import { audienceBrowsers } from '../support/browser.ts'
import { temporaryFolder } from '../support/cli.ts'
import { writeSmallDeck } from '../support/small-deck.ts'

/** What can be seen of a window. */
type Look = Awaited<ReturnType<typeof look>>

/** What a key is to bring about on the second of four slides. */
interface Proof {
  /** What is pressed before. */
  readonly after?: readonly KeyInput[]
  /** Whether a line is drawn before. */
  readonly drawn?: true
  readonly shows: Partial<Look>
}

/** Whoever gives a key a new meaning says here how it is seen. */
const proofs: Record<Extract<Command, string>, Proof> = {
  next: { shows: { place: '#/2/1', waiting: 1 } },
  previous: { shows: { place: '#/1' } },
  'next slide': { shows: { place: '#/3' } },
  'previous slide': { shows: { place: '#/1' } },
  first: { shows: { place: '#/1' } },
  last: { shows: { place: '#/4' } },
  enter: { after: ['0', '4'], shows: { place: '#/4', message: '' } },
  overview: { shows: { view: 'overview', slides: 4 } },
  search: { shows: { dialog: 'Search' } },
  reading: { shows: { view: 'reading', slides: 0, article: 4 } },
  'full screen': { shows: { isFull: true } },
  presenter: { shows: { presenters: 1 } },
  notes: { shows: { notes: 'Say it slowly.' } },
  black: { shows: { blank: 'rgb(0, 0, 0)' } },
  white: { shows: { blank: 'rgb(255, 255, 255)' } },
  laser: { shows: { tool: 'laser' } },
  pen: { shows: { tool: 'pen' } },
  erase: { after: ['d'], drawn: true, shows: { strokes: 0 } },
  whole: { shows: { place: '#/2/2', waiting: 0, message: 'Slides are shown whole' } },
  run: { shows: { message: 'It goes on by itself' } },
  help: { shows: { dialog: 'Keys' } },
  timer: { shows: { timer: 'Pause' } },
  'reset timer': { after: ['t'], shows: { timer: 'Start' } },
  'larger notes': { shows: { size: '115%' } },
  'smaller notes': { shows: { size: '90%' } },
  escape: { after: ['b'], shows: { blank: '' } },
}

async function look(page: Page) {
  const seen = await page.evaluate(() => {
    const visible = (selector: string): HTMLElement[] =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility())
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
    const { dataset } = document.body
    return {
      place: location.hash,
      view: dataset['view'],
      slides: visible('.slide').length,
      article: visible('.reading section').length,
      waiting: document.querySelectorAll('.current .waiting').length,
      dialog: document.querySelector('dialog[open]')?.ariaLabel,
      blank: top?.matches('.blank') ? getComputedStyle(top).backgroundColor : '',
      notes: visible('.current .notes')[0]?.innerText.trim(),
      tool: dataset['tool'],
      strokes: document.querySelectorAll('.ink path').length,
      isFull: document.fullscreenElement !== null,
      message: visible('.message')[0]?.textContent ?? '',
      timer: document.querySelector('[data-do="timer"]')?.textContent,
      size: document.querySelector<HTMLElement>('.desk-text')?.style.fontSize,
    }
  })
  const windows = page.browser().targets()
  return { ...seen, presenters: windows.filter((target) => target !== page.target() && target.url().includes('presenter')).length }
}

const named: ReadonlyMap<string, string> = new Map([
  ['→', 'ArrowRight'],
  ['←', 'ArrowLeft'],
])

/** Each key of a row; of those with Shift as help has them. */
function keysOf(row: KeyRow): { readonly key: KeyInput; readonly shiftKey: boolean }[] {
  if (row.keys.length > 0) return row.keys.map((key) => ({ key: key as KeyInput, shiftKey: false }))
  return writtenKeys(row).map((written) => {
    const key = written.replace(/^Shift /, '')
    return { key: (named.get(key) ?? key) as KeyInput, shiftKey: true }
  })
}

const pressed = keyRows.flatMap((row) => keysOf(row).map((key) => ({ ...key, row, command: commandOfKey({ ...key, code: '' }) })))

test('every command that a key has is seen to be done, and no other', () => {
  expect([...new Set(pressed.map(({ command }) => command))].sort()).toEqual(Object.keys(proofs).sort())
})

describe.each(audienceBrowsers())('in $name', ({ open }) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let browser: Browser
  let page: Page
  let address: string
  let count = 0

  beforeAll(async () => {
    folder = await temporaryFolder()
    const items = '<ul><li data-marpit-fragment="1">first</li><li data-marpit-fragment="2">second</li></ul>'
    address = await writeSmallDeck(folder.path, ['<h1>One</h1>', `<h2>Two</h2>${items}`, '<h2>Three</h2>', '<h2>Four</h2>'], {
      notes: [[], ['Say it slowly.']],
    })
    browser = await open()
    page = await browser.newPage()
    await page.setViewport({ width: 1280, height: 720 })
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
    // Nothing is remembered from one key to the next.
    await page.evaluateOnNewDocument(() => {
      if (location.protocol === 'file:') for (const storage of [localStorage, sessionStorage]) storage.clear()
    })
  })
  afterAll(async () => {
    await browser?.close()
    await folder[Symbol.asyncDispose]()
  })

  test.each(pressed)('$key is $row.says', async ({ key, shiftKey, row, command }) => {
    if (typeof command !== 'string') throw new Error('nobody knows what it does')
    const { after = [], drawn, shows } = proofs[command]
    // Another query is another page.
    await page.goto(`${address}?${(count += 1)}${row.presenter ? '&presenter' : ''}#/2`)
    for (const before of after) await page.keyboard.press(before)
    if (drawn) {
      await page.mouse.move(300, 300)
      await page.mouse.down()
      await page.mouse.move(500, 400, { steps: 3 })
      await page.mouse.up()
    }
    // Nothing of it is there before.
    const before = await look(page)
    for (const [name, value] of Object.entries(shows)) {
      expect(before, `${name} before`).not.toMatchObject({ [name]: value })
    }
    if (shiftKey) await page.keyboard.down('Shift')
    await page.keyboard.press(key)
    if (shiftKey) await page.keyboard.up('Shift')
    await expect.poll(() => look(page), { timeout: 5000 }).toMatchObject(shows)
    if (command === 'presenter')
      for (const other of await browser.pages()) if (other.url().includes('presenter') && other !== page) await other.close()
  })
})
