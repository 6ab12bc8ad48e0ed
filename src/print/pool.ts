import pLimit from 'p-limit'
import type { PrintBrowser } from './browser.ts'
import { BrowserFailure, asFailure } from './failure.ts'
import type { PrintPage } from './page.ts'

/** Work that is done on a page. It may be done twice: what it writes, it writes anew. */
export type PageWork<T> = (page: PrintPage) => Promise<T>

/** Pages for many, in one browser after another. */
export interface PagePool {
  /** Starts a browser, if none is up, and says which; rejects with a `BrowserFailure` where it does not start. */
  start(): Promise<string>
  /**
   * Does work on a page of its own, as soon as there is room. Where the browser fails it, it is done once more;
   * where that fails too, it rejects with a `BrowserFailure`. What the work itself throws is passed on.
   *
   * @param name work of the same name gets the page as the last left it, where pages are kept and this one still is;
   *   where as many are open as may be kept, work of another name takes over the one that was left longest ago
   */
  use<T>(work: PageWork<T>, name?: string): Promise<T>
  /** Ends all browsers; work that is at it, or waits, rejects. */
  close(): Promise<void>
}

/** After this many in a row that did not start, none is started for a while. */
const startsTried = 2
const startsPause = 30_000

/**
 * A browser in which something failed gets no further work: what it is at is let finish, and the next work starts a fresh one.
 * What failed is done once more in another browser, alone in it: a deck that brings a browser down brings down no other deck twice.
 *
 * @param start starts a browser
 * @param pages how many there may be at once
 * @param kept how many may stay open, for work that comes again or after it: opening one costs as much as showing a deck
 */
export function pagePool(start: () => PrintBrowser, pages: number, kept = 0): PagePool {
  let closed = false
  let failedStarts = 0
  let lastFailure: { readonly failure: BrowserFailure; readonly at: number } | undefined
  const begin = (): PrintBrowser => {
    const browser = start()
    browser.version.then(
      () => (failedStarts = 0),
      (error: unknown) => {
        failedStarts++
        lastFailure = { failure: asFailure(error), at: performance.now() }
      },
    )
    return browser
  }
  const first = browserLane(begin, kept)
  const second = browserLane(begin, 0)
  const room = pLimit(pages)
  const oneByOne = pLimit(1)
  /** Throws where trying is of no use. */
  const demandHope = (): void => {
    if (closed) throw new BrowserFailure('it was closed')
    if (failedStarts >= startsTried && lastFailure && performance.now() - lastFailure.at < startsPause) throw lastFailure.failure
  }
  const doAgain = <T>(work: PageWork<T>, failure: BrowserFailure): Promise<T> =>
    oneByOne(async () => {
      demandHope()
      try {
        return await second.run(work)
      } catch (error) {
        throw error instanceof BrowserFailure ? twice(failure, error) : error
      } finally {
        if (oneByOne.pendingCount === 0) second.rest()
      }
    })
  return {
    start: async () => {
      demandHope()
      first.prepare()
      return first.version()
    },
    use: (work, name) =>
      room(async () => {
        demandHope()
        const doing = first.run(work, name)
        if (room.pendingCount > 0) first.prepare()
        try {
          return await doing
        } catch (error) {
          if (!(error instanceof BrowserFailure)) throw error
          return doAgain(work, error)
        }
      }),
    close: async () => {
      closed = true
      await Promise.all([first.close(), second.close()])
    },
  }
}

function twice(first: BrowserFailure, second: BrowserFailure): BrowserFailure {
  return new BrowserFailure(
    first.message === second.message ? `${first.message}, twice` : `${first.message}; at the second try: ${second.message}`,
  )
}

/** One browser after another: the next is started when there is work and the last has failed. */
interface BrowserLane {
  run<T>(work: PageWork<T>, name?: string): Promise<T>
  prepare(): void
  version(): Promise<string>
  /** Ends the browser; more work starts another. */
  rest(): void
  close(): Promise<void>
}

/** A browser and how much is at work in it. */
interface Shift {
  readonly browser: PrintBrowser
  works: number
  /** Pages that stay open, by the name of their work, the oldest first. */
  readonly kept: Map<string, PrintPage>
}

function browserLane(start: () => PrintBrowser, limit: number): BrowserLane {
  let current: Shift | undefined
  const up = new Set<PrintBrowser>()
  const shift = (): Shift => {
    if (current) return current
    current = { browser: start(), works: 0, kept: new Map() }
    up.add(current.browser)
    return current
  }
  const end = async (browser: PrintBrowser): Promise<void> => {
    await browser.close()
    up.delete(browser)
  }
  const retire = (failed: Shift): void => {
    if (failed === current) current = undefined
    if (failed.works === 0) end(failed.browser).catch(() => undefined) // tried again when all are closed
  }
  // Nobody waits for it to be closed; where it cannot be, the browser is not to be trusted.
  const closePage = (mine: Shift, page: PrintPage): void => void page.close().catch(() => retire(mine))
  const isFull = ({ works, kept }: Shift): boolean => works + kept.size >= limit
  const takePage = (mine: Shift, name: string): PrintPage | undefined => {
    const [longestAgo] = isFull(mine) ? mine.kept.keys() : []
    const taken = mine.kept.has(name) ? name : longestAgo
    if (taken === undefined) return undefined
    const page = mine.kept.get(taken)
    mine.kept.delete(taken)
    return page
  }
  const keepPage = (mine: Shift, name: string, page: PrintPage): void => {
    const other = mine.kept.get(name)
    if (other) closePage(mine, other)
    mine.kept.set(name, page)
    for (const [oldest, old] of mine.kept) {
      if (mine.kept.size <= limit) break
      mine.kept.delete(oldest)
      closePage(mine, old)
    }
  }
  return {
    run: async (work, name) => {
      const mine = shift()
      const keptPage = name === undefined ? undefined : takePage(mine, name)
      mine.works++
      const page = keptPage ?? mine.browser.open()
      let outcome: 'done' | 'thrown' | 'failed' = 'failed'
      try {
        const made = await work(page)
        outcome = 'done'
        return made
      } catch (error) {
        if (!(error instanceof BrowserFailure)) outcome = 'thrown'
        throw error
      } finally {
        mine.works--
        if (outcome === 'failed' || mine !== current) retire(mine)
        else if (outcome === 'done' && name !== undefined) keepPage(mine, name, page)
        else closePage(mine, page)
      }
    },
    prepare: () => {
      const mine = shift()
      if (limit === 0 || !isFull(mine)) mine.browser.prepare()
    },
    version: () => shift().browser.version,
    rest: () => current && retire(current),
    close: async () => {
      await Promise.all([...up].map(end))
    },
  }
}
