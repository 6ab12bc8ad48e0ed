import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { type ImportPlan, planImport } from '../build/import-list.ts'
import { writeImport } from '../build/import-write.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { renderCounts, renderPretty } from '../diagnostics/render.ts'
import type { FieldMapping } from '../import/options.ts'
import { realWorld } from '../world/real.ts'
import { renderChanges, renderEnd, renderPlacement } from './render-import.ts'
import { findRoot, palette } from './terminal.ts'

/** What commander has parsed and checked. */
interface Flags {
  readonly as: string
  readonly map?: readonly FieldMapping[]
  readonly split?: ReadonlyMap<string, string>
  readonly at?: string
  readonly skip?: boolean
  readonly prune?: boolean
  readonly yes?: boolean
  readonly dryRun?: boolean
  readonly root?: string
  readonly json?: boolean
}

/** So many faults of one kind are shown; `--json` has all. */
const mostFaults = 10

/** `deckhand import`. */
export async function runImport(file: string, flags: Flags): Promise<number> {
  const root = findRoot(flags.root)
  const { map = [], split = new Map<string, string>(), as, at, skip, prune } = flags
  const plan = await planImport({ root, path: resolve(file), list: file.replaceAll('\\', '/'), as, map, split, at, skip, prune })
  if (!flags.json) showPlan(plan, flags)
  const writes = plan.ok ? (plan.result?.writes ?? []) : []
  const answer = writes.length === 0 || flags.dryRun ? 'no' : flags.yes ? 'yes' : await ask(flags)
  const fault = answer === 'yes' ? await writeImport(realWorld, root, writes) : undefined
  const written = answer === 'yes' && !fault ? writes.map((write) => write.file) : []
  if (flags.json) showJson(plan, written, fault)
  else if (fault) showFaults([fault], plan)
  else if (!plan.ok) process.stdout.write('nothing was written\n')
  else if (plan.result && answer !== 'nobody to ask') process.stdout.write(`${renderEnd(plan.result, written, flags)}\n`)
  if (answer === 'nobody to ask') {
    process.stderr.write('nothing was written: add --yes to write, or --dry-run to look only\n')
    return 2
  }
  return plan.ok && !fault ? 0 : 1
}

async function ask({ json }: Flags): Promise<'yes' | 'no' | 'nobody to ask'> {
  if (json || !process.stdin.isTTY || !process.stdout.isTTY) return 'nobody to ask'
  const questions = createInterface({ input: process.stdin, output: process.stdout })
  try {
    // Where the input ends, or is interrupted, there is no answer.
    const closed = new Promise<string>((settle) => questions.once('close', () => settle('')))
    const answer = await Promise.race([questions.question('Write? [y/N] '), closed])
    return /^y(es)?$/i.test(answer.trim()) ? 'yes' : 'no'
  } finally {
    questions.close()
  }
}

function showJson({ ok, result, diagnostics }: ImportPlan, written: readonly string[], fault: Diagnostic | undefined): void {
  const told = result && {
    file: result.file,
    records: result.records,
    fields: Object.fromEntries(result.placement.fields.map(({ field, columns }) => [field, columns])),
    notPlaced: result.placement.unplaced,
    blank: Object.fromEntries(result.placement.blank),
    skipped: result.skipped,
    editsKept: result.settled,
    removedByHand: result.dropped,
    changes: result.changes.map((change) => (change.kind === 'added' ? { ...change, record: result.after[change.index] } : change)),
  }
  const all = fault ? [...diagnostics, fault] : diagnostics
  process.stdout.write(`${JSON.stringify({ ok: ok && !fault, written, ...told, diagnostics: all }, null, 2)}\n`)
}

function showPlan(plan: ImportPlan, { as }: Flags): void {
  showFaults(plan.diagnostics, plan)
  const { result } = plan
  if (!result) return
  const text = [renderPlacement(result, as), ...renderChanges(result, palette(process.stdout))].join('\n')
  process.stdout.write(`${text}\n\n`)
}

function showFaults(diagnostics: readonly Diagnostic[], { texts }: ImportPlan): void {
  if (diagnostics.length === 0) return
  const shown: Diagnostic[] = []
  const counts = new Map<string, number>()
  for (const found of diagnostics) {
    const count = (counts.get(found.code) ?? 0) + 1
    counts.set(found.code, count)
    if (count <= mostFaults) shown.push(found)
  }
  const more = [...counts]
    .filter(([, count]) => count > mostFaults)
    .map(([code, count]) => `… and ${count - mostFaults} more of ${code} (--json has all)`)
  const text = renderPretty(shown, (file) => texts.get(file), palette(process.stderr))
  process.stderr.write(`${[text, ...more].join('\n\n')}\n\n${renderCounts(diagnostics)}\n\n`)
}
