import { expect, test } from 'vitest'
import { withImports } from '../../src/theme/sheets.ts'

const theme = (name: string, ...imports: string[]) => ({ name, css: imports.map((other) => `@import '${other}';`).join('\n') })

test('a theme is added with what it imports, each once, and with no other', () => {
  const themes = [theme('a', 'b', 'c'), theme('b', 'c'), theme('c', 'a', 'default'), theme('d')]
  expect(withImports('a', themes).map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  expect(withImports('d', themes).map(({ name }) => name)).toEqual(['d'])
  expect(withImports('none', themes)).toEqual([])
})
