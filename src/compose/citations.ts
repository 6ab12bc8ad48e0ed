import { suggest } from '../diagnostics/suggest.ts'
import type { Reporter } from '../diagnostics/report.ts'

/** Numbers references in the order in which a deck first cites them. */
export interface CitationNumbers {
  /** The numbers of these keys; unknown keys are reported and left out. */
  cite(keys: readonly string[], reporter: Reporter): number[]
  /** The cited keys in the order of their numbers. */
  cited(): string[]
}

export function citationNumbers(known: readonly string[]): CitationNumbers {
  const keys = new Set(known)
  const numbers = new Map<string, number>()
  return {
    cite: (wanted, reporter) =>
      wanted.flatMap((key) => {
        if (!keys.has(key)) {
          reporter.report({
            code: 'citation/unknown-key',
            message: `there is no reference '${key}'`,
            hint: suggest(key, known, 'reference'),
          })
          return []
        }
        const number = numbers.get(key) ?? numbers.size + 1
        numbers.set(key, number)
        return [number]
      }),
    cited: () => [...numbers.keys()],
  }
}
