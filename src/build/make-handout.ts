import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/catalog.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import type { HandoutDeck, MadeForm, PrintedSlides, Shaper } from '../handout/index.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { HandoutForm } from '../model/handout.ts'
import { documentDate } from './document-date.ts'
import { handoutFaults } from './handout-faults.ts'
import type { HandoutAnswer, HandoutJob } from './handout-worker.ts'

/** A form of the handout and what there is to say of it. */
export interface JudgedForm extends MadeForm {
  readonly diagnostics: readonly Diagnostic[]
}

export interface HandoutMaker {
  /** Makes those of these forms that need no slides. */
  make(deck: ComposedDeck, fonts: FontSet, forms: readonly HandoutForm[]): Promise<JudgedForm[]>
  /** Makes those of these forms that show the slides. */
  makeSlideSheets(deck: ComposedDeck, fonts: FontSet, forms: readonly HandoutForm[], slides: PrintedSlides): Promise<JudgedForm[]>
  close(): Promise<void>
}

/** Makes handouts on this thread. pdf-lib and fontkit are loaded with the first. */
export function handoutMaker(readFont: ReadFont, options: { paint: boolean }): HandoutMaker {
  let shaperFor: ((fonts: FontSet) => Promise<Shaper>) | undefined
  const load = async (deck: ComposedDeck, fonts: FontSet) => {
    const [handout, { shaperLoader }] = await Promise.all([import('../handout/index.ts'), import('./shapers.ts')])
    shaperFor ??= shaperLoader(readFont)
    return { handout, means: { shaper: await shaperFor(fonts), date: documentDate(deck), paint: options.paint } }
  }
  return {
    make: async (deck, fonts, forms) => {
      const { handout, means } = await load(deck, fonts)
      const made = await handout.makeHandouts(unplaced(deck), forms, means)
      return made.map((form) => judged(deck, form))
    },
    makeSlideSheets: async (deck, fonts, forms, slides) => {
      const { handout, means } = await load(deck, fonts)
      const made = await handout.makeSlideSheets(unplaced(deck), forms, slides, means)
      return made.map((form) => judged(deck, form))
    },
    close: async () => undefined,
  }
}

/** A maker that comes up when it is first needed, or when it is known that it will be. */
export interface LazyHandoutMaker extends HandoutMaker {
  start(): void
}

export function lazyHandoutMaker(start: () => HandoutMaker): LazyHandoutMaker {
  let maker: HandoutMaker | undefined
  const started = (): HandoutMaker => (maker ??= start())
  return {
    start: () => void started(),
    make: (deck, fonts, forms) => started().make(deck, fonts, forms),
    makeSlideSheets: (deck, fonts, forms, slides) => started().makeSlideSheets(deck, fonts, forms, slides),
    close: async () => maker?.close(),
  }
}

const workerFile = new URL('./handout-worker.js', import.meta.url)

/**
 * Makes handouts on a thread of their own, which loads its libraries and fonts while the course is read.
 *
 * @returns `undefined` where Deckhand is run from its sources, which have no compiled worker
 */
export function threadedHandoutMaker(): HandoutMaker | undefined {
  if (!existsSync(fileURLToPath(workerFile))) return undefined
  // Short-lived objects by the hundred thousand: a larger nursery spares collections.
  const worker = new Worker(workerFile, { resourceLimits: { maxYoungGenerationSizeMb: 64 } })
  const waiting = new Map<number, { resolve: (made: readonly MadeForm[]) => void; reject: (error: Error) => void }>()
  let failure: Error | undefined
  let jobs = 0
  worker.on('message', ({ id, made, error }: HandoutAnswer) => {
    const job = waiting.get(id)
    waiting.delete(id)
    if (made) job?.resolve(made)
    else job?.reject(error ?? new Error('the thread of the handouts gave no answer'))
  })
  worker.on('error', (error: Error) => {
    failure = error
    for (const job of waiting.values()) job.reject(error)
  })
  const ask = async (deck: ComposedDeck, job: Pick<HandoutJob, 'fonts' | 'forms' | 'slides'>): Promise<readonly MadeForm[]> => {
    if (failure) throw failure
    return new Promise((resolve, reject) => {
      const numbered: HandoutJob = { ...job, id: jobs++, deck: unplaced(deck), date: documentDate(deck) }
      waiting.set(numbered.id, { resolve, reject })
      worker.postMessage(numbered)
    })
  }
  return {
    make: async (deck, fonts, forms) => (await ask(deck, { fonts, forms })).map((form) => judged(deck, form)),
    makeSlideSheets: async (deck, fonts, forms, slides) => (await ask(deck, { fonts, forms, slides })).map((form) => judged(deck, form)),
    close: async () => void (await worker.terminate()),
  }
}

/** The places of slides are looked up in the deck's text, which only this thread has. */
function unplaced(deck: ComposedDeck): HandoutDeck {
  return { ...deck, slides: deck.slides.map(({ content }) => ({ content })) }
}

function judged(deck: ComposedDeck, form: MadeForm): JudgedForm {
  return { ...form, diagnostics: handoutFaults(deck, form.report) }
}
