import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, KeyInput, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { audienceBrowsers } from '../support/browser.ts'
import { deckhand, temporaryFolder } from '../support/cli.ts'
import { listen } from '../support/listen.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let browser: Browser
let page: Page
const requests: string[] = []
const complaints: string[] = []

beforeAll(async () => {
  folder = await temporaryFolder()
  const root = join(packageRoot, 'content')
  const built = await deckhand(['build', 'foundation-models', '--root', root, '--out', folder.path, '--only', 'html,audience'])
  expect(built.code, built.stderr).toBe(0)
})
afterAll(() => folder[Symbol.asyncDispose]())

const addressOf = (file: string): string => pathToFileURL(join(folder.path, 'foundation-models')).href + file

const shown = (): Promise<string> =>
  page.evaluate(() => {
    const visible = [...document.querySelectorAll<HTMLElement>('.slide')].filter((slide) => slide.offsetParent !== null)
    return visible.map((slide) => slide.getAttribute('aria-label')).join(', ')
  })

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key as KeyInput)
}

/** Moves by the address come a moment later. */
const arrival = (slide: string) => page.waitForFunction((slide) => document.querySelector('.slide.current')?.ariaLabel === slide, {}, slide)

/** Runs in the page, where axe is. */
const violationsByAxe = `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html.slice(0, 200) + ' ' + failureSummary).join('; ')))`

describe.each(audienceBrowsers())('the page in $name', ({ open }) => {
  beforeAll(async () => {
    for (const list of [requests, complaints]) list.length = 0
    browser = await open()
    page = await browser.newPage()
    await page.setViewport({ width: 1000, height: 700 })
    // A slide is there at once then: there is no fade.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
    page.on('request', (request) => requests.push(request.url()))
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(addressOf('/slides.html'))
  })
  afterAll(() => browser?.close())

  test('opens from a file on its first slide and asks for nothing', async () => {
    expect(await shown()).toBe('1 of 29')
    expect(requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1)
    expect(complaints).toEqual([])
  })

  test.each([
    ['ArrowRight', '2 of 29'],
    ['PageDown', '3 of 29'],
    [' ', '4 of 29'],
    ['ArrowLeft', '3 of 29'],
    ['End', '29 of 29'],
    ['ArrowRight', '29 of 29'],
    ['Home', '1 of 29'],
    ['PageUp', '1 of 29'],
  ] as const)('%s leads to %s', async (key, slide) => {
    await page.keyboard.press(key === ' ' ? 'Space' : key)
    expect(await shown()).toBe(slide)
  })

  test('deep links, back and forward', async () => {
    await page.evaluate(() => void (location.hash = '#12'))
    expect(await shown()).toBe('12 of 29')
    await page.keyboard.press('ArrowRight')
    await page.goBack()
    await arrival('12 of 29')
  })

  test('what waits to be revealed is gone through before the next slide, in both directions, and by address', async () => {
    const seen = (): Promise<string> =>
      page.evaluate(() => {
        const items = [...document.querySelectorAll<HTMLElement>('.slide.current [data-marpit-fragment]')]
        return `${location.hash} ${items.filter((item) => item.checkVisibility({ visibilityProperty: true })).length}/${items.length}`
      })
    await page.evaluate(() => void (location.hash = '#26'))
    await arrival('26 of 29')
    expect(await seen()).toBe('#/26 0/5')
    await page.keyboard.press('ArrowRight')
    expect(await seen()).toBe('#/26/1 1/5')
    for (let count = 0; count < 4; count++) await page.keyboard.press('ArrowRight')
    expect(await seen()).toBe('#/26/5 5/5')
    await page.keyboard.press('ArrowRight')
    expect(await shown()).toBe('27 of 29')
    await page.keyboard.press('ArrowLeft')
    expect(await seen()).toBe('#/26/5 5/5')
    await page.keyboard.press('ArrowLeft')
    expect(await seen()).toBe('#/26/4 4/5')
    await page.evaluate(() => void (location.hash = '#12'))
    await arrival('12 of 29')
  })

  test('a citation leads to its reference', async () => {
    await page.evaluate(() => document.querySelector<HTMLAnchorElement>('.slide.current sup a')?.click())
    await page.waitForFunction(() => document.querySelector('.slide.current')?.ariaLabel !== '12 of 29')
    expect(await shown()).toBe('27 of 29')
    await page.goBack()
    await arrival('12 of 29')
  })

  test('n shows the speaker notes and hides them', async () => {
    const notes = (): Promise<string> =>
      page.evaluate(() => {
        const aside = document.querySelector<HTMLElement>('.slide.current .notes')
        return aside?.checkVisibility() ? aside.innerText : ''
      })
    expect(await notes()).toBe('')
    await page.keyboard.press('n')
    expect(await notes()).toContain('One sentence each on the board')
    await page.keyboard.press('n')
    expect(await notes()).toBe('')
  })

  test('the buttons can be reached by the keyboard, have names, are seen then and large enough for a finger', async () => {
    await page.keyboard.press('Home')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(name).toBe('Next')
    await page.waitForFunction(() => getComputedStyle(document.querySelector('.controls') ?? document.body).opacity === '1')
    const buttons = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.controls button')].map(({ title, offsetWidth, offsetHeight }) => ({
        title,
        least: Math.min(offsetWidth, offsetHeight),
      })),
    )
    expect(buttons.map(({ title }) => title)).toContain('Overview (o)')
    expect(Math.min(...buttons.map(({ least }) => least))).toBeGreaterThanOrEqual(44)
    await page.keyboard.press('Enter')
    expect(await shown()).toBe('2 of 29')
    expect(await page.$eval('.position', (element) => element.textContent)).toBe('2 / 29')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  })

  test('what was clicked does not take the keys that follow', async () => {
    await page.mouse.move(500, 400)
    await page.click('.controls [data-do="previous"]')
    await press('Space')
    expect(await shown()).toBe('2 of 29')
    await page.focus('.controls [data-do="previous"]')
    await press('3', 'Enter')
    expect(await shown()).toBe('3 of 29')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  })

  test('where the address may not be changed so often, slides come all the same, and the address later', async () => {
    await page.evaluate(() => {
      const refuse = (): never => {
        throw new DOMException('Too many calls', 'SecurityError')
      }
      Object.assign(history, { pushState: refuse, replaceState: refuse })
    })
    await press('ArrowRight')
    expect([await shown(), await page.evaluate(() => location.hash)]).toEqual(['4 of 29', '#/3'])
    await page.evaluate(() => {
      Reflect.deleteProperty(history, 'pushState')
      Reflect.deleteProperty(history, 'replaceState')
    })
    await page.waitForFunction(() => location.hash === '#/4')
  })

  test('a number and Enter lead to its slide, and what was typed is shown meanwhile', async () => {
    await press('1', '2')
    expect(await page.$eval('.message', (element) => element.textContent)).toBe('Slide 12 ⏎')
    await press('Enter')
    expect(await shown()).toBe('12 of 29')
    expect(await page.$eval('.message', (element) => (element as HTMLElement).hidden)).toBe(true)
  })

  test('screen readers hear of slides and of what is revealed', async () => {
    const heard = (words: string) =>
      page.waitForFunction((words) => document.querySelector('[role="status"]')?.textContent?.startsWith(words), {}, words)
    await press('2', '6', 'Enter')
    await heard('Slide 26 of 29: What to take home')
    await press('ArrowRight')
    await heard('A foundation model is trained on')
  })

  test('after a link from an item back leads to that item', async () => {
    await press('1', '7', 'Enter')
    await page.evaluate(() => history.replaceState(null, '', '#/26/1'))
    await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')))
    await page.evaluate(() => void (location.hash = '#27'))
    await arrival('27 of 29')
    await page.goBack()
    await arrival('26 of 29')
    expect(await page.evaluate(() => `${location.hash} ${document.querySelectorAll('.current .waiting').length}`)).toBe('#/26/1 4')
  })

  test('the focus goes on with the slides, where it was in one', async () => {
    await press('1', '2', 'Enter')
    await page.focus('.slide.current a')
    await press('PageDown')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('13 of 29')
  })

  test('b and w blank the screen; a move brings the slide back', async () => {
    const colour = () =>
      page.evaluate(() => {
        const top = document.elementFromPoint(500, 350)
        return top?.matches('.blank') ? getComputedStyle(top).backgroundColor : undefined
      })
    await press('b')
    expect(await colour()).toBe('rgb(0, 0, 0)')
    await press('w')
    expect(await colour()).toBe('rgb(255, 255, 255)')
    await press('ArrowRight')
    expect(await colour()).toBeUndefined()
    expect(await shown()).toBe('13 of 29')
    await press('b')
    await page.mouse.click(500, 350)
    expect(await colour()).toBeUndefined()
  })

  test('a turn of the wheel is a slide, and with Ctrl it is left to the browser', async () => {
    // All in one go: with pauses between them they would be several turns.
    const wheel = (init: WheelEventInit, times = 1) =>
      page.evaluate(
        (init, times) => {
          for (let count = 0; count < times; count++) document.body.dispatchEvent(new WheelEvent('wheel', init))
        },
        init,
        times,
      )
    await wheel({ deltaY: 120, ctrlKey: true, bubbles: true })
    expect(await shown()).toBe('13 of 29')
    await wheel({ deltaY: 120, bubbles: true }, 5)
    expect(await shown()).toBe('14 of 29')
  })

  test('a swipe to the side is a slide; up, or with two fingers, it is none', async () => {
    const swipe = (across: number, along: number, fingers: number) =>
      page.evaluate(
        (across, along, fingers) => {
          const target = document.body
          const at = (identifier: number, clientX: number, clientY: number) => new Touch({ identifier, target, clientX, clientY })
          const touches = Array.from({ length: fingers }, (_, index) => at(index, 500, 300))
          target.dispatchEvent(new TouchEvent('touchstart', { touches, changedTouches: touches, bubbles: true }))
          target.dispatchEvent(new TouchEvent('touchend', { changedTouches: [at(0, 500 + across, 300 + along)], bubbles: true }))
        },
        across,
        along,
        fingers,
      )
    await swipe(-200, 10, 1)
    expect(await shown()).toBe('15 of 29')
    await swipe(-200, 10, 2)
    await swipe(60, 200, 1)
    expect(await shown()).toBe('15 of 29')
    await swipe(200, -20, 1)
    expect(await shown()).toBe('14 of 29')
  })

  test('a tap makes the buttons come, and presses none where they were not seen', async () => {
    await page.evaluate(() => document.body.classList.remove('pointing'))
    expect(await page.evaluate(() => getComputedStyle(document.body).cursor)).toBe('none')
    const next = await page.$eval('.controls [data-do="next"]', (button) => {
      const { x, y } = button.getBoundingClientRect()
      return { x: x + 20, y: y + 20 }
    })
    await page.touchscreen.tap(next.x, next.y)
    await page.waitForFunction(() => document.body.classList.contains('pointing'))
    expect(await shown()).toBe('14 of 29')
    await page.touchscreen.tap(next.x, next.y)
    await arrival('15 of 29')
    await press('ArrowLeft')
  })

  test('? shows the keys, scrolls by them and closes again', async () => {
    const open = () => page.evaluate(() => document.querySelector('dialog[open]')?.ariaLabel)
    await press('?')
    expect(await open()).toBe('Keys')
    expect(await page.$eval('.help', (element) => element.textContent)).toContain('Overview of all slides')
    await press('ArrowRight')
    expect(await shown()).toBe('14 of 29')
    await press('?')
    expect(await open()).toBeUndefined()
    await press('?', 'Escape')
    expect(await open()).toBeUndefined()
  })

  test('/ finds text, and Enter goes to where it can be seen', async () => {
    await press('/')
    await page.keyboard.type('MÉTRIC také')
    expect(await page.$eval('.search [role="status"]', (element) => element.textContent)).toMatch(/^\d+ slides?$|^No slides$/)
    await page.$eval('.search input', (element) => (element as HTMLInputElement).select())
    await page.keyboard.type('five risks')
    const results = () => page.$$eval('.search li', (options) => options.map((option) => option.textContent?.slice(0, 12)))
    expect(await results()).toContain('26What to ta')
    expect(await page.$eval('.search li mark', (element) => element.textContent)).toMatch(/five|risks/i)
    const index = (await results()).indexOf('26What to ta')
    for (let count = 0; count < index; count++) await press('ArrowDown')
    await press('Enter')
    expect(await page.evaluate(() => location.hash)).toBe('#/26/5')
    await press('/')
    await page.keyboard.type('Autoregressive')
    await press('Escape')
    expect(await page.evaluate(() => [location.hash, document.querySelector('dialog[open]')])).toEqual(['#/26/5', null])
  })

  test('o shows all slides; arrows choose by rows, Enter opens, Escape returns, and back knows nothing of it', async () => {
    await press('1', '2', 'Enter')
    const entries = await page.evaluate(() => history.length)
    await press('o')
    const visible = await page.evaluate(
      () => [...document.querySelectorAll<HTMLElement>('.slide')].filter((slide) => slide.checkVisibility()).length,
    )
    expect(visible).toBe(29)
    const focused = () => page.evaluate(() => document.activeElement?.querySelector('b')?.textContent)
    expect(await focused()).toBe('12')
    await press('ArrowRight')
    expect(await focused()).toBe('13')
    await press('ArrowUp')
    // A section begins a row: above it stands the last of the section before.
    expect(await focused()).toBe('9')
    await press('End')
    expect(await focused()).toBe('29')
    await press('Escape')
    expect([await shown(), await page.evaluate(() => history.length)]).toEqual(['12 of 29', entries])
    await press('o', 'Home', 'Enter')
    expect(await shown()).toBe('1 of 29')
    await page.goBack()
    await arrival('12 of 29')
    await press('o')
    await page.evaluate(() => document.querySelectorAll<HTMLElement>('.choose')[4]?.click())
    expect(await shown()).toBe('5 of 29')
  })

  test('r shows the slides as an article, which follows links and is scrolled by', async () => {
    await press('1', '3', 'Enter', 'r')
    const top = () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll<HTMLElement>('.reading [data-slide]')].find((section) => section.getBoundingClientRect().bottom > 2)
            ?.dataset['slide'],
      )
    expect(await top()).toBe('13')
    const facts = await page.evaluate(() => {
      const page = document.querySelector('.reading')
      return {
        sections: page?.querySelectorAll('section').length,
        ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
        leftOut: page?.querySelectorAll('footer, .katex-html, .notes, [style*="--"]:not(svg)').length,
        kept: page?.querySelectorAll('math, svg[aria-label]').length,
        wider: document.documentElement.scrollWidth > innerWidth,
      }
    })
    expect(facts).toMatchObject({ sections: 29, leftOut: 0, wider: false })
    expect(facts.kept).toBeGreaterThan(5)
    expect(new Set(facts.ids).size).toBe(facts.ids.length)
    await page.evaluate(() => document.querySelector<HTMLElement>('.reading sup a[href="#27"]')?.click())
    await arrival('27 of 29')
    expect(await top()).toBe('27')
    await press('Home')
    await arrival('1 of 29')
    expect(await page.evaluate(() => location.hash)).toBe('#/1')
  })

  test('what is shown outlives a reload', async () => {
    await page.reload()
    expect(await page.evaluate(() => document.body.dataset['view'])).toBe('reading')
    await press('r', 'n', 's', '2', '6', 'Enter')
    await page.reload()
    expect(await page.evaluate(() => [location.hash, document.body.className.includes('noting')])).toEqual(['#/26/5', true])
    await press('n', 's')
  })

  test('axe-core finds no violation in any view', { timeout: 30_000 }, async () => {
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'))
    for (const keys of [['o'], ['Escape', '?'], ['Escape', '/'], ['Escape', 'n'], ['n', 'b'], ['b', 'r']]) {
      await press(...keys)
      if (keys[1] === '/') await page.keyboard.type('model')
      const violations = await page.evaluate(violationsByAxe)
      expect(violations, `after ${keys.join(' ')}`).toEqual([])
    }
    await press('r')
  })

  test('slides that were replaced are shown anew in every view', async () => {
    const change = (title: string) =>
      page.evaluate((title) => {
        const slide = document.querySelector('.slide.current')
        const other = slide?.cloneNode(true) as HTMLElement
        other.querySelector('.choose')?.remove()
        const heading = other.querySelector('h2')
        if (heading) heading.textContent = title
        slide?.replaceWith(other)
        document.dispatchEvent(new Event('deckhand:changed'))
      }, title)
    await press('r')
    await change('Now read')
    expect(await page.$eval('.reading', (element) => element.textContent)).toContain('Now read')
    await press('r', 'o')
    await change('Now seen')
    expect(await page.evaluate(() => [document.activeElement?.textContent, document.querySelectorAll('.choose').length])).toEqual([
      '26Now seen',
      29,
    ])
    await press('Escape')
    expect(await shown()).toBe('26 of 29')
  })

  test('on a phone nothing is wider than the screen, and on a projector of 4:3 the slide is in the middle', async () => {
    await page.setViewport({ width: 320, height: 640 })
    for (const key of ['r', 'o', 'Escape', '?', 'Escape']) {
      await press(key)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `after ${key}`).toBe(320)
    }
    await page.setViewport({ width: 1024, height: 768 })
    const box = await page.evaluate(() => {
      const { top, left, height } = document.querySelector('.slide.current > svg')?.getBoundingClientRect() ?? new DOMRect()
      return [left, top, height].map(Math.round)
    })
    expect(box).toEqual([0, 96, 576])
    await page.setViewport({ width: 1000, height: 700 })
  })

  test('nothing was asked for or complained of meanwhile', () => {
    expect(requests.filter((url) => !url.startsWith('data:') && !url.includes('slides.html'))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('the slide fills the window and keeps its shape', async () => {
    const box = await page.evaluate(() => {
      const { width, height } = document.querySelector('.slide.current > svg')?.getBoundingClientRect() ?? new DOMRect()
      return { width, height }
    })
    expect(box.width).toBeCloseTo(1000, 0)
    expect(box.width / box.height).toBeCloseTo(16 / 9, 2)
  })

  test('the fonts are those inside the file', async () => {
    const fonts = await page.evaluate(() =>
      [...document.fonts].filter((font) => font.status === 'loaded').map((font) => `${font.family} ${font.weight}`),
    )
    expect(fonts.join()).toContain('Source Sans 3')
  })

  test('no text is cut by its slide or lies on the footer', async () => {
    const faults = await page.evaluate(() => {
      document.body.classList.remove('playing')
      return [...document.querySelectorAll('section')].flatMap((section) => {
        const frame = section.getBoundingClientRect()
        const scale = frame.width / 1280
        const footer = section.querySelector('footer')?.getBoundingClientRect()
        const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
        const found: string[] = []
        while (walker.nextNode()) {
          const node = walker.currentNode
          if (!node.textContent?.trim() || node.parentElement?.closest('footer, .katex-mathml')) continue
          const range = document.createRange()
          range.selectNodeContents(node)
          for (const box of range.getClientRects()) {
            const out =
              box.left < frame.left || box.right > frame.right + 1 || box.top < frame.top || box.bottom > frame.bottom - 40 * scale
            const on = footer !== undefined && footer.height > 0 && box.bottom > footer.top + 2 && box.top < footer.bottom
            if (out || on) found.push(`${section.id}: ${node.textContent.trim().slice(0, 30)}`)
          }
        }
        return found
      })
    })
    expect(faults).toEqual([])
  })

  test.each(['/slides.html', '/slides.html?presenter', '/slides.audience.html'])(
    'without a network %s is all there, and it could reach none',
    async (file) => {
      const other = await browser.newPage()
      const [asked, said]: [string[], string[]] = [[], []]
      other.on('console', (message) => said.push(message.text()))
      other.on('pageerror', (error) => said.push(String(error)))
      await other.setOfflineMode(true)
      await other.setRequestInterception(true)
      other.on('request', (request) => {
        if (!request.url().startsWith('data:')) asked.push(request.url())
        void request.continue()
      })
      await other.goto(addressOf(file))
      for (const key of ['End', 'n', 'o', 'Home', 'Escape', 'r', 'r', '?', 'Escape', '/', 'Escape', 'd', 's'] as const)
        await other.keyboard.press(key)
      await other.waitForFunction(() => [...document.fonts].every(({ status }) => status === 'loaded'))
      expect(
        await other.evaluate(() => [...document.images].filter(({ complete, naturalWidth }) => !complete || naturalWidth === 0).length),
      ).toBe(0)
      expect([asked, said]).toEqual([[addressOf(file)], []])

      // With a network there is the policy of the page: nobody hears of whatever it would ask for.
      const heard: string[] = []
      await using server = await listen((request) => void heard.push(request.url ?? ''))
      await other.setOfflineMode(false)
      const ways = await other.evaluate(async (url) => {
        const refused = new Set<string>()
        const ways: Record<string, () => unknown> = {
          fetch: () => fetch(`${url}/fetch`).catch(() => undefined),
          beacon: () => navigator.sendBeacon(`${url}/beacon`),
          events: () => new EventSource(`${url}/events`),
          socket: () => new WebSocket(`${url.replace('http', 'ws')}/socket`),
          picture: () => Object.assign(new Image(), { src: `${url}/picture` }),
          script: () => document.head.append(Object.assign(document.createElement('script'), { src: `${url}/script` })),
          style: () => document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${url}/style` })),
          frame: () => document.body.append(Object.assign(document.createElement('iframe'), { src: `${url}/frame` })),
          font: () => new FontFace('x', `url(${url}/font)`).load().catch(() => undefined),
          form: () => {
            const form = Object.assign(document.createElement('form'), { action: `${url}/form`, method: 'post', target: '_blank' })
            document.body.append(form)
            form.submit()
          },
        }
        document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>
          // Of a frame only the origin is told.
          refused.add(effectiveDirective === 'frame-src' ? 'frame' : (blockedURI.split('/').at(-1) ?? '')),
        )
        for (const act of Object.values(ways)) {
          try {
            act()
          } catch {
            // Some are refused by an error.
          }
        }
        const isOver = (): boolean => Object.keys(ways).every((way) => refused.has(way))
        for (let tries = 0; tries < 100 && !isOver(); tries++) await new Promise((resolve) => setTimeout(resolve, 20))
        return Object.keys(ways).filter((way) => !refused.has(way))
      }, server.url)
      expect([ways, heard]).toEqual([[], []])
      await other.close()
    },
  )
})
