import { resolve } from 'node:path'
import { merge } from '../build/merge.ts'
import { renderCounts, renderPretty } from '../diagnostics/render.ts'
import { palette, shown } from './terminal.ts'

/** `deckhand merge`. */
export async function runMerge(shards: readonly string[], flags: { readonly out?: string; readonly json?: boolean }): Promise<number> {
  const out = resolve(flags.out ?? 'out')
  const { ok, diagnostics, decks } = await merge({ shards, out })
  if (flags.json) {
    process.stdout.write(`${JSON.stringify({ ok, decks, diagnostics }, null, 2)}\n`)
    return ok ? 0 : 1
  }
  const faults = renderPretty(diagnostics, () => undefined, palette(process.stderr))
  if (faults !== '') process.stderr.write(`${faults}\n\n`)
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
  const summary = ok
    ? `${count(decks.length, 'deck')} of ${count(shards.length, 'shard')} → ${shown(out)}/index.html`
    : 'nothing was merged'
  process.stdout.write(`${summary}${ok ? '' : ` · ${renderCounts(diagnostics)}`}\n`)
  return ok ? 0 : 1
}
