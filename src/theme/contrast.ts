import { contrast, hex } from '../model/colour.ts'
import { type Tokens, colourOf } from './tokens.ts'

/** Text and the ground that it stands on in the layouts of the theme family, as names of tokens. */
export const tokenPairs: readonly (readonly [text: string, ground: string])[] = [
  ['--ink', '--paper'],
  ['--muted', '--paper'],
  ['--accent', '--paper'],
  ['--signal', '--paper'],
  ['--ink', '--accent-soft'],
  ['--accent', '--accent-soft'],
  ['--night-ink', '--night'],
  ['--night-muted', '--night'],
  ['--night-accent', '--night'],
  ...['keyword', 'name', 'text', 'value', 'remark'].flatMap((part) =>
    ['ground', 'mark'].map((ground) => [`--code-${part}`, `--code-${ground}`] as const),
  ),
]

/** Text that stands out too little. */
export interface FaintPair {
  readonly text: string
  readonly ground: string
  readonly colours: readonly [text: string, ground: string]
  readonly ratio: number
}

/** WCAG 2.2, level AA, for text of any size. */
export const leastContrast = 4.5

/** The pairs of a theme whose contrast is under level AA; a pair whose colours the tokens do not tell is left to the browser. */
export function faintPairs(tokens: Tokens): FaintPair[] {
  return tokenPairs.flatMap(([text, ground]) => {
    const front = colourOf(`var(${text})`, tokens)
    const back = colourOf(`var(${ground})`, tokens)
    if (!front || !back) return []
    const ratio = contrast(front, back)
    return ratio >= leastContrast ? [] : [{ text, ground, colours: [hex(front), hex(back)] as const, ratio }]
  })
}
