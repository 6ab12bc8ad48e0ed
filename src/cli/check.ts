import { check } from '../build/check.ts'
import { renderCounts, renderPretty } from '../diagnostics/render.ts'
import { findRoot, palette } from './terminal.ts'

/** `deckhand check`. */
export async function runCheck(flags: { readonly root?: string; readonly format?: string; readonly browser?: string }): Promise<number> {
  const result = await check({ root: await findRoot(flags.root), browser: flags.browser })
  const { ok, diagnostics, decks, texts } = result
  if (flags.format === 'json') {
    process.stdout.write(`${JSON.stringify({ ok, decks, diagnostics }, null, 2)}\n`)
  } else {
    const faults = renderPretty(diagnostics, (file) => texts.get(file), palette(process.stdout))
    process.stdout.write(`${faults === '' ? '' : `${faults}\n\n`}${decks} deck${decks === 1 ? '' : 's'}: ${renderCounts(diagnostics)}\n`)
  }
  return ok ? 0 : 1
}
