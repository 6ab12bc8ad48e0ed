import { resolve } from 'node:path'
import type { BuildResult } from '../build/build.ts'
import { reasonOf } from '../diagnostics/diagnostic.ts'
import { renderCounts, renderPretty } from '../diagnostics/render.ts'
import { watchCourse } from '../serve/watch.ts'
import type { BuildFlags } from './build.ts'
import { findRoot, palette, progressLine, shown } from './terminal.ts'

/** `deckhand watch`: ends with Ctrl-C. */
export async function runWatch(decks: readonly string[], flags: BuildFlags): Promise<void> {
  const out = resolve(flags.out ?? 'out')
  const root = await findRoot(flags.root)
  const progress = progressLine(process.stderr)
  const { browser, only, paper, largePrint, strict } = flags
  let hadFaults = false
  await watchCourse(
    { root, out, decks: decks.length === 0 ? undefined : decks, browser, only, paper, largePrint, strict, onProgress: progress.step },
    {
      built: (result, milliseconds) => {
        progress.clear()
        tell(result, milliseconds, out, hadFaults)
        hadFaults = result.diagnostics.length > 0
      },
      deaf: (folder, reason) => {
        progress.clear()
        process.stderr.write(`${shown(folder)} cannot be watched, so changes in it are not noticed: ${reasonOf(reason)}\n`)
      },
      failed: (error) => {
        progress.clear()
        process.stderr.write(`deckhand failed: ${reasonOf(error)}\nThis is a fault of Deckhand, not of your course. It goes on watching.\n`)
      },
    },
  )
  process.stdout.write(`watching ${shown(root)}: Ctrl-C ends it\n`)
}

/** What a build came to, in one line, below whatever is wrong. */
function tell({ ok, diagnostics, changes, texts }: BuildResult, milliseconds: number, out: string, hadFaults: boolean): void {
  if (diagnostics.length > 0) process.stderr.write(`${renderPretty(diagnostics, (file) => texts.get(file), palette(process.stderr))}\n\n`)
  const faults = diagnostics.length === 0 ? (hadFaults ? ' · no faults any more' : '') : ` · ${renderCounts(diagnostics)}`
  const kept = ok ? '' : '; the last good outputs stay'
  process.stdout.write(`${changed(changes, out)} in ${Math.round(milliseconds)} ms${faults}${kept}\n`)
}

function changed(changes: BuildResult['changes'], out: string): string {
  const outputs = changes.map(({ path }) => path).filter((path) => path !== 'manifest.json' && path !== 'index.html')
  if (outputs.length === 0) return 'no output has changed'
  const named = outputs.slice(0, 3).join(', ')
  return `${shown(out)}: ${named}${outputs.length > 3 ? ` and ${outputs.length - 3} more` : ''}`
}
