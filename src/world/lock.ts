import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isAlive } from '../processes/owner.ts'

/** How often a holder says that it is at work, and after what time without that it is taken for gone; in ms. */
const heartbeat = 2000
const silence = 20_000
const pause = 50

/**
 * Holds a folder for this process: whoever else asks for it waits. A holder that was killed is noticed, by its process where
 * that ran on this machine, and by its silence elsewhere.
 *
 * @param onWait told once, where there is to be waited
 * @returns gives the folder free
 */
export async function lockFolder(folder: string, onWait: () => void): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, '.deckhand-lock')
  let told = false
  const mark = `${process.pid} ${hostname()}\n`
  while (!create(path, mark)) {
    if (await isAbandoned(path)) await removeAbandoned(path)
    else {
      if (!told) onWait()
      told = true
      await delay(pause)
    }
  }
  const beating = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), heartbeat)
  beating.unref()
  // Whoever slept for long may have been taken for gone: what lies there then is another's.
  const giveFree = (): void => {
    if (holds(path, mark)) rmSync(path, { force: true })
  }
  // Also where the process is ended by Ctrl-C, nothing stays behind.
  process.once('exit', giveFree)
  return async () => {
    clearInterval(beating)
    process.off('exit', giveFree)
    giveFree()
  }
}

function holds(path: string, mark: string): boolean {
  try {
    return readFileSync(path, 'utf8') === mark
  } catch {
    return false // it is gone
  }
}

/**
 * Whether the file is now ours: made by nobody else before. Synchronous: there is no moment at which it is there, and empty,
 * and a process that is ended by Ctrl-C would not remove it.
 */
function create(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  try {
    const [text, found] = await Promise.all([readFile(path, 'utf8'), stat(path)])
    const [, pid = '', host = ''] = /^(\d+) (.*)\n$/.exec(text) ?? []
    if (pid !== '' && host === hostname() && !isAlive(Number(pid))) return true
    return Date.now() - found.mtimeMs > silence
  } catch {
    return false // it has just been given free
  }
}

/** Only one at a time looks again and removes it: else two that wait would remove each other's. */
async function removeAbandoned(path: string): Promise<void> {
  const guard = `${path}-removing`
  if (create(guard, '')) {
    try {
      if (await isAbandoned(path)) await rm(path, { force: true })
    } finally {
      await rm(guard, { force: true })
    }
    return
  }
  const found = await stat(guard).catch(() => undefined)
  if (found && Date.now() - found.mtimeMs > silence) await rm(guard, { force: true })
  await delay(pause)
}
