import { type Code, type LintCode, lintOf } from './codes.ts'
import type { Diagnostic, Severity } from './diagnostic.ts'

/** What a course says of a lint; what it leaves out is the lint's own. */
export interface Rule {
  readonly severity?: Severity | 'off' | undefined
  /** The number above which it is told, for the lints that have one. */
  readonly max?: number | undefined
}

export type Rules = { readonly [C in LintCode]?: Rule | undefined }

/** How what is found is judged. */
export interface Judgement {
  readonly rules: Rules
  /** Whether every warning is an error. */
  readonly strict: boolean
}

/** A rule with everything said. `max` is infinite where the lint has no number. */
export interface SetRule {
  readonly severity: Severity | 'off'
  readonly max: number
}

/** The rule for a lint: what the course says, else what the registry says. */
export function ruleOf(rules: Rules, code: LintCode): SetRule {
  const lint = lintOf(code)
  const rule = rules[code]
  return { severity: rule?.severity ?? lint?.severity ?? 'warning', max: rule?.max ?? lint?.max ?? Infinity }
}

/** The diagnostics under the rules of a course: lints that are off are gone, the others have the severity of their rule. */
export function applyRules(diagnostics: readonly Diagnostic[], { rules, strict }: Judgement): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const severity = isLintCode(diagnostic.code) ? ruleOf(rules, diagnostic.code).severity : diagnostic.severity
    return severity === 'off' ? [] : [{ ...diagnostic, severity: strict ? ('error' as const) : severity }]
  })
}

/** Whether there is an error that no rule can lift: what it concerns cannot be made at all. */
export function hasFaults(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ code, severity }) => severity === 'error' && !isLintCode(code))
}

function isLintCode(code: Code): code is LintCode {
  return lintOf(code) !== undefined
}
