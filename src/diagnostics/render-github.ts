import { type Diagnostic, sortDiagnostics } from './diagnostic.ts'
import { printable } from './frame.ts'

/**
 * Diagnostics as workflow commands of GitHub Actions, a line each: they show beside the lines of a pull request.
 *
 * @param folder the course's folder relative to the repository, with forward slashes; '' where it is the same
 */
export function renderGithub(diagnostics: readonly Diagnostic[], folder: string): string {
  return sortDiagnostics(diagnostics)
    .map((diagnostic) => renderCommand(diagnostic, folder))
    .join('\n')
}

function renderCommand({ file, range, severity, code, message, hint }: Diagnostic, folder: string): string {
  const { start, end } = range
  const properties = Object.entries({
    file: folder === '' ? file : `${folder}/${file}`,
    line: start.line,
    endLine: end.line,
    // GitHub takes columns within one line only.
    ...(start.line === end.line && { col: start.column, endColumn: end.column }),
    title: code,
  }).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${severity} ${properties.join(',')}::${escapeData([message, ...(hint === '' ? [] : [`hint: ${hint}`])].map(printable).join('\n'))}`
}

// As GitHub's own toolkit does: packages/core/src/command.ts.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
