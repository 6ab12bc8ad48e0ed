import { counted } from '../diagnostics/counted.ts'
import type { CourseState, DeckState, FaultState } from '../model/course-state.ts'
import { escapeXml } from '../model/xml.ts'
import { renderPlace } from './place.ts'

/** What is wrong with a deck. */
export function faultsOf({ faults }: CourseState, { name, file }: DeckState): FaultState[] {
  return faults.filter((fault) => fault.deck === name || fault.file === file)
}

/** So many errors, and so many warnings. */
function countFaults(faults: readonly FaultState[]): { readonly errors: number; readonly warnings: number } {
  const errors = faults.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: faults.length - errors }
}

/** The number of errors and of warnings as marks that lead to them; '' where there are none. */
export function renderMarks(faults: readonly FaultState[], target: string): string {
  const { errors, warnings } = countFaults(faults)
  const mark = (kind: string, count: number): string =>
    count === 0 ? '' : `<a class="mark ${kind}" href="${escapeXml(target)}">${counted(count, kind)}</a>`
  return [mark('error', errors), mark('warning', warnings)].filter((text) => text !== '').join(' ')
}

/**
 * Faults with their code frames: errors as they are, warnings folded away under their number. '' where there are none.
 *
 * @param scope what the ids in it begin with
 */
export function renderFaults(faults: readonly FaultState[], scope: string): string {
  const errors = faults.filter(({ severity }) => severity === 'error')
  const warnings = faults.filter(({ severity }) => severity === 'warning')
  const list = (some: readonly FaultState[]): string =>
    some.length === 0 ? '' : `<ul class="faults">\n${some.map(renderFault).join('\n')}\n</ul>`
  const folded =
    warnings.length === 0
      ? ''
      : `<details id="${scope}-warnings"><summary>${counted(warnings.length, 'warning')}</summary>\n${list(warnings)}\n</details>`
  return `${list(errors)}${folded}`
}

function renderFault({ code, severity, message, hint, file, line, column, frame }: FaultState): string {
  const place = renderPlace({ file, line, column }, `${file}:${line}:${column}`)
  const framed = frame === '' ? '' : `\n${renderFrame(frame)}`
  const advice = hint === '' ? '' : `\n<p class="hint"><b>Hint</b> ${escapeXml(hint)}</p>`
  return `<li class="fault">
<p class="message"><b class="mark ${severity}">${severity}</b> ${escapeXml(message)}</p>
<p class="where">${place} <code>${escapeXml(code)}</code></p>${framed}${advice}
</li>`
}

/** The line that is meant, and the carets below it, stand out. */
function renderFrame(frame: string): string {
  const lines = frame.split('\n').map((text) => {
    const kind = text.startsWith('>') ? 'meant' : /^ *\| *\^+$/.test(text) ? 'carets' : ''
    return kind === '' ? escapeXml(text) : `<span class="${kind}">${escapeXml(text)}</span>`
  })
  return `<pre class="frame" tabindex="0">${lines.join('\n')}</pre>`
}
