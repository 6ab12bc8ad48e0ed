import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { hex } from '../../src/model/colour.ts'
import { faintPairs, tokenPairs } from '../../src/theme/contrast.ts'
import { type Tokens, colourOf, themeTokens } from '../../src/theme/tokens.ts'

const folder = join(packageRoot, 'themes')
const sheets = new Map(readdirSync(folder).map((file) => [file.slice(0, -'.css'.length), readFileSync(join(folder, file), 'utf8')]))
const themes = ['deckhand', 'deckhand-dark', 'chalk']

describe.each(themes)('%s', (theme) => {
  const tokens = themeTokens(theme, sheets)

  test('every text is legible on the ground that it stands on', () => {
    // A pair whose colours cannot be told would pass unseen.
    for (const token of tokenPairs.flat()) expect(colourOf(`var(${token})`, tokens), token).toBeDefined()
    expect(faintPairs(tokens)).toEqual([])
  })

  test.each(['#7a1f5c', '#0b3d91', '#a01c1c', '#245c1f', '#000000'])('and stays so with the accent %s', (accent) => {
    expect(faintPairs(new Map([...tokens, ['--brand', accent]]))).toEqual([])
  })

  test.skipIf(!tokens.has('--code-keyword'))('and so is code', () => {
    for (const name of ['keyword', 'name', 'text', 'value', 'remark', 'ground', 'mark']) {
      expect(colourOf(`var(--code-${name})`, tokens), name).toBeDefined()
    }
  })
})

test('a theme has the tokens of what it imports, and its own over them', () => {
  const css = new Map([
    ['a', ':root { --x: #111; --y: var(--x) } section { --x: red }'],
    ['b', "@import 'a'; /* :root { --x: #fff } */ :root { --x: #222 }"],
    ['c', "@import 'c'; @import 'b';"],
  ])
  const tokens = themeTokens('c', css)
  expect([...tokens]).toEqual([
    ['--x', '#222'],
    ['--y', 'var(--x)'],
  ])
  expect(hex(colourOf('color-mix(in srgb, var(--y) 25%, white)', tokens) ?? [0, 0, 0, 0])).toBe('#c8c8c8')
})

test('what is no colour, or refers to itself, has none', () => {
  const loop: Tokens = new Map([['--x', 'var(--x)']])
  for (const value of ['var(--x)', 'var(--none)', 'red; }', 'linear-gradient(#fff, #000)']) expect(colourOf(value, loop)).toBeUndefined()
})
