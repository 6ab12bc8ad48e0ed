import { type DiffResult, diff } from '../build/diff.ts'
import { isChanged } from '../diff/compare-course.ts'
import { renderMarkdown } from '../diff/render-markdown.ts'
import { renderPretty } from '../diff/render-pretty.ts'
import { renderSummary } from '../diff/words.ts'
import { showFaults } from './show-faults.ts'
import { findRoot, palette, progressLine } from './terminal.ts'

interface Flags {
  readonly root?: string
  readonly format?: string
  readonly json?: boolean
  readonly exitCode?: boolean
  /** `false` for --no-browser. */
  readonly browser?: string | false
}

/** `deckhand diff`. */
export async function runDiff(from: string | undefined, to: string | undefined, flags: Flags): Promise<number> {
  const format = flags.json ? 'json' : (flags.format ?? 'pretty')
  const progress = progressLine(process.stderr)
  const result = await diff({
    root: findRoot(flags.root),
    from,
    to,
    browser: flags.browser,
    onProgress: format === 'json' ? undefined : progress.step,
  }).finally(progress.clear)
  if (format !== 'json') showFaults(result.diagnostics)
  const text = render(result, format)
  if (text !== '') process.stdout.write(`${text}\n`)
  if (!result.ok) return 1
  return flags.exitCode && (isChanged(result.changes) || !isWhole(result)) ? 1 : 0
}

function render(result: DiffResult, format: string): string {
  if (format === 'json') return JSON.stringify(asJson(result), null, 2)
  if (!result.ok) return ''
  return format === 'markdown'
    ? renderMarkdown(result.changes, result)
    : renderPretty(result.changes, palette(process.stdout), isWhole(result))
}

/** Whether nothing was left out for its faults. */
function isWhole({ diagnostics }: DiffResult): boolean {
  return diagnostics.every(({ code }) => code !== 'diff/not-compared')
}

/** The result with its summary, as programs read it. */
function asJson(result: DiffResult): object {
  if (!result.ok) return result
  const { ok, from, to, changes, diagnostics } = result
  const summary = renderSummary(changes, { text: (text) => text, strong: (text) => text })
  return { ok, from, to, changed: isChanged(changes), summary, ...changes, diagnostics }
}
