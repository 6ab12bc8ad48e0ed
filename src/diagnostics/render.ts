import { counted } from './counted.ts'
import { type Diagnostic, sortDiagnostics } from './diagnostic.ts'
import { printable, renderFrame } from './frame.ts'

/** Colours for a terminal; the identity for a file or with NO_COLOR. */
export interface Palette {
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly added: (text: string) => string
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
}

export const plain: Palette = {
  error: (text) => text,
  warning: (text) => text,
  added: (text) => text,
  strong: (text) => text,
  faint: (text) => text,
}

/**
 * All diagnostics as a person reads them, each with its code frame and hint.
 *
 * @param sourceOf the text of a file by its name; `undefined` where there is none
 */
export function renderPretty(
  diagnostics: readonly Diagnostic[],
  sourceOf: (file: string) => string | undefined,
  palette: Palette = plain,
): string {
  return sortDiagnostics(diagnostics)
    .map((diagnostic) => renderOne(diagnostic, sourceOf(diagnostic.file), palette))
    .join('\n\n')
}

function renderOne(diagnostic: Diagnostic, source: string | undefined, palette: Palette): string {
  const { file, range, severity, code, message, hint } = diagnostic
  const place = `${file}:${range.start.line}:${range.start.column}`
  const head = `${palette.strong(printable(place))} ${palette[severity](severity)} ${palette.faint(code)} ${printable(message)}`
  const frame = source === undefined ? '' : renderFrame(source, range)
  const lines = [head]
  if (frame !== '') lines.push(frame)
  if (hint !== '') lines.push(`  ${palette.faint('hint:')} ${printable(hint)}`)
  return lines.join('\n')
}

/** "2 errors and 1 warning", or "no faults". */
export function renderCounts(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length
  const warnings = diagnostics.length - errors
  const parts = [...(errors > 0 ? [counted(errors, 'error')] : []), ...(warnings > 0 ? [counted(warnings, 'warning')] : [])]
  return parts.length === 0 ? 'no faults' : parts.join(' and ')
}
