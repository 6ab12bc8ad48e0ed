import { counted } from '../diagnostics/counted.ts'
import { relative, sep } from 'node:path'
import { type CheckResult, check } from '../build/check.ts'
import { version } from '../build/version.ts'
import { renderGithub } from '../diagnostics/render-github.ts'
import { renderSarif } from '../diagnostics/render-sarif.ts'
import { renderCounts, renderPretty } from '../diagnostics/render.ts'
import { findRoot, palette } from './terminal.ts'

/** `deckhand check`. */
export async function runCheck(flags: {
  readonly root?: string
  readonly format?: string
  readonly browser?: string
  readonly strict?: boolean
}): Promise<number> {
  const root = findRoot(flags.root)
  const result = await check({ root, browser: flags.browser, strict: flags.strict })
  const text = render(result, flags.format, relative(process.cwd(), root).replaceAll(sep, '/'))
  if (text !== '') process.stdout.write(`${text}\n`)
  return result.ok ? 0 : 1
}

/** @param folder the course's, relative to where the command is run */
function render({ ok, diagnostics, decks, texts }: CheckResult, format: string | undefined, folder: string): string {
  switch (format) {
    case 'json':
      return JSON.stringify({ ok, decks, diagnostics }, null, 2)
    case 'github':
      return renderGithub(diagnostics, folder)
    case 'sarif':
      return renderSarif(diagnostics, folder, version)
    default: {
      const faults = renderPretty(diagnostics, (file) => texts.get(file), palette(process.stdout))
      return `${faults === '' ? '' : `${faults}\n\n`}${counted(decks, 'deck')}: ${renderCounts(diagnostics)}`
    }
  }
}
