import { expect, test } from 'vitest'
import { readKept, writeKept } from '../../src/player/remember.ts'
import { firstState } from '../../src/player/state.ts'

test('what outlives the page is what was kept of it, and of anything else nothing', () => {
  const kept = { view: 'reading', notes: true, whole: true, tool: 'pen', running: true } as const
  expect(readKept(writeKept(firstState([0], { slide: 1, step: 0 }, kept)))).toEqual(kept)
  expect(readKept('{"view":"elsewhere","tool":"saw","notes":1,"whole":"yes","running":null,"slide":3}')).toEqual({})
  for (const text of ['', 'null', '3', '[1]', '{']) expect(readKept(text)).toEqual({})
})
