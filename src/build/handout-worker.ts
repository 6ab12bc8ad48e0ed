import { parentPort } from 'node:worker_threads'
import { type HandoutDeck, loadShaper, makeHandout } from '../handout/index.ts'
import { realWorld } from '../world/real.ts'
import { fontReader } from './font-reader.ts'

/** A handout to make on this thread. */
export interface HandoutJob {
  readonly id: number
  readonly deck: HandoutDeck
  readonly date: string
}

const shaper = loadShaper(fontReader(realWorld))

parentPort?.on('message', async ({ id, deck, date }: HandoutJob) => {
  try {
    const handout = await makeHandout(deck, date, await shaper, true)
    parentPort?.postMessage({ id, handout })
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
