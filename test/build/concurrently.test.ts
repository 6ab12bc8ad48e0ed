import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { concurrently } from '../../src/build/concurrently.ts'

test('so many are at work at a time, and what came of them stands in the order of the items', async () => {
  let working = 0
  let most = 0
  const made = await concurrently([30, 5, 20, 1, 10], 2, async (time) => {
    most = Math.max(most, ++working)
    await delay(time)
    working--
    return time
  })
  expect([made, most]).toEqual([[30, 5, 20, 1, 10], 2])
  expect(await concurrently([], 3, async () => 1)).toEqual([])
})

test('where one fails no further one is begun, and all that are at work have ended before that is told', async () => {
  const begun: number[] = []
  const ended: number[] = []
  const working = concurrently([1, 2, 3, 4], 2, async (item) => {
    begun.push(item)
    if (item === 2) throw new Error('two')
    await delay(20)
    ended.push(item)
  })
  await expect(working).rejects.toThrow('two')
  expect([begun, ended]).toEqual([[1, 2], [1]])
})
