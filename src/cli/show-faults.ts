import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { renderPretty } from '../diagnostics/render.ts'
import { palette } from './terminal.ts'

/**
 * Tells of faults before whatever else a command says; of none it says nothing.
 *
 * @param texts those of the course's files, for code frames
 */
export function showFaults(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string> = new Map()): void {
  if (diagnostics.length === 0) return
  process.stderr.write(`${renderPretty(diagnostics, (file) => texts.get(file), palette(process.stderr))}\n\n`)
}
