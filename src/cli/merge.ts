import { counted } from '../diagnostics/counted.ts'
import { resolve } from 'node:path'
import { merge } from '../build/merge.ts'
import { renderCounts } from '../diagnostics/render.ts'
import { showFaults } from './show-faults.ts'
import { shown } from './terminal.ts'

/** `deckhand merge`. */
export async function runMerge(shards: readonly string[], flags: { readonly out?: string; readonly json?: boolean }): Promise<number> {
  const out = resolve(flags.out ?? 'out')
  const { ok, diagnostics, decks } = await merge({ shards, out })
  if (flags.json) {
    process.stdout.write(`${JSON.stringify({ ok, decks, diagnostics }, null, 2)}\n`)
    return ok ? 0 : 1
  }
  showFaults(diagnostics)
  const summary = ok
    ? `${counted(decks.length, 'deck')} of ${counted(shards.length, 'shard')} → ${shown(out)}/index.html`
    : 'nothing was merged'
  process.stdout.write(`${summary}${ok ? '' : ` · ${renderCounts(diagnostics)}`}\n`)
  return ok ? 0 : 1
}
