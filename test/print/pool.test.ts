import { afterEach, describe, expect, test } from 'vitest'
import { startBrowser } from '../../src/print/browser.ts'
import { BrowserFailure } from '../../src/print/failure.ts'
import type { PrintPage } from '../../src/print/page.ts'
import { type PagePool, pagePool } from '../../src/print/pool.ts'
import { type FakeBrowser, type Fate, fakeBrowser } from '../support/fake-browser.ts'

const pools: PagePool[] = []
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())))

/** A pool over fake browsers; `fate` hears in which of them, counted from 1, a document is shown. */
function fakePool(fate: (html: string, browser: number) => Fate, pages = 2, patience = 60_000): { pool: PagePool; started: FakeBrowser[] } {
  const started: FakeBrowser[] = []
  const start = async (): Promise<FakeBrowser> => {
    const number = started.length + 1
    const browser = fakeBrowser((html) => fate(html, number))
    started.push(browser)
    return browser
  }
  const pool = pagePool(() => startBrowser(start, Promise.resolve(''), patience), pages)
  pools.push(pool)
  return { pool, started }
}

const show =
  (html: string) =>
  async (page: PrintPage): Promise<string> => {
    await page.show(html)
    return html
  }

describe('work on pages', () => {
  test('no browser is started before there is work, one serves all of it, and no page is left open', async () => {
    const { pool, started } = fakePool(() => 'shown')
    expect(started).toHaveLength(0)
    const names = Array.from({ length: 20 }, (_, index) => `deck ${index}`)
    expect(await Promise.all(names.map((name) => pool.use(show(name))))).toEqual(names)
    expect(started).toHaveLength(1)
    await expect.poll(() => started[0]?.contexts.size).toBeLessThanOrEqual(1) // the next one may be ahead
  })

  test.each([1, 3])('at most %i at once', async (pages) => {
    const { pool } = fakePool(() => 'shown', pages)
    let now = 0
    let most = 0
    const work = async (page: PrintPage): Promise<void> => {
      most = Math.max(most, ++now)
      await page.show('x')
      now--
    }
    await Promise.all(Array.from({ length: 12 }, () => pool.use(work)))
    expect(most).toBe(pages)
  })

  test.each(['crash', 'end', 'hang', 'refuse'] as const)('%s once: it is done again in a fresh browser', async (fate) => {
    const { pool, started } = fakePool((_, browser) => (browser === 1 ? fate : 'shown'), 2, 300)
    expect(await pool.use(show('deck'))).toBe('deck')
    expect(started).toHaveLength(2)
    await expect.poll(() => started.map(({ stopped }) => stopped)).toEqual([true, true])
  })

  test.each([
    ['crash', 'its page crashed, twice'],
    ['end', 'it ended with SIGSEGV, twice'],
    ['hang', 'it did not answer within 0.3 s, twice'],
  ] as const)('%s each time: that work alone rejects, and a fresh browser serves the rest', async (fate, reason) => {
    const { pool } = fakePool((html) => (html === 'bad' ? fate : 'shown'), 2, 300)
    const names = ['one', 'bad', 'two', 'three', 'four']
    const results = await Promise.allSettled(names.map((name) => pool.use(show(name))))
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason))).toEqual([
      'one',
      new BrowserFailure(reason),
      'two',
      'three',
      'four',
    ])
  })

  test('what is done once more is alone in its browser: none that brings down its own takes it along', async () => {
    let bad = 0
    const { pool } = fakePool((html) => (html === 'bad' && ++bad > 0 ? 'end' : html === 'unlucky' ? 'end' : 'shown'))
    let times = 0
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const unlucky = pool.use(async (page) => {
      await page.show(++times === 1 ? 'unlucky' : 'shown')
      await held
      await page.show('shown')
    })
    await expect.poll(() => times).toBe(2)
    const killer = pool.use(show('bad'))
    killer.catch(() => undefined) // awaited below
    await expect.poll(() => bad).toBe(1)
    release()
    await unlucky
    await expect(killer).rejects.toThrow('it ended with SIGSEGV, twice')
    expect([times, bad]).toEqual([2, 2])
  })

  test('what fails in two ways tells both', async () => {
    const { pool } = fakePool((_, browser) => (browser === 1 ? 'crash' : 'end'))
    await expect(pool.use(show('bad'))).rejects.toThrow('its page crashed; at the second try: it ended with SIGSEGV')
  })

  test('one fresh browser serves all that one took down with it', async () => {
    const { pool, started } = fakePool(
      (html, browser) => (browser === 1 && html === 'deck 3' ? 'end' : browser === 1 ? 'hang' : 'shown'),
      4,
    )
    const names = ['deck 0', 'deck 1', 'deck 2', 'deck 3']
    expect(await Promise.all(names.map((name) => pool.use(show(name))))).toEqual(names)
    expect(started).toHaveLength(2)
  })

  test('other work in a browser where one page crashed is let finish there', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const { pool, started } = fakePool((html, browser) => (browser === 1 && html === 'bad' ? 'crash' : 'shown'))
    let times = 0
    const slow = pool.use(async (page) => {
      times++
      await page.show('begun')
      await held
      await page.show('ended')
    })
    await pool.use(show('bad'))
    expect(started[0]?.stopped).toBe(false)
    release()
    await slow
    expect(times).toBe(1)
    await expect.poll(() => started[0]?.stopped).toBe(true)
  })

  test("an error of the work's own is passed on and not tried again", async () => {
    const { pool, started } = fakePool(() => 'shown')
    let times = 0
    const work = async (): Promise<never> => {
      times++
      throw new TypeError('not as expected')
    }
    await expect(pool.use(work)).rejects.toThrow(TypeError)
    expect([times, started.length]).toEqual([1, 1])
  })

  test('a browser that does not start is tried twice, not for every deck', async () => {
    let starts = 0
    const start = async (): Promise<never> => {
      starts++
      throw new Error('cannot open display')
    }
    const pool = pagePool(() => startBrowser(start, Promise.resolve(''), 1000), 2)
    const results = await Promise.allSettled(Array.from({ length: 9 }, () => pool.use(show('deck'))))
    await expect(pool.start()).rejects.toThrow('cannot open display')
    for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: { name: 'BrowserFailure' } })
    expect(starts).toBe(2)
    await pool.close()
  })

  test('closing ends what is at work and what waits, and tries nothing again', async () => {
    const { pool, started } = fakePool(() => 'hang', 1)
    const works = [pool.use(show('one')), pool.use(show('two'))]
    await expect.poll(() => started.length).toBe(1)
    const settled = Promise.allSettled(works)
    await pool.close()
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(started.map(({ stopped }) => stopped)).toEqual([true])
  })
})
