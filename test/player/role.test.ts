import { expect, test } from 'vitest'
import { queryFor, roleOf } from '../../src/player/role.ts'

test('the address says which window it is, but for copies for the audience', () => {
  const roles = ['', '?presenter', '?a=1&presenter', '?presenters', '?auto=presenter'].map((search) => roleOf(search, { audience: false }))
  expect(roles).toEqual(['audience', 'presenter', 'presenter', 'audience', 'audience'])
  expect(roleOf('?presenter', { audience: true })).toBe('audience')
})

test('the other window has the rest of the query, and does not go on by itself', () => {
  expect(['', '?key=a%26b&x', '?auto=15', '?auto'].map((search) => queryFor('presenter', search))).toEqual([
    '?presenter',
    '?key=a%26b&x&presenter',
    '?presenter',
    '?presenter',
  ])
  expect(['?presenter', '?x&presenter&y'].map((search) => queryFor('audience', search))).toEqual(['', '?x&y'])
})
