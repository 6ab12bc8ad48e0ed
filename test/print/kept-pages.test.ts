import { expect, test } from 'vitest'
import { BrowserFailure } from '../../src/print/failure.ts'
import type { PrintPage } from '../../src/print/page.ts'
import { pagePool } from '../../src/print/pool.ts'

/** A pool on browsers that only count; what they did is written into `log`. */
function countingPool(kept: number): {
  pool: ReturnType<typeof pagePool>
  log: string[]
  numberOf: (page: PrintPage) => number | undefined
} {
  const log: string[] = []
  const numbers = new Map<PrintPage, number>()
  const open = (): PrintPage => {
    const number = numbers.size + 1
    const page: PrintPage = {
      show: async () => undefined,
      ask: async () => undefined,
      print: async () => new Uint8Array(),
      picture: async () => new Uint8Array(),
      close: async () => void log.push(`close ${number}`),
    }
    numbers.set(page, number)
    return page
  }
  const start = () => ({ version: Promise.resolve('a browser'), prepare: () => undefined, open, close: async () => undefined })
  return { pool: pagePool(start, 2, kept), log, numberOf: (page) => numbers.get(page) }
}

test('work of the same name gets its page again; other work the one that was left longest ago, where no more may be open', async () => {
  const { pool, log, numberOf } = countingPool(2)
  const use = (name?: string) => pool.use(async (page) => numberOf(page), name)
  expect([await use('a'), await use('b'), await use('a')]).toEqual([1, 2, 1])
  expect(await use()).toBe(3)
  expect(log).toEqual(['close 3'])
  expect(await use('c')).toBe(2)
  expect([await use('a'), await use('b'), await use('a')]).toEqual([1, 2, 1])
  expect(log).toEqual(['close 3'])
})

test('many decks one after the other, two at once, take two pages', async () => {
  const { pool, log, numberOf } = countingPool(2)
  const names = Array.from({ length: 12 }, (_, index) => `deck ${index}`)
  const taken = await Promise.all(names.map((name) => pool.use(async (page) => numberOf(page), name)))
  expect([...new Set(taken)].sort()).toEqual([1, 2])
  expect(log).toEqual([])
})

test('two at once have two pages; one that threw is not kept, nor any of a browser that failed', async () => {
  const { pool, log, numberOf } = countingPool(2)
  const use = (name: string, failure?: Error) =>
    pool.use(async (page) => {
      const first = failure
      failure = undefined
      if (first) throw first
      return numberOf(page)
    }, name)
  expect((await Promise.all([use('a'), use('a')])).sort()).toEqual([1, 2])
  expect(log).toEqual(['close 1'])
  await expect(use('a', new Error('bad answer'))).rejects.toThrow('bad answer')
  const after = await use('a')
  expect(after).toBeGreaterThan(2)
  await use('a', new BrowserFailure('its page crashed'))
  expect(await use('a')).not.toBe(after)
})

test('where none is kept every page is closed', async () => {
  const { pool, log, numberOf } = countingPool(0)
  expect([await pool.use(async (page) => numberOf(page), 'a'), await pool.use(async (page) => numberOf(page), 'a')]).toEqual([1, 2])
  expect(log).toEqual(['close 1', 'close 2'])
})
