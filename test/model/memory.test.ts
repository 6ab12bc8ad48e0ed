import { expect, test } from 'vitest'
import { recentMemory } from '../../src/model/memory.ts'

test('what was asked for last is kept, the oldest is forgotten', () => {
  const memory = recentMemory<number>(2)
  memory.set('a', 1)
  memory.set('b', 2)
  expect(memory.get('a')).toBe(1)
  memory.set('c', 3)
  expect(['a', 'b', 'c'].map((key) => memory.get(key))).toEqual([1, undefined, 3])
  memory.set('c', 4)
  expect(memory.get('a')).toBe(1)
})
