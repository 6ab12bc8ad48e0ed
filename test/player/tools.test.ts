import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { secondsOf } from '../../src/player/kiosk.ts'
import { audienceBrowsers } from '../support/browser.ts'
import { temporaryFolder } from '../support/cli.ts'
import { writeSmallDeck } from '../support/small-deck.ts'

describe.each(audienceBrowsers())('in $name', ({ open }) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let browser: Browser
  let page: Page
  let address: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    address = await writeSmallDeck(folder.path, ['<h1>One</h1>', '<h1>Two</h1>', '<h1>Three</h1>'])
    browser = await open()
    page = await browser.newPage()
    await page.setViewport({ width: 1280, height: 720 })
  })
  afterAll(async () => {
    await browser?.close()
    await folder[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
    await page.goto('about:blank')
    await page.goto(address)
  })

  const place = (): Promise<string> => page.evaluate(() => location.hash)
  const strokes = (): Promise<number> => page.evaluate(() => document.querySelectorAll('.ink path').length)

  async function drag(): Promise<void> {
    await page.mouse.move(200, 200)
    await page.mouse.down()
    await page.mouse.move(400, 300, { steps: 4 })
    await page.mouse.up()
  }

  test('the laser is a dot below the pointer, only while it is the tool, and the arrow is hidden', async () => {
    const dot = (): Promise<{ x: number; y: number } | undefined> =>
      page.evaluate(() => {
        const box = document.querySelector('.laser')?.getBoundingClientRect()
        return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : undefined
      })
    await page.mouse.move(300, 200)
    expect(await dot()).toBeUndefined()
    await page.keyboard.press('l')
    await page.mouse.move(640, 360)
    expect(await dot()).toEqual({ x: 640, y: 360 })
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('.current') ?? document.body).cursor)).toBe('none')
    await page.keyboard.press('Escape')
    expect(await dot()).toBeUndefined()
  })

  test('the pen draws on the slide below it, Delete wipes, and what was drawn goes with the slide', async () => {
    await drag()
    expect(await strokes()).toBe(0)
    await page.keyboard.press('d')
    await drag()
    await drag()
    expect(await strokes()).toBe(2)
    const box = await page.evaluate(() => {
      const { x, y, right, bottom } = document.querySelector('.ink path')?.getBoundingClientRect() ?? new DOMRect()
      return [x, y, right, bottom].map(Math.round)
    })
    expect(box).toEqual([200, 200, 400, 300])
    // Notes take room from the slide, and what was drawn stays where it was on it.
    await page.keyboard.press('n')
    const inkAndSlide = await page.evaluate(() =>
      ['.ink', '.slide.current > svg'].map((name) => JSON.stringify(document.querySelector(name)?.getBoundingClientRect())),
    )
    expect(inkAndSlide[0]).toBe(inkAndSlide[1])
    await page.keyboard.press('n')
    await page.keyboard.press('Delete')
    expect(await strokes()).toBe(0)
    // Over the network without TLS, and in older browsers, events are not told apart so finely.
    await page.evaluate(() => Reflect.deleteProperty(PointerEvent.prototype, 'getCoalescedEvents'))
    await drag()
    expect(await page.$eval('.ink path', (path) => path.getAttribute('d')?.split('L').length)).toBeGreaterThan(4)
    await page.keyboard.press('ArrowRight')
    expect([await place(), await strokes()]).toEqual(['#/2', 0])
  })

  test('drawing leads nowhere, and clicking on a button draws nothing', async () => {
    await page.keyboard.press('d')
    await drag()
    expect(await place()).toBe('')
    await page.mouse.move(640, 400)
    await page.evaluate(() => document.querySelector<HTMLElement>('.controls button[data-do="next"]')?.focus())
    await page.click('.controls button[data-do="next"]')
    expect([await place(), await strokes()]).toEqual(['#/2', 0])
  })

  test('from slide to slide there is a fade where motion is wanted, and every slide comes, however fast one goes on', async () => {
    const fades = (): Promise<number> => page.evaluate(() => Number(document.body.dataset['fades'] ?? 0))
    await page.evaluate(() => {
      const start = document.startViewTransition.bind(document)
      document.startViewTransition = (update) => {
        document.body.dataset['fades'] = String(Number(document.body.dataset['fades'] ?? 0) + 1)
        return start(update)
      }
    })
    await page.keyboard.press('ArrowRight')
    expect(await fades()).toBe(0)
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'no-preference' }])
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowRight')
    expect(await fades()).toBe(3)
    await page.waitForFunction(() => document.querySelector('.slide.current h1')?.textContent === 'Three')
  })

  test('it goes on by itself where the address says so, round and round, until it is told not to', async () => {
    await page.evaluateOnNewDocument(() => {
      if (!location.search.includes('auto')) return
      // Seconds as milliseconds, so that nobody waits.
      const plain = window.setTimeout.bind(window)
      Object.assign(window, { setTimeout: (act: () => void, time = 0) => plain(act, time >= 1000 ? time / 50 : time) })
      const seen: string[] = []
      Object.assign(window, { seen })
      document.addEventListener('deckhand:shown', () => seen.push(location.hash))
    })
    await page.goto(`${address}?auto=2`)
    const seen = await page.waitForFunction(() => {
      const all: unknown = Reflect.get(window, 'seen')
      return Array.isArray(all) && all.length >= 4 ? all.slice(0, 4) : false
    })
    expect(await seen.jsonValue()).toEqual(['#/2', '#/3', '#/1', '#/2'])
    // What a visitor opened and left is closed again.
    await page.keyboard.press('o')
    await page.keyboard.press('?')
    const left = await place()
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null && document.body.dataset['view'] === 'slides')
    await page.waitForFunction((left) => location.hash !== left, {}, left)
    await page.keyboard.press('a')
    const stopped = await place()
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 8000)))
    expect(await place()).toBe(stopped)
  })

  test('the screen is kept on from the first move on', async () => {
    await page.evaluate(() => {
      const asked: string[] = []
      Object.assign(window, { asked })
      Object.defineProperty(navigator, 'wakeLock', {
        value: { request: (kind: string) => (asked.push(kind), Promise.resolve(new EventTarget())) },
        configurable: true,
      })
    })
    const asked = (): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'asked'))
    expect(await asked()).toEqual([])
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await asked()).toEqual(['screen'])
  })
})

test.each([
  ['', undefined],
  ['?auto', 20],
  ['?auto=5', 5],
  ['?auto=0', 20],
  ['?auto=x', 20],
  ['?auto=1e9', 20],
] as const)('the seconds of %j are %j', (search, seconds) => {
  expect(secondsOf(search)).toBe(seconds)
})
