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
