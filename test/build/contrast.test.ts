import { expect, test } from 'vitest'
import { tokenNames } from '../../src/build/contrast.ts'
import { tokenPairs } from '../../src/theme/contrast.ts'

test('what an accent makes hard to read is named in words, not by its token', () => {
  for (const token of tokenPairs.flat()) expect(tokenNames[token], token).toBeDefined()
})
