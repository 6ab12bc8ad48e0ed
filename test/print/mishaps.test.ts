import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { BrowserFailure } from '../../src/print/failure.ts'
import { launchBrowser } from '../../src/print/launch.ts'
import { startBrowser } from '../../src/print/browser.ts'
import type { PrintPage } from '../../src/print/page.ts'
import { type PagePool, type PageWork, pagePool } from '../../src/print/pool.ts'
import { localBrowser } from '../support/browser.ts'
import { temporaryFolder } from '../support/cli.ts'
import { browsers, busyBrowsers, descendants, isAlive, renderers } from '../support/processes.ts'

// A folder for what browsers keep, in which no other test's are.
let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  folder = await temporaryFolder()
  process.env['TMPDIR'] = folder.path
})
afterAll(() => folder[Symbol.asyncDispose]())

const pools: PagePool[] = []
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())))

async function realPool(patience: number): Promise<PagePool> {
  const found = await localBrowser()
  const pool = pagePool(() => startBrowser((signal) => launchBrowser(found, signal), Promise.resolve(''), patience), 2)
  pools.push(pool)
  return pool
}

/** Prints a word; what befalls the browser meanwhile hears how often this work has been begun. */
function printing(word: string, mishap: (time: number) => void = () => undefined): { work: PageWork<string>; times: () => number } {
  let times = 0
  const work = async (page: PrintPage): Promise<string> => {
    await page.show(`<p>${word}</p>`)
    mishap(++times)
    await page.show(`<p>${word}</p>`)
    return (await page.print('2026-11-01')).length > 0 ? word : ''
  }
  return { work, times: () => times }
}
const print = (word: string): PageWork<string> => printing(word).work

const victims: number[] = []
afterEach(() => victims.splice(0))

const send =
  (signal: NodeJS.Signals, processes: (pid: number) => number[]) =>
  (until: number) =>
  (time: number): void => {
    if (time > until) return
    for (const pid of processes(process.pid)) {
      process.kill(pid, signal)
      victims.push(pid)
    }
  }

const mishaps = [
  ['its renderer is killed', send('SIGKILL', renderers), 60_000, 'its page crashed, twice'],
  ['the browser is killed', send('SIGKILL', browsers), 60_000, 'it ended with SIGKILL, twice'],
  ['its renderer hangs', send('SIGSTOP', renderers), 1500, 'it did not answer within 1.5 s, twice'],
  // One that is stopped while it starts is waited for as long as a start may take.
  ['the browser hangs', send('SIGSTOP', busyBrowsers), 1500, 'it did not answer within 1.5 s, twice'],
] as const

test.each(mishaps)('%s once: all is printed', async (_, mishap, patience) => {
  const pool = await realPool(patience)
  const { work, times } = printing('one', mishap(1))
  expect(await Promise.all([work, print('two'), print('three')].map((work) => pool.use(work)))).toEqual(['one', 'two', 'three'])
  expect(times()).toBe(2)
})

test.each(mishaps)('%s each time: that work alone rejects, and nothing stays behind', async (_, mishap, patience, reason) => {
  const pool = await realPool(patience)
  const { work } = printing('one', mishap(9))
  const [bad, ...others] = await Promise.allSettled([work, print('two'), print('three')].map((work) => pool.use(work)))
  expect(bad).toEqual({ status: 'rejected', reason: new BrowserFailure(reason) })
  expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  await pool.close()
  expect(descendants(process.pid).filter(({ command }) => command.includes('chromium'))).toEqual([])
  expect(victims.length).toBeGreaterThan(1)
  await expect.poll(() => victims.filter(isAlive)).toEqual([])
  expect(await readdir(tmpdir())).toEqual([])
})

test('a browser that is closed while it starts is ended at once', async () => {
  const pool = await realPool(60_000)
  const work = pool.use(print('one'))
  const settled = Promise.allSettled([work])
  await expect.poll(() => browsers(process.pid).length).toBe(1)
  await pool.close()
  expect((await settled)[0]?.status).toBe('rejected')
  expect(browsers(process.pid)).toEqual([])
})
