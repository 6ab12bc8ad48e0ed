import { type Code, codeNames, lintOf, textOf } from './codes.ts'
import { type Diagnostic, sortDiagnostics } from './diagnostic.ts'

/**
 * Diagnostics as a log of SARIF 2.1.0, for code scanning and editors.
 * Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
 *
 * @param folder the course's folder relative to the repository, with forward slashes; '' where it is the same
 * @param version Deckhand's own
 */
export function renderSarif(diagnostics: readonly Diagnostic[], folder: string, version: string): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Deckhand', semanticVersion: version, rules: codeNames.map(ruleMetadata) } },
        columnKind: 'utf16CodeUnits',
        results: sortDiagnostics(diagnostics).map((diagnostic) => result(diagnostic, folder)),
      },
    ],
  }
  return JSON.stringify(log, null, 2)
}

function ruleMetadata(code: Code): object {
  return {
    id: code,
    shortDescription: { text: textOf(code) },
    defaultConfiguration: { level: lintOf(code)?.severity ?? 'error' },
  }
}

function result({ file, range, severity, code, message, hint }: Diagnostic, folder: string): object {
  const { start, end } = range
  const uri = encodeURI(folder === '' ? file : `${folder}/${file}`)
    .replaceAll('#', '%23')
    .replaceAll('?', '%3F')
  return {
    ruleId: code,
    ruleIndex: codeNames.indexOf(code),
    level: severity,
    message: { text: hint === '' ? message : `${message}\nhint: ${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
          region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
        },
      },
    ],
  }
}
