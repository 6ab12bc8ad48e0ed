import { exportDecks } from '../build/export.ts'
import { counted } from '../diagnostics/counted.ts'
import { renderCounts } from '../diagnostics/render.ts'
import { askedCourse } from './asked-course.ts'
import { showFaults } from './show-faults.ts'
import { outputLine, progressLine, shown } from './terminal.ts'

/** What commander has parsed and checked. */
export interface ExportFlags {
  readonly root?: string
  readonly out?: string
  readonly pptx?: boolean
  readonly png?: boolean
  readonly onlyTitle?: boolean
  readonly width?: number
  readonly browser?: string
  readonly json?: boolean
}

/** `deckhand export`. */
export async function runExport(decks: readonly string[], flags: ExportFlags): Promise<number> {
  const course = askedCourse(decks, flags)
  const onlyTitle = flags.onlyTitle ?? false
  const progress = progressLine(process.stderr)
  const {
    ok,
    diagnostics,
    outputs,
    texts,
    decks: count,
  } = await exportDecks({
    ...course,
    pptx: flags.pptx ?? false,
    png: flags.png ? { width: flags.width ?? (onlyTitle ? 1200 : 1920), onlyTitle } : undefined,
    browser: flags.browser,
    onProgress: flags.json ? undefined : progress.step,
  }).finally(progress.clear)
  if (flags.json) {
    process.stdout.write(`${JSON.stringify({ ok, outputs, diagnostics }, null, 2)}\n`)
    return ok ? 0 : 1
  }
  showFaults(diagnostics, texts)
  const lines = outputs.map(outputLine)
  const faults = diagnostics.length === 0 ? '' : ` · ${renderCounts(diagnostics)}`
  const summary = count === 0 ? 'nothing was exported' : `${counted(count, 'deck')} → ${shown(course.out)}`
  process.stdout.write(`${[...lines, `${summary}${faults}`].join('\n')}\n`)
  return ok ? 0 : 1
}
