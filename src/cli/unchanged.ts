import { counted } from '../diagnostics/counted.ts'
import { unchangedRun } from '../build/run-state.ts'
import { realWorld } from '../world/real.ts'
import { askedCourse } from './asked-course.ts'
import type { BuildFlags } from './build.ts'
import { shown } from './terminal.ts'

/**
 * Tells that there is nothing to do, where that is so: what the last build told, and where its outputs are.
 * It stands before everything else, and loads next to nothing.
 *
 * @returns the exit code, or `undefined` where there is something to do
 */
export async function tellUnchanged(decks: readonly string[], flags: BuildFlags): Promise<number | undefined> {
  // What asks for more than the one line is told in full.
  if (flags.json || flags.verbose || flags.force || flags.check) return undefined
  const course = askedCourse(decks, flags)
  const state = unchangedRun({ ...flags, ...course }, realWorld)
  if (!state) return undefined
  const { diagnostics } = state
  let faults = ''
  if (diagnostics.length > 0) {
    const [{ renderCounts }, { showFaults }] = await Promise.all([import('../diagnostics/render.ts'), import('./show-faults.ts')])
    showFaults(diagnostics, new Map(state.texts))
    faults = ` · ${renderCounts(diagnostics)}`
  }
  process.stdout.write(`nothing has changed: ${counted(state.decks, 'deck')} in ${shown(course.out)}/index.html${faults}\n`)
  return 0
}
