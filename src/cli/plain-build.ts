import { parseArgs } from 'node:util'

/** A `deckhand build` that asks for nothing but decks, and says at most where they are and go. */
export interface PlainBuild {
  readonly root?: string
  readonly out?: string
  /** Names of decks; all where there are none. */
  readonly decks: readonly string[]
}

/**
 * Reads the arguments of a plain build without commander, whose loading takes longer than it takes to see that nothing has changed.
 *
 * @param args as they stand behind the command's name
 * @returns `undefined` for every other command and every further option, wrong ones included: those are commander's to read
 */
export function plainBuild(args: readonly string[]): PlainBuild | undefined {
  if (args[0] !== 'build') return undefined
  try {
    const { values, positionals } = parseArgs({
      args: args.slice(1),
      options: { root: { type: 'string' }, out: { type: 'string' } },
      allowPositionals: true,
    })
    return { ...values, decks: positionals }
  } catch {
    return undefined
  }
}
