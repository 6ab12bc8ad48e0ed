import { setTimeout as delay } from 'node:timers/promises'
import type { MadeFile } from './made.ts'

/** Writes outputs of a deck as they are made, from when it is certain that nothing forbids to write any. */
export interface EarlyOutputs {
  /** Whether its slides may be written. The first word counts. */
  judge(isGood: boolean): void
  /** Writes files as soon as that is known to be so, and else never. */
  write(files: readonly MadeFile[]): Promise<void>
}

/** @param write writes what does not stand there already */
export function earlyOutputs(write: (files: readonly MadeFile[]) => Promise<unknown>): EarlyOutputs {
  let judge: (isGood: boolean) => void = () => undefined
  const judged = new Promise<boolean>((resolve) => (judge = resolve))
  return {
    judge,
    write: async (files) => {
      if (await judged) await write(files)
    },
  }
}

/** What is for paper may wait for the page: the processor is the page's then, and that of the browser which shows it. */
export interface PageGate {
  /** The page is out, or will not be. */
  out(): void
  /** When what waits for it may begin. */
  isOut(): Promise<void>
}

/** @param after in ms, from when the page is out; nothing waits for it where absent */
export function pageGate(after: number | undefined): PageGate {
  if (after === undefined) return { out: () => undefined, isOut: () => Promise.resolve() }
  let out: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (out = resolve)).then(() => delay(after))
  return { out, isOut: () => opened }
}
