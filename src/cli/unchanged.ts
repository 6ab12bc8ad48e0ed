import { resolve } from 'node:path'
import { unchangedRun } from '../build/run-state.ts'
import { realWorld } from '../world/real.ts'
import type { BuildFlags } from './build.ts'
import { findRoot, palette, shown } from './terminal.ts'

/**
 * Tells that there is nothing to do, where that is so: what the last build told, and where its outputs are.
 * It stands before everything else, and loads next to nothing.
 *
 * @returns the exit code, or `undefined` where there is something to do
 */
export async function tellUnchanged(decks: readonly string[], flags: BuildFlags): Promise<number | undefined> {
  // What asks for more than the one line is told in full.
  if (flags.json || flags.verbose || flags.force || flags.check) return undefined
  const out = resolve(flags.out ?? 'out')
  const state = unchangedRun({ ...flags, root: await findRoot(flags.root), out, decks: decks.length === 0 ? undefined : decks }, realWorld)
  if (!state) return undefined
  const { diagnostics } = state
  let faults = ''
  if (diagnostics.length > 0) {
    const { renderCounts, renderPretty } = await import('../diagnostics/render.ts')
    const texts = new Map(state.texts)
    process.stderr.write(`${renderPretty(diagnostics, (file) => texts.get(file), palette(process.stderr))}\n\n`)
    faults = ` · ${renderCounts(diagnostics)}`
  }
  const count = `${state.decks} deck${state.decks === 1 ? '' : 's'}`
  process.stdout.write(`nothing has changed: ${count} in ${shown(out)}/index.html${faults}\n`)
  return 0
}
