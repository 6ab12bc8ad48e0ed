import { writeSync } from 'node:fs'
import { version } from '../build/version.ts'

/**
 * Answers what can be answered at once; this file loads nothing but what that takes.
 *
 * @param args as they stand behind the command's name
 * @returns whether that was all; if not, nothing has been printed, and the program does as it would have anyway
 */
export function quickAnswer(args: readonly string[]): boolean {
  const [only = ''] = args
  if (args.length === 1 && (only === '--version' || only === '-V')) return printed(`${version}\n`)
  return false
}

/** Prints without a stream, whose loading takes milliseconds. */
function printed(text: string): boolean {
  try {
    return writeSync(1, text) === Buffer.byteLength(text)
  } catch {
    return false // a full or closed pipe: streams know what to do
  }
}
