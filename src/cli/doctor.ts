import { resolve } from 'node:path'
import { examine } from '../start/doctor/doctor.ts'
import type { Finding } from '../start/doctor/finding.ts'
import { printable } from '../diagnostics/frame.ts'
import type { Palette } from '../diagnostics/render.ts'
import { realWorld } from '../world/real.ts'
import { findRoot, palette, progressLine } from './terminal.ts'

interface Flags {
  readonly root?: string
  readonly out?: string
  readonly browser?: string
  readonly json?: boolean
}

/** `deckhand doctor`. */
export async function runDoctor({ root, out, browser, json }: Flags): Promise<number> {
  const progress = progressLine(process.stderr)
  if (!json) progress.step('looking, and starting the browser')
  const findings = await examine(realWorld, findRoot(root), resolve(out ?? 'out'), browser).finally(progress.clear)
  const isWell = findings.every(({ status }) => status !== 'fail')
  process.stdout.write(json ? `${JSON.stringify({ ok: isWell, findings }, null, 2)}\n` : renderFindings(findings, palette(process.stdout)))
  return isWell ? 0 : 1
}

function renderFindings(findings: readonly Finding[], paint: Palette): string {
  const width = Math.max(...findings.map(({ name }) => name.length))
  const colours = { ok: paint.added, warn: paint.warning, fail: paint.error }
  const lines = findings.flatMap(({ name, status, detail, hint }) => [
    `${colours[status](status.padEnd(4))}  ${paint.strong(name.padEnd(width))}  ${printable(detail)}`,
    ...(hint === '' ? [] : [`${' '.repeat(width + 8)}${paint.faint('→')} ${printable(hint)}`]),
  ])
  const broken = findings.filter(({ status }) => status === 'fail').length
  const end =
    broken === 0 ? 'a build has all that it needs' : `${broken} of these keep${broken === 1 ? 's' : ''} a build from what it needs`
  return `${lines.join('\n')}\n\n${end}\n`
}
