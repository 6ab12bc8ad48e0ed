import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Source, reporterFor } from '../diagnostics/report.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { ThemeSheet } from '../theme/sheets.ts'
import { faintPairs, leastContrast } from '../theme/contrast.ts'
import { themeTokens } from '../theme/tokens.ts'

/** What an accent colour of course.yaml makes unreadable in the theme of a deck; the theme's own faults are the browser's to find. */
export function contrastFaults({ theme, look }: ComposedDeck, themes: readonly ThemeSheet[], course: Source): Diagnostic[] {
  if (look.accent === undefined) return []
  const tokens = themeTokens(theme, new Map(themes.map(({ name, css }) => [name, css])))
  const before = new Set(faintPairs(tokens).map(({ text, ground }) => `${text} ${ground}`))
  const [worst] = faintPairs(new Map([...tokens, ['--brand', look.accent]]))
    .filter(({ text, ground }) => !before.has(`${text} ${ground}`))
    .sort((a, b) => a.ratio - b.ratio)
  if (!worst) return []
  const diagnostics: Diagnostic[] = []
  const { text, ground, colours, ratio } = worst
  reporterFor(course, diagnostics, ['look', 'accent']).report({
    code: 'slides/contrast',
    message: `in the theme '${theme}' it gives ${name(text)} ${colours[0]} on ${name(ground)} ${colours[1]}: ${shown(ratio)} : 1, where text wants ${leastContrast} : 1`,
    hint: 'take a darker colour of the same hue',
  })
  return diagnostics
}

/** What a lecturer calls the tokens that text is set in or stands on. */
export const tokenNames: Readonly<Record<string, string>> = {
  '--accent': 'the accent',
  '--accent-soft': 'the tinted ground',
  '--paper': 'the paper',
  '--ink': 'the ink',
  '--muted': 'the quiet text',
  '--signal': 'the label of a quiz',
  '--night': 'the ground of title slides',
  '--night-accent': 'the accent of title slides',
  '--night-muted': 'the quiet text of title slides',
  '--night-ink': 'the text of title slides',
  '--code-keyword': 'the keywords of code',
  '--code-name': 'the names in code',
  '--code-text': 'the strings in code',
  '--code-value': 'the values in code',
  '--code-remark': 'the comments in code',
  '--code-ground': 'the ground of code',
  '--code-mark': 'highlighted lines of code',
}

function name(token: string): string {
  return tokenNames[token] ?? token
}

/** Cut, not rounded: 4.49 is not 4.5. */
function shown(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2)
}
