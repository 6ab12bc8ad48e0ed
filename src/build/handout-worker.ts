import { parentPort } from 'node:worker_threads'
import { type FontSet, shippedFonts } from '../fonts/catalog.ts'
import { type HandoutDeck, type PrintedSlides, makeHandouts, makeSlideSheets } from '../handout/index.ts'
import type { HandoutForm } from '../model/handout.ts'
import { realWorld } from '../world/real.ts'
import { fontReader } from './font-reader.ts'
import { shaperLoader } from './shapers.ts'

/** A handout to make on this thread. */
export interface HandoutJob {
  readonly id: number
  readonly deck: HandoutDeck
  readonly date: string
  readonly fonts: FontSet
  readonly forms: readonly HandoutForm[]
  /** Given where the forms that show slides are to be made, and else those that do not. */
  readonly slides?: PrintedSlides
}

const shaperFor = shaperLoader(fontReader(realWorld))
// Most decks are set in what ships: it is opened while the course is read.
void shaperFor(shippedFonts)

parentPort?.on('message', async ({ id, deck, date, fonts, forms, slides }: HandoutJob) => {
  try {
    const means = { shaper: await shaperFor(fonts), date, paint: true }
    const made = await (slides ? makeSlideSheets(deck, forms, slides, means) : makeHandouts(deck, forms, means))
    parentPort?.postMessage({ id, made })
  } catch (error) {
    parentPort?.postMessage({ id, error })
  }
})
