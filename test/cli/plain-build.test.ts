import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainBuild } from '../../src/cli/plain-build.ts'

test.each([
  [['build'], { decks: [] }],
  [['build', 'a', 'b'], { decks: ['a', 'b'] }],
  [['build', '--root', 'r', 'a', '--out=o'], { root: 'r', out: 'o', decks: ['a'] }],
  [['build', '--out', 'a', '--out', 'b', '--', '--root'], { out: 'b', decks: ['--root'] }],
])('%j is a plain build', (args, expected) => {
  expect(plainBuild(args)).toEqual(expected)
})

test.each([
  [[]],
  [['check']],
  [['--help']],
  [['build', '--help']],
  [['build', '-h']],
  [['build', '--json']],
  [['build', '--force']],
  [['build', '--ou', 'x']],
  [['build', '--out']],
  [['build', '--out', '--json']],
  [['build', '--only', 'md']],
])("%j is commander's to read", (args) => {
  expect(plainBuild(args)).toBeUndefined()
})

test('no arguments make it throw', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('--root', '--out', '--', '-o', '--root='))), (args) => {
      plainBuild(['build', ...args])
    }),
  )
})
