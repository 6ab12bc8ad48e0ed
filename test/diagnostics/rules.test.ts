import { expect, test } from 'vitest'
import { type Diagnostic, fileStart } from '../../src/diagnostics/diagnostic.ts'
import { applyRules, hasFaults, ruleOf } from '../../src/diagnostics/rules.ts'

const found = (code: Diagnostic['code'], severity: Diagnostic['severity'] = 'error'): Diagnostic => ({
  code,
  severity,
  message: 'm',
  hint: 'h',
  file: 'decks/main.yaml',
  range: fileStart,
})

test('a rule sets the severity of a lint or turns it off; a fault keeps its own', () => {
  const diagnostics = [found('slides/words', 'warning'), found('citation/uncited', 'warning'), found('deck/empty'), found('link/nowhere')]
  const rules = { 'slides/words': { severity: 'error' }, 'citation/uncited': { severity: 'off' } } as const
  const ruled = applyRules(diagnostics, { rules, strict: false })
  expect(ruled.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error slides/words', 'error deck/empty', 'error link/nowhere'])
})

test('strict, every warning is an error, but what is off is off', () => {
  const rules = { 'citation/uncited': { severity: 'off' } } as const
  const diagnostics = [found('slides/words', 'warning'), found('citation/uncited', 'warning'), found('data/empty-result', 'warning')]
  const ruled = applyRules(diagnostics, { rules, strict: true })
  expect(ruled.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error slides/words', 'error data/empty-result'])
})

test('what a rule leaves out is the lint own', () => {
  expect(ruleOf({ 'slides/words': { max: 60 } }, 'slides/words')).toEqual({ severity: 'warning', max: 60 })
  expect(ruleOf({}, 'slides/words')).toEqual({ severity: 'warning', max: 100 })
  expect(ruleOf({ 'slides/empty': { severity: 'off' } }, 'slides/empty')).toEqual({ severity: 'off', max: Infinity })
})

test('an error that a rule could lift is no fault', () => {
  expect([found('link/nowhere'), found('template/invalid', 'warning')].map((one) => hasFaults([one]))).toEqual([false, false])
  expect(hasFaults([found('template/invalid')])).toBe(true)
})
