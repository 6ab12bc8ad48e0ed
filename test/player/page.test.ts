import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { openBrowser } from '../support/browser.ts'
import { deckhand, temporaryFolder } from '../support/cli.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let browser: Browser
let page: Page
const requests: string[] = []
const complaints: string[] = []

beforeAll(async () => {
  folder = await temporaryFolder()
  await deckhand(['build', 'foundation-models', '--root', join(packageRoot, 'content'), '--out', folder.path, '--only', 'html'])
  browser = await openBrowser()
  page = await browser.newPage()
  await page.setViewport({ width: 1000, height: 700 })
  // A slide is there at once then: there is no fade.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
  page.on('request', (request) => requests.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(pathToFileURL(join(folder.path, 'foundation-models/slides.html')).href)
})
afterAll(async () => {
  await browser?.close()
  await folder[Symbol.asyncDispose]()
})

const shown = (): Promise<string> =>
  page.evaluate(() => {
    const visible = [...document.querySelectorAll<HTMLElement>('.slide')].filter((slide) => slide.offsetParent !== null)
    return visible.map((slide) => slide.getAttribute('aria-label')).join(', ')
  })

describe('the page in a browser', () => {
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
    expect(await shown()).toBe('12 of 29')
  })

  test('what waits to be revealed is gone through before the next slide, in both directions, and by address', async () => {
    const seen = (): Promise<string> =>
      page.evaluate(() => {
        const items = [...document.querySelectorAll<HTMLElement>('.slide.current [data-marpit-fragment]')]
        return `${location.hash} ${items.filter((item) => item.checkVisibility({ visibilityProperty: true })).length}/${items.length}`
      })
    await page.evaluate(() => void (location.hash = '#26'))
    await page.waitForFunction(() => document.querySelector('.slide.current')?.ariaLabel === '26 of 29')
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
    await page.waitForFunction(() => document.querySelector('.slide.current')?.ariaLabel === '12 of 29')
  })

  test('a citation leads to its reference', async () => {
    await page.evaluate(() => document.querySelector<HTMLAnchorElement>('.slide.current sup a')?.click())
    await page.waitForFunction(() => document.querySelector('.slide.current')?.ariaLabel !== '12 of 29')
    expect(await shown()).toBe('27 of 29')
    await page.goBack()
    expect(await shown()).toBe('12 of 29')
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

  test('the buttons can be reached by the keyboard and have names', async () => {
    await page.keyboard.press('Home')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(name).toBe('Next slide')
    await page.keyboard.press('Enter')
    expect(await shown()).toBe('2 of 29')
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
})
