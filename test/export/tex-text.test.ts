import { expect, test } from 'vitest'
import type { Run } from '../../src/export/presentation.ts'
import { texRuns } from '../../src/export/tex-text.ts'

const written = (runs: readonly Run[]): string =>
  runs
    .map(({ text, raised, lowered, italic, code }) =>
      code ? `TeX:${text}` : raised ? `^${text}` : lowered ? `_${text}` : italic ? `/${text}/` : text,
    )
    .join('')

test.each([
  ['x_i^2', '/x/_i^2'],
  ['p_\\theta', '/p/_θ'],
  ['a \\le b', '/a/ ≤ /b/'],
  ['\\frac{a}{b+1}', '/a//(/b/ + 1)'],
  ['\\sqrt{2}', '√2'],
  ['10\\,000', '10\u2009000'],
  // What text cannot say stays as it is written.
  ['\\begin{pmatrix} a \\\\ b \\end{pmatrix}', 'TeX:\\begin{pmatrix} a \\\\ b \\end{pmatrix}'],
  ['x^{y^z}', 'TeX:x^{y^z}'],
])('%s', (tex, text) => {
  expect(written(texRuns(tex))).toBe(text)
})
