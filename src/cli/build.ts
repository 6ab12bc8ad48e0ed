import { counted } from '../diagnostics/counted.ts'
import { type BuildResult, build } from '../build/build.ts'
import type { FitEntry, FormEntry, PlacedChange } from '../build/manifest.ts'
import type { OutputKind } from '../build/options.ts'
import type { Shard } from '../build/shard.ts'
import { renderCounts } from '../diagnostics/render.ts'
import { renderLastLine } from '../diff/render-pretty.ts'
import type { Paper } from '../model/course.ts'
import { askedCourse } from './asked-course.ts'
import { showFaults } from './show-faults.ts'
import { outputLine, palette, progressLine, shown } from './terminal.ts'

/** What commander has parsed and checked. */
export interface BuildFlags {
  readonly root?: string
  readonly out?: string
  readonly only?: OutputKind[]
  readonly audience?: boolean
  readonly shard?: Shard
  readonly browser?: string
  readonly paper?: Paper
  readonly largePrint?: boolean
  readonly strict?: boolean
  readonly force?: boolean
  readonly check?: boolean
  readonly json?: boolean
  readonly verbose?: boolean
}

/** `deckhand build`. */
export async function runBuild(decks: readonly string[], flags: BuildFlags): Promise<number> {
  const course = askedCourse(decks, flags)
  const { out } = course
  const progress = progressLine(process.stderr)
  const started = performance.now()
  const result = await build({
    ...course,
    shard: flags.shard,
    only: flags.only,
    audience: flags.audience,
    browser: flags.browser,
    paper: flags.paper,
    largePrint: flags.largePrint,
    strict: flags.strict,
    force: flags.force,
    compare: flags.check,
    onProgress: flags.json ? undefined : progress.step,
  }).finally(progress.clear)
  if (flags.json) showJson(result)
  else if (flags.check) showDifferences(result, out)
  else showPretty(result, out, (performance.now() - started) / 1000, flags.verbose ?? false)
  return result.ok && !(flags.check && result.changes.length > 0) ? 0 : 1
}

/** How the outputs differ from what the sources give. */
function showDifferences({ ok, diagnostics, changes, texts }: BuildResult, out: string): void {
  showFaults(diagnostics, texts)
  const said = { new: 'is missing', changed: 'is not what the sources give', gone: 'is made from what is no longer there' } as const
  const lines = changes.map(({ path, kind }) => `${shown(out)}/${path} ${said[kind]}`)
  const count = `${lines.length} ${lines.length === 1 ? 'differs' : 'differ'}: run deckhand build`
  // Of a course with faults nobody can say what its outputs are to be.
  const summary = lines.length > 0 ? [count] : ok ? [`${shown(out)} is what the sources give`] : []
  process.stdout.write([...lines, ...summary].map((line) => `${line}\n`).join(''))
}

function showJson({ ok, decks, outputs, changes, work, diagnostics }: BuildResult): void {
  process.stdout.write(`${JSON.stringify({ ok, decks, outputs, changes, work, diagnostics }, null, 2)}\n`)
}

/** The outputs that this build wrote; all of them where more is asked for. */
function showPretty(result: BuildResult, out: string, seconds: number, verbose: boolean): void {
  const { diagnostics, decks, texts, changes } = result
  showFaults(diagnostics, texts)
  const written = new Set(changes.map(({ path }) => path))
  const lines = decks.flatMap((deck) => {
    const outputs = deck.outputs.filter(({ path }) => verbose || written.has(path))
    if (outputs.length === 0) return []
    const decided = verbose ? [...deck.fits.map((fit) => renderFit(fit, deck.file)), ...deck.handouts.flatMap(renderForm)] : []
    return [`${deck.name}  ${deck.slides} slides`, ...outputs.map(outputLine), ...decided]
  })
  const summary =
    decks.length === 0 ? 'nothing was made' : `${counted(decks.length, 'deck')} in ${seconds.toFixed(1)} s → ${shown(out)}/index.html`
  const faults = diagnostics.length === 0 ? '' : ` · ${renderCounts(diagnostics)}`
  const since = result.since ? renderLastLine(result.since, palette(process.stdout)) : ''
  process.stdout.write(`${[...lines, `${summary}${renderWork(result)}${faults}`, ...(since === '' ? [] : [since])].join('\n')}\n`)
}

/** What had to be done: all else stood as it was made before. */
function renderWork({ work, changes }: BuildResult): string {
  const { slides, sheets } = work
  if (slides + sheets > 0) {
    const done = [
      ...(slides > 0 ? [`${counted(slides, 'slide')} rendered`] : []),
      ...(sheets > 0 ? [`${counted(sheets, 'handout')} set`] : []),
    ]
    return ` · ${done.join(', ')}`
  }
  return changes.length === 0 ? '' : ' · all was made before'
}

/** What was done to a slide so that it fits. */
function renderFit({ slide, line, step, parts }: FitEntry, file: string): string {
  const done = [...(step > 0 ? [`set in step ${step} of the theme's scale`] : []), ...(parts > 1 ? [`goes on over ${parts} pages`] : [])]
  return `  slide ${slide} (${file}:${line}) ${done.join(', ')}`
}

/** How a form of the handout is set, and what it shows in short or not at all. */
function renderForm({ form, pages, preset, fill, shortened, leftOut }: FormEntry): string[] {
  const change =
    (what: string) =>
    ({ name, file, line }: PlacedChange): string =>
      `    ${what} '${name}' (${line === undefined ? file : `${file}:${line}`})`
  return [
    `  ${form}: ${counted(pages, 'page')}, ${preset}, ${Math.round(fill * 100)} % full`,
    ...shortened.map(change('in short:')),
    ...leftOut.map(change('left out:')),
  ]
}
