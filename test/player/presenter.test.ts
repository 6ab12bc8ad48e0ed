import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audienceBrowsers } from '../support/browser.ts'
import { temporaryFolder } from '../support/cli.ts'
import { writeSmallDeck } from '../support/small-deck.ts'

describe.each(audienceBrowsers())('in $name', ({ open }) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let browser: Browser
  let audience: Page
  let presenter: Page
  const complaints: string[] = []

  beforeAll(async () => {
    folder = await temporaryFolder()
    const items = '<ul><li data-marpit-fragment="1">first</li><li data-marpit-fragment="2">second</li></ul>'
    const slides = ['<h1>One</h1>', `<h2 id="two">Two</h2>${items}`, '<h2>Three</h2>', '<h2>Four</h2>']
    const address = await writeSmallDeck(folder.path, slides, {
      // Not every browser has channels between files.
      before: 'globalThis.BroadcastChannel = class extends EventTarget { postMessage() {} };',
      minutes: 20,
      sections: new Map([
        [0, undefined],
        [1, 10],
        [3, 5],
      ]),
      notes: [['Greet <b>all</b>.\n\nThen begin.'], [], ['Of three.']],
    })
    browser = await open()
    audience = await browser.newPage()
    watch(audience)
    await audience.goto(address)
    presenter = await openBy(audience)
    await presenter.setViewport({ width: 1280, height: 800 })
  })
  afterAll(async () => {
    await browser?.close()
    await folder[Symbol.asyncDispose]()
  })

  function watch(page: Page): void {
    page.on('pageerror', (error) => complaints.push(String(error)))
  }

  /** The window that p opens. */
  async function openBy(page: Page): Promise<Page> {
    const popup = new Promise<Page | null>((resolve) => page.once('popup', resolve))
    await page.bringToFront()
    let opened: Page | null = null
    // A window that is being closed is there for a moment yet, and is brought to the front instead.
    for (let tries = 0; opened === null && tries < 10; tries++) {
      await page.keyboard.press('p')
      opened = await Promise.race([popup, new Promise<null>((resolve) => setTimeout(resolve, 1000, null))])
    }
    if (!opened) throw new Error('no window came')
    watch(opened)
    return opened
  }

  const shows = (page: Page, hash: string) => page.waitForFunction((hash) => location.hash === hash, { timeout: 5000 }, hash)
  const says = (name: string, text: string | RegExp) =>
    presenter.waitForFunction(
      (name, text) => new RegExp(text).test(document.querySelector<HTMLElement>(`.desk-${name}`)?.innerText ?? ''),
      { timeout: 5000 },
      name,
      typeof text === 'string' ? `^${text}$` : text.source,
    )
  const textOf = (name: string) => presenter.$eval(`.desk-${name}`, (element) => (element instanceof HTMLElement ? element.innerText : ''))

  test('p opens the presenter view of the same file: this slide, the next, notes and slides', async () => {
    expect(presenter.url()).toContain('small.html?presenter')
    expect(await textOf('position')).toBe('Slide 1 of 4')
    expect(await textOf('next')).toMatch(/^Next slide\s+Two/)
    expect(await presenter.$$eval('.desk-text p', (all) => all.map((each) => each.textContent))).toEqual([
      'Greet <b>all</b>.',
      'Then begin.',
    ])
    expect(await presenter.$$eval('.desk-list li', (all) => all.map((each) => each.textContent))).toEqual(['One', 'Two', 'Three', 'Four'])
    await says('window', 'In step with the audience window')
    const boxes = await presenter.$$eval('.slide.current > svg, .desk-preview svg', (all) =>
      all.map((each) => each.getBoundingClientRect().width),
    )
    expect(boxes).toHaveLength(2)
    for (const width of boxes) expect(width).toBeGreaterThan(400)
  })

  test('a move in either window is one in both; the time begins with the first', async () => {
    expect([await textOf('elapsed'), await textOf('part'), await textOf('part-time'), await textOf('target')]).toEqual([
      '0:00',
      'Opening',
      '0:00 of 5:00',
      'of 20:00',
    ])
    await audience.keyboard.press('ArrowRight')
    await shows(presenter, '#/2')
    expect([await textOf('steps'), await textOf('next h2')]).toEqual(['0 of 2 revealed', 'Next step'])
    await says('elapsed', /^0:0[1-9]$/)
    await says('pace', '5 min ahead')
    await presenter.bringToFront()
    await presenter.keyboard.press(' ')
    await shows(audience, '#/2/1')
    expect(await audience.$$eval('.current .waiting', (all) => all.length)).toBe(1)
    expect(await presenter.$$eval('.preview .waiting', (all) => all.length)).toBe(0)
    await presenter.keyboard.press('b')
    await audience.waitForFunction(() => document.body.dataset['blank'] === 'black')
    expect(await textOf('blank')).toContain('black screen')
    await presenter.keyboard.press('b')
    await audience.waitForFunction(() => document.body.dataset['blank'] === undefined)
  })

  test('the overview is of one window, until a slide is chosen', async () => {
    await presenter.keyboard.press('o')
    await presenter.keyboard.press('End')
    await presenter.keyboard.press('Enter')
    await shows(audience, '#/4')
    expect(await audience.evaluate(() => document.body.dataset['view'])).toBe('slides')
    expect(await textOf('next')).toMatch(/^Next\s+End of the deck$/)
    expect(await textOf('text')).toBe('No notes for this slide.')
  })

  test('a slide is jumped to from the list, by a click and by keys', async () => {
    await presenter.click('.desk-list li:nth-child(3) button')
    await shows(audience, '#/3')
    expect(await presenter.$eval('[aria-current]', (button) => button.textContent)).toBe('Three')
    await presenter.focus('.desk-list [aria-current]')
    for (const key of ['ArrowUp', 'ArrowUp', 'Enter'] as const) await presenter.keyboard.press(key)
    await shows(audience, '#/1')
    await presenter.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  })

  test('what is drawn in one window is drawn in the other, once', async () => {
    await presenter.keyboard.press('d')
    await presenter.mouse.move(100, 200)
    await presenter.mouse.down()
    await presenter.mouse.move(300, 300, { steps: 3 })
    await presenter.mouse.up()
    const ink = () => [...document.querySelectorAll('.ink path')].map((path) => path.getAttribute('d'))
    const drawn = await presenter.evaluate(ink)
    expect(drawn).toHaveLength(1)
    await audience.waitForFunction(
      (line) => document.querySelector('.ink path')?.getAttribute('d') === line,
      { timeout: 5000 },
      drawn[0] ?? '',
    )
    await presenter.keyboard.press('Delete')
    await audience.waitForFunction(() => document.querySelectorAll('.ink path').length === 0)
    await presenter.keyboard.press('Escape')
  })

  test('time is paused, reset, and the reset undone; it outlives a reload, and so does the size of the notes', async () => {
    await presenter.keyboard.press('t')
    const paused = await textOf('elapsed')
    expect(paused).not.toBe('0:00')
    const size = () => presenter.$eval('.desk-text p', (text) => Number.parseFloat(getComputedStyle(text).fontSize))
    const before = await size()
    for (const key of ['+', '+', '-'] as const) await presenter.keyboard.press(key)
    const larger = await size()
    expect(larger).toBeGreaterThan(before)
    await presenter.reload()
    expect([await textOf('elapsed'), await size()]).toEqual([paused, larger])
    // With Caps Lock on it is the same key: the time goes on, and is paused again.
    const timer = () => presenter.$eval('[data-do="timer"]', (button) => button.textContent)
    await presenter.keyboard.press('T')
    expect(await timer()).toBe('Pause')
    await presenter.keyboard.press('T')
    expect(await timer()).toBe('Resume')
    const spent = await textOf('elapsed')
    await presenter.keyboard.down('Shift')
    await presenter.keyboard.press('T')
    expect(await textOf('elapsed')).toBe('0:00')
    await presenter.keyboard.press('T')
    await presenter.keyboard.up('Shift')
    expect(await textOf('elapsed')).toBe(spent)
  })

  test('either window is loaded anew, closed and opened again, and they keep in step', async () => {
    await presenter.keyboard.press('2')
    await presenter.keyboard.press('Enter')
    await shows(audience, '#/2')
    await audience.reload()
    await says('window', 'In step with the audience window')
    await audience.keyboard.press('ArrowRight')
    await shows(presenter, '#/2/1')
    await presenter.reload()
    await says('window', 'In step with the audience window')
    await presenter.keyboard.press('ArrowRight')
    await shows(audience, '#/2/2')

    await presenter.close()
    await audience.keyboard.press('ArrowRight')
    presenter = await openBy(audience)
    await shows(presenter, '#/3')
    await says('window', 'In step with the audience window')
    expect(await textOf('elapsed')).not.toBe('0:00')

    await audience.close()
    await says('window', 'No audience window')
    audience = await openBy(presenter)
    await shows(audience, '#/3')
    expect(audience.url()).not.toContain('presenter')
    await presenter.bringToFront()
    await presenter.keyboard.press('ArrowRight')
    await shows(audience, '#/4')
  })

  test('slides that were replaced are shown anew', async () => {
    await presenter.evaluate(() => {
      const title = document.querySelector('main.deck > .slide:nth-child(4) h2')
      if (title) title.textContent = `Another${'very'.repeat(20)}`
      document.dispatchEvent(new Event('deckhand:changed'))
    })
    expect(await textOf('list')).toContain('Another')
  })

  test('a slide that is inserted before the one that is shown moves neither window nor the clocks, whichever has it first', async () => {
    const insert = (page: Page) =>
      page.evaluate(() => {
        const first = document.querySelector('main.deck:not(.preview) > .slide')
        const other = first?.cloneNode(true) as HTMLElement
        const heading = other.querySelector('h1')
        if (heading) heading.textContent = `New ${document.querySelectorAll('main.deck:not(.preview) > .slide').length}`
        delete other.dataset['section']
        other.classList.remove('current')
        first?.after(other)
        document.dispatchEvent(new Event('deckhand:changed'))
      })
    await presenter.keyboard.press('3')
    await presenter.keyboard.press('Enter')
    await shows(audience, '#/3')
    const [part, length] = [await textOf('part'), await presenter.evaluate(() => history.length)]
    await insert(presenter)
    await insert(audience)
    for (const page of [presenter, audience]) {
      expect(await page.evaluate(() => [location.hash, document.querySelector('.slide.current h2')?.textContent])).toEqual(['#/4', 'Three'])
    }
    expect([await textOf('part'), await presenter.evaluate(() => history.length)]).toEqual([part, length])
    await says('part-time', /^0:0[1-9]|^0:[1-9]/)

    // Where one has been told of it, and the other goes on before that is.
    await insert(presenter)
    await presenter.keyboard.press('ArrowRight')
    await shows(presenter, '#/6')
    await audience.waitForFunction(() => document.querySelector('.slide.current h2')?.textContent !== 'Three')
    await insert(audience)
    await shows(audience, '#/6')
    expect(await audience.$eval('.slide.current h2', (element) => element.textContent)).toBe('Four')
    await shows(presenter, '#/6')
  })

  test('it holds on a small screen and in large print, and axe-core has nothing to say', async () => {
    await presenter.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'))
    for (const [width, height] of [
      [1280, 800],
      [900, 600],
      [640, 400],
    ] as const) {
      await presenter.setViewport({ width, height })
      const beside = await presenter.evaluate(() =>
        Math.max(
          document.documentElement.scrollWidth - innerWidth,
          ...[...document.querySelectorAll('.desk-list ol, .desk-text')].map((each) => each.scrollWidth - each.clientWidth),
        ),
      )
      expect(beside, `at ${width} px`).toBeLessThanOrEqual(0)
      const violations = await presenter.evaluate(
        `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join('; ')))`,
      )
      expect(violations, `at ${width} px`).toEqual([])
    }
    expect(complaints).toEqual([])
  })

  test('windows that were opened by hand find each other, where the browser has channels between files', async () => {
    const address = await writeSmallDeck(folder.path, ['<h1>One</h1>', '<h1>Two</h1>'], { id: 'other' })
    const [one, other] = [await browser.newPage(), await browser.newPage()]
    await one.goto(address)
    await other.goto(`${address}?presenter#/2`)
    await shows(other, '#/1')
    await other.keyboard.press('ArrowRight')
    await shows(one, '#/2')
    await Promise.all([one.close(), other.close()])
  })

  test('where no window may be opened, it says what to do', async () => {
    await audience.evaluate(() => void Object.assign(globalThis, { open: () => null }))
    await presenter.close()
    await audience.bringToFront()
    const blocked = async () => {
      await audience.keyboard.press('p')
      return audience.evaluate(() => document.querySelector('[role="alert"]')?.textContent)
    }
    // The presenter view is brought to the front as long as it is there.
    await expect.poll(blocked).toContain('Allow pop-up windows')
  })
})
