import { version } from '../build/version.ts'
import { plainBuild } from './plain-build.ts'
import { tellUnchanged } from './unchanged.ts'

/**
 * Answers what can be answered at once; this file loads nothing but what that takes.
 *
 * @param args as they stand behind the command's name
 * @returns the exit code; `undefined` where there is more to do, and then nothing has been printed
 */
export async function quickAnswer(args: readonly string[]): Promise<number | undefined> {
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    process.stdout.write(`${version}\n`)
    return 0
  }
  const plain = plainBuild(args)
  if (!plain) return undefined
  const { decks, ...folders } = plain
  return tellUnchanged(decks, folders)
}
