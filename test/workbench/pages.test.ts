import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { wcagContrast } from 'culori'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CourseState } from '../../src/model/course-state.ts'
import { audienceBrowsers } from '../support/browser.ts'
import { courseState, deckState, faultState } from '../support/course-state.ts'
import { type FakeServe, fakeServe } from '../support/fake-serve.ts'

// In an installed browser what is the same in each of its kind is looked at once.
describe.each(audienceBrowsers().map((browser, index) => ({ ...browser, again: index > 0 })))('in $name', ({ open: start, again }) => {
  let browser: Browser
  let serve: FakeServe
  let axe: string
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    ;[browser, serve, axe] = await Promise.all([
      start(),
      fakeServe(courseState()),
      readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'),
    ])
  })
  afterAll(async () => {
    await browser?.close()
    await serve?.stop()
  })
  beforeEach(async () => {
    complaints = []
    page = await browser.newPage()
    await page.setViewport({ width: 1280, height: 720 })
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
  })
  afterEach(async () => {
    await page.close()
    // Also what the policy of a page forbids is told there.
    expect(complaints).toEqual([])
  })

  /** Opens a page of a course, and waits until it hears of changes. */
  async function open(path: string, state: CourseState = courseState()): Promise<void> {
    serve.become(state)
    await page.goto(serve.url + path)
    await page.waitForFunction(() => document.querySelector<HTMLElement>('.live')?.dataset['state'] === 'live')
  }

  /** What the overlay shows, as a person sees it: its panel, or its badge. */
  const overlay = (): Promise<string> =>
    page.evaluate(() => {
      const root = document.querySelector('.deckhand-overlay')?.shadowRoot
      const seen = [...(root?.querySelectorAll<HTMLElement>('section, .badge') ?? [])].filter((element) => !element.hidden)
      return seen.map((element) => `${element.localName}: ${element.innerText.replaceAll(/\s+/g, ' ')}`).join('; ')
    })
  /** Of each text of the overlay with what is behind it: axe-core cannot tell them there. */
  const overlayContrasts = async (): Promise<number[]> => {
    const colours = await page.evaluate(() =>
      [...(document.querySelector('.deckhand-overlay')?.shadowRoot?.querySelectorAll('section *') ?? [])].flatMap((element) => {
        if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())) return []
        const behind = (from: Element): string => {
          const { backgroundColor } = getComputedStyle(from)
          return backgroundColor === 'rgba(0, 0, 0, 0)' && from.parentElement ? behind(from.parentElement) : backgroundColor
        }
        return [[getComputedStyle(element).color, behind(element)] as const]
      }),
    )
    expect(colours.length).toBeGreaterThan(8)
    return colours.map(([colour, behind]) => wcagContrast(colour, behind))
  }
  const said = (): Promise<string | undefined> =>
    page.evaluate(() => document.querySelector('.deckhand-overlay')?.shadowRoot?.querySelector('[role=status]')?.textContent)
  const seesOverlay = (start: string): Promise<unknown> => expect.poll(overlay).toMatch(new RegExp(`^${start}`))

  const faulty = (...faults: Parameters<typeof faultState>[0][]): CourseState => courseState({ faults: faults.map(faultState) })

  describe('axe-core and every width', () => {
    const wordy = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft '.repeat(2)
    const full = courseState({
      title: wordy,
      decks: [deckState({ title: wordy, stale: true }), deckState({ name: 'new', outputs: [], pages: 0, slides: [], handouts: [] })],
      faults: [faultState({ message: wordy }), faultState({ severity: 'warning', frame: `> 1 | ${'x'.repeat(200)}` })],
      room: { url: 'http://192.168.1.5:4000/', qrSvg: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    })
    const run = 'axe.run(document, { iframes: false }).then(({ violations, passes }) => [violations, passes.length])'

    const states = [
      ['/', full, 'section'],
      ['/lecture/', full, 'section'],
      ['/', courseState(), ''],
      ['/lecture/', courseState(), ''],
      ['/', courseState({ decks: [], faults: [faultState({ file: 'course.yaml' })] }), 'section'],
      ['/', courseState({ readOnly: true }), undefined],
    ] as const
    test.each(again ? states.slice(0, 2) : states)('%s', async (path, state, seen) => {
      if (seen === undefined) {
        serve.become(state)
        await page.goto(serve.url + path)
      } else await open(path, state)
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)))
      if (seen !== undefined) await seesOverlay(seen)
      await page.evaluate(axe)
      for (const scheme of ['light', 'dark']) {
        await page.emulateMediaFeatures([
          { name: 'prefers-color-scheme', value: scheme },
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ])
        const [violations, passes] = (await page.evaluate(run)) as [
          { id: string; nodes: { html: string; failureSummary: string }[] }[],
          number,
        ]
        expect(passes).toBeGreaterThan(10)
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`),
        ).toEqual([])
      }
      for (const [width, height] of [
        [320, 640],
        [3840, 2160],
      ] as const) {
        await page.setViewport({ width, height })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      }
    })
  })

  describe('the overlay', () => {
    test('comes with an error, takes no focus, is announced, and goes when all is mended', async () => {
      await open('/')
      await page.focus('#decks h3 a')
      expect(await overlay()).toBe('')
      serve.become(faulty({}, { severity: 'warning', message: 'too many words' }))
      await seesOverlay('section')
      const told = await overlay()
      expect(told).toContain('1 error and 1 warning')
      expect(told).toContain("error there is no layout 'tabel' deck/unknown-layout decks/lecture.yaml:9:13 8 | > 9 | - layout: tabel")
      expect(told).toContain("Hint: did you mean 'table'?")
      expect(told).toContain('too many words')
      expect(await said()).toBe("1 error and 1 warning. there is no layout 'tabel'")
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('What a model is')
      expect(Math.min(...(await overlayContrasts()))).toBeGreaterThan(4.5)
      serve.become(courseState())
      await expect.poll(overlay).toBe('')
      expect(await said()).toBe('All errors are mended.')
    })

    test('is put aside by Esc and stays so, until there is another error', async () => {
      await open('/', faulty({}))
      await seesOverlay('section')
      await page.evaluate(() => addEventListener('keydown', ({ key }) => (document.title = `heard ${key}`)))
      await page.keyboard.press('Escape')
      expect(await overlay()).toBe('button: 1 error')
      expect(await page.title()).not.toContain('heard')
      serve.become(faulty({ line: 12 }))
      await page.waitForFunction(() => document.querySelector('#faults')?.textContent.includes(':12:13'))
      expect(await overlay()).toBe('button: 1 error')
      await page.reload()
      await seesOverlay('button: 1 error')
      serve.become(faulty({}, { message: 'another' }))
      await seesOverlay('section: 2 errors')
      await page.keyboard.press('Escape')
      await page.evaluate(() => document.querySelector('.deckhand-overlay')?.shadowRoot?.querySelector<HTMLElement>('.badge')?.click())
      await seesOverlay('section: 2 errors')
    })

    test('shows what the course says as text, and keeps its keys to itself', async () => {
      const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
      await open('/', faulty({ message: evil, hint: evil, frame: evil, code: evil, file: evil }))
      await seesOverlay('section')
      expect(await overlay()).toContain(`error ${evil} ${evil} ${evil}:9:13 ${evil} Hint: ${evil}`)
      await page.evaluate(() => {
        document.querySelector('.deckhand-overlay')?.shadowRoot?.querySelector<HTMLElement>('.place')?.focus()
        addEventListener('keydown', () => (document.title = 'heard'))
      })
      await page.keyboard.press('Enter')
      await expect.poll(() => serve.opened.at(-1)).toContain('line=9')
      expect(await page.title()).toBe('Foundation Models')
    })
  })

  describe('a page that follows the course', () => {
    test('changes where it differs, and keeps focus, scrolling, what is open and its elements', async () => {
      const many = Array.from({ length: 30 }, (_, index) => deckState({ name: `deck-${index}`, title: `Deck ${index}` }))
      await open('/', courseState({ decks: many }))
      await page.evaluate(() => {
        const card = document.getElementById('deck-deck-20')
        card?.querySelector('details')?.setAttribute('open', '')
        card?.scrollIntoView()
        card?.querySelector<HTMLElement>('h3 a')?.focus({ preventScroll: true })
        Object.assign(card ?? {}, { sameElement: true })
      })
      const view = (): Promise<unknown> =>
        page.evaluate(() => {
          const card = document.getElementById('deck-deck-20')
          return [
            card?.querySelector('h3')?.textContent,
            document.activeElement?.textContent,
            Math.round(card?.getBoundingClientRect().top ?? -1),
            card?.querySelector('details')?.open,
            card !== null && 'sameElement' in card,
            document.querySelectorAll('.deck').length,
            document.querySelector('.live')?.textContent,
          ]
        })
      const before = await view()
      expect(before).toEqual(['Deck 20', 'Deck 20', expect.any(Number), true, true, 30, 'Up to date'])
      serve.become(
        courseState({
          build: 2,
          decks: many
            .slice(0, 25)
            .map((deck) => ({ ...deck, title: `${deck.title} anew` }))
            .concat(deckState({ name: 'one-more' })),
        }),
      )
      await page.waitForFunction(() => document.body.textContent.includes('Deck 20 anew'))
      expect(await view()).toEqual(['Deck 20 anew', 'Deck 20 anew', (before as unknown[])[2], true, true, 26, 'Up to date'])
    })

    test('opens the editor, and says so where it cannot', async () => {
      await open('/', faulty({ severity: 'warning' }, { severity: 'warning', file: 'gone.yaml' }))
      await page.click('#faults summary')
      await page.click('.fault .place')
      await expect.poll(() => serve.opened.at(-1)).toBe('POST ?file=decks%2Flecture.yaml&line=9&column=13')
      await page.click('.fault:last-child .place')
      await expect.poll(() => page.$eval('.live', ({ textContent }) => textContent)).toBe('There is nothing here.')
      expect(page.url()).toBe(`${serve.url}/`)
      complaints = complaints.filter((text) => !text.includes('404'))
    })

    test('says that the server is gone, and goes on when it is back', async () => {
      await open('/')
      const live = (): Promise<string> => page.$eval('.live', ({ textContent }) => textContent)
      await serve.stop()
      await expect.poll(live).toContain('Connection lost')
      await serve.start()
      serve.become(courseState({ title: 'Another course' }))
      await expect.poll(live, { timeout: 10_000 }).toBe('Up to date')
      await expect.poll(() => page.title()).toBe('Another course')
      complaints = complaints.filter((text) => !text.includes('ERR_'))
    })

    test('hears of nothing while nobody looks', async () => {
      await open('/')
      const other = await browser.newPage()
      await other.bringToFront()
      const hide = (hidden: boolean): Promise<void> =>
        page.evaluate((is) => {
          Object.defineProperty(document, 'hidden', { value: is, configurable: true })
          document.dispatchEvent(new Event('visibilitychange'))
        }, hidden)
      await hide(true)
      await expect.poll(() => serve.listeners()).toBe(0)
      serve.become(courseState({ title: 'In the meantime' }))
      await hide(false)
      await expect.poll(() => page.title()).toBe('In the meantime')
      await other.close()
    })
  })

  describe('the workbench', () => {
    const place = (): Promise<string> =>
      page.$eval('#place', (element) => [...element.querySelectorAll('.number, .place')].map(({ textContent }) => textContent).join(' '))
    const current = (): Promise<string[]> => page.$$eval('#jump [aria-current]', (all) => all.map(({ textContent }) => textContent))

    test('tells which slide is shown and where it stands, and goes where it is told to', async () => {
      await open('/lecture/')
      await expect.poll(place).toBe('1 of 4 decks/lecture.yaml:4')
      expect(await current()).toEqual(['1 Title 1'])
      await page.click('[aria-label="Next slide"]')
      await expect.poll(place).toBe('2 of 4 decks/lecture.yaml:9')
      await page.click('.fits [data-page="4"]')
      await expect.poll(place).toBe('4 of 4 decks/lecture.yaml:21')
      expect(await current()).toEqual(['4 Title 4'])
      expect(await page.$eval('a.code', ({ href }) => href)).toBe('vscode://file/home/ada/my%20course/decks/lecture.yaml:21:1')
      const frame = await (await page.$('iframe'))?.contentFrame()
      await frame?.click('.current h2')
      expect(await page.$('#place[data-told]')).not.toBeNull()
      await page.click('#place .place')
      await expect.poll(() => serve.opened.at(-1)).toBe('POST ?file=decks%2Flecture.yaml&line=21&column=1')
    })

    test('leaves the slides alone when the course changes, and tells the new lines', async () => {
      await open('/lecture/')
      await page.click('#jump [data-page="2"]')
      await expect.poll(place).toBe('2 of 4 decks/lecture.yaml:9')
      await page.evaluate(() => Object.assign(document.querySelector('iframe')?.contentWindow ?? {}, { stillThere: true }))
      const moved = deckState().slides.map(({ slide, line }) => ({ slide, line: line + 100 }))
      serve.become(courseState({ decks: [deckState({ slides: moved, title: 'Moved' })] }))
      await expect.poll(place).toBe('2 of 4 decks/lecture.yaml:109')
      expect(await page.$eval('h1', ({ textContent }) => textContent)).toBe('Moved')
      expect(await current()).toEqual(['2 Title 2'])
      expect(await page.evaluate(() => 'stillThere' in (document.querySelector('iframe')?.contentWindow ?? {}))).toBe(true)
    })

    test('forms are tabs, panes can be hidden and set as wide as one likes, and all that stays as it was', async () => {
      await open('/lecture/')
      const view = (): Promise<unknown> =>
        page.evaluate(() => [
          [...document.querySelectorAll<HTMLElement>('[role=tabpanel]')].filter((panel) => panel.checkVisibility()).map(({ id }) => id),
          [...document.querySelectorAll<HTMLElement>('.pane')].filter((pane) => pane.checkVisibility()).map(({ id }) => id),
          Math.round(((document.querySelector('.left')?.getBoundingClientRect().width ?? 0) / innerWidth) * 100),
        ])
      expect(await view()).toEqual([['form-summary'], ['slides', 'report', 'handout'], 58])
      await page.focus('[role=tab]')
      await page.keyboard.press('ArrowRight')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-guided')
      await page.click('[aria-controls=report]')
      await page.focus('[role=separator]')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      const chosen = [['form-guided'], ['slides', 'handout'], 54]
      expect(await view()).toEqual(chosen)
      serve.become(courseState({ decks: [deckState({ title: 'Changed' })] }))
      await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Changed')
      expect(await view()).toEqual(chosen)
      await page.reload()
      expect(await view()).toEqual(chosen)
      // One pane stays in any case.
      await page.click('[aria-controls=slides]')
      await page.click('[aria-controls=handout]')
      expect(await view()).toEqual([['form-guided'], ['handout'], 0])
    })

    test('the bar between the panes follows the pointer, also over the slides', async () => {
      await open('/lecture/')
      const bar = await (await page.$('[role=separator]'))?.boundingBox()
      await page.mouse.move((bar?.x ?? 0) + 4, 300)
      await page.mouse.down()
      await page.mouse.move(512, 300, { steps: 4 })
      await page.mouse.up()
      await page.mouse.move(700, 300)
      expect(await page.$eval('[role=separator]', (element) => element.getAttribute('aria-valuenow'))).toBe('40')
    })
  })
})
