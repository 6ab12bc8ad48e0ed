import { existsSync, readFileSync } from 'node:fs'
import { readFile, readdir, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setImmediate, setTimeout as delay } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { lockFolder } from '../../src/world/lock.ts'
import { temporaryFolder } from '../support/cli.ts'

const name = '.deckhand-lock'
/** No process has this number: it is beyond the largest that systems give. */
const noProcess = 2 ** 30

test('whoever asks second waits until the first has given it free, and is told so once', async () => {
  await using folder = await temporaryFolder()
  const path = join(folder.path, 'out')
  const first = await lockFolder(path, () => expect.unreachable())
  const onWait = vi.fn()
  let isHeld = false
  const second = lockFolder(path, onWait).then((release) => {
    isHeld = true
    return release
  })
  await delay(150)
  expect([isHeld, onWait.mock.calls.length]).toEqual([false, 1])
  await first()
  await (
    await second
  )()
  expect(await readdir(path)).toEqual([])
})

test('there is no moment at which the lock lies there and the end of the process would not remove it', async () => {
  await using folder = await temporaryFolder()
  const before = process.listenerCount('exit')
  const locking = lockFolder(folder.path, () => expect.unreachable())
  while (!existsSync(join(folder.path, name))) await setImmediate()
  expect(process.listenerCount('exit')).toBe(before + 1)
  expect(readFileSync(join(folder.path, name), 'utf8')).toBe(`${process.pid} ${hostname()}\n`)
  await (
    await locking
  )()
})

test('a holder is taken for gone by its process on this machine, and by its silence elsewhere', async () => {
  await using folder = await temporaryFolder()
  const path = join(folder.path, name)
  await writeFile(path, `${noProcess} ${hostname()}\n`)
  await (
    await lockFolder(folder.path, () => expect.unreachable())
  )()

  await writeFile(path, '1 elsewhere\n')
  const long = new Date(Date.now() - 60_000)
  await utimes(path, long, long)
  await (
    await lockFolder(folder.path, () => expect.unreachable())
  )()

  await writeFile(path, `${noProcess} elsewhere\n`)
  const onWait = vi.fn()
  const waiting = lockFolder(folder.path, onWait)
  await delay(120)
  expect(onWait).toHaveBeenCalledOnce()
  await utimes(path, long, long)
  await (
    await waiting
  )()
  expect(await readdir(folder.path)).toEqual([])
})

test('many that find an abandoned folder hold it one after the other', async () => {
  await using folder = await temporaryFolder()
  await writeFile(join(folder.path, name), `${noProcess} ${hostname()}\n`)
  let holders = 0
  let most = 0
  const hold = async (): Promise<void> => {
    const release = await lockFolder(folder.path, () => undefined)
    most = Math.max(most, ++holders)
    await delay(5)
    holders--
    await release()
  }
  await Promise.all(Array.from({ length: 8 }, hold))
  expect([most, await readdir(folder.path)]).toEqual([1, []])
})

test('what another has taken in the meantime is not given free', async () => {
  await using folder = await temporaryFolder()
  const release = await lockFolder(folder.path, () => undefined)
  const path = join(folder.path, name)
  await writeFile(path, '1 elsewhere\n')
  await release()
  expect(await readFile(path, 'utf8')).toBe('1 elsewhere\n')
})
