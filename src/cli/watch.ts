import { resolve } from 'node:path'
import { watchCourse } from '../serve/watch.ts'
import type { BuildFlags } from './build.ts'
import { tellBuilds } from './tell-build.ts'
import { findRoot, progressLine, shown } from './terminal.ts'

/** `deckhand watch`: ends with Ctrl-C. */
export async function runWatch(decks: readonly string[], flags: BuildFlags): Promise<void> {
  const out = resolve(flags.out ?? 'out')
  const root = findRoot(flags.root)
  const progress = progressLine(process.stderr)
  const { browser, only, audience, paper, largePrint, strict } = flags
  await watchCourse(
    {
      root,
      out,
      decks: decks.length === 0 ? undefined : decks,
      browser,
      only,
      audience,
      paper,
      largePrint,
      strict,
      onProgress: progress.step,
    },
    tellBuilds(progress),
  )
  process.stdout.write(`watching ${shown(root)}: Ctrl-C ends it\n`)
}
