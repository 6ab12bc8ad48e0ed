import { z } from 'zod'
import { type Code, type LintCode, type MeasuredLintCode, codeNames, lintOf } from '../diagnostics/codes.ts'

const severity = z.enum(['error', 'warning', 'off'])

const plainRule = z.union([severity.transform((value) => ({ severity: value })), z.strictObject({ severity: severity.optional() })])

const measuredRule = z.union([
  severity.transform((value) => ({ severity: value })),
  z.strictObject({ severity: severity.optional(), max: z.int().positive().optional().describe('The number above which it is told.') }),
])

type PlainRule = typeof plainRule
type MeasuredRule = typeof measuredRule
type RuleSchemas = { [C in LintCode]: z.ZodOptional<C extends MeasuredLintCode ? MeasuredRule : PlainRule> }

/** `rules` of course.yaml: for each lint its severity, or a mapping of severity and number. */
export const rules = z.strictObject(ruleSchemas()).meta({ id: 'rules', description: 'How severe each lint is.' })

function ruleSchemas(): RuleSchemas {
  const entries = codeNames.flatMap((code: Code) => {
    const lint = lintOf(code)
    if (lint === undefined) return []
    const rule = lint.max === undefined ? plainRule : measuredRule
    const number = lint.max === undefined ? '' : `, above ${lint.max}`
    return [[code, rule.optional().describe(`${lint.text} Default: ${lint.severity}${number}.`)] as const]
  })
  // One entry for each lint, as the registry says; TypeScript does not follow fromEntries.
  return Object.fromEntries(entries) as RuleSchemas
}
