import type { BuildResult } from '../build/build.ts'
import { reasonOf } from '../diagnostics/diagnostic.ts'
import { renderCounts } from '../diagnostics/render.ts'
import { renderLastLine } from '../diff/render-pretty.ts'
import type { WatchEvents } from '../serve/watch.ts'
import { showFaults } from './show-faults.ts'
import { type progressLine, palette, shown } from './terminal.ts'

/** Tells of each build of a course that is watched, on this terminal. */
export function tellBuilds(progress: ReturnType<typeof progressLine>): Pick<WatchEvents, 'built' | 'deaf' | 'failed'> {
  let hadFaults = false
  return {
    built: (result, milliseconds) => {
      progress.clear()
      tell(result, milliseconds, hadFaults)
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
  }
}

/** What a build came to, below whatever is wrong: what it made, and what of the course had changed. */
function tell({ ok, diagnostics, changes, since, texts }: BuildResult, milliseconds: number, hadFaults: boolean): void {
  showFaults(diagnostics, texts)
  const faults = diagnostics.length === 0 ? (hadFaults ? ' · no faults any more' : '') : ` · ${renderCounts(diagnostics)}`
  const kept = ok ? '' : '; the last good outputs stay'
  const last = since ? renderLastLine(since, palette(process.stdout)) : ''
  process.stdout.write(`${changed(changes)} in ${Math.round(milliseconds)} ms${faults}${kept}\n${last === '' ? '' : `  ${last}\n`}`)
}

/** What is looked at first. */
const first = ['slides.html', 'slides.pdf', 'handout.pdf']

/** The outputs that are new, another or gone, by their decks. */
function changed(changes: BuildResult['changes']): string {
  const paths = changes.map(({ path }) => path).filter((path) => path.includes('/'))
  const decks = new Set(paths.map((path) => path.slice(0, path.indexOf('/'))))
  if (decks.size === 0) return 'no output has changed'
  const lines = [...decks].map((deck) => {
    const names = paths.filter((path) => path.startsWith(`${deck}/`)).map((path) => path.slice(deck.length + 1))
    const ordered = [...first.filter((name) => names.includes(name)), ...names.filter((name) => !first.includes(name))]
    return `${deck}: ${ordered.slice(0, 3).join(', ')}${ordered.length > 3 ? ` and ${ordered.length - 3} more` : ''}`
  })
  return lines.slice(0, 3).join('; ') + (lines.length > 3 ? `; and ${lines.length - 3} more decks` : '')
}
