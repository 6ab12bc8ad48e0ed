import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { deckhand } from '../support/cli.ts'

/** What Node reads before the first line of a file of dist/ runs. */
function loaded(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(join(packageRoot, 'dist', file), 'utf8')
  for (const [, next = ''] of text.matchAll(/\b(?:from|import)"\.\/([\w-]+\.js)"/g)) loaded(next, seen)
  return seen
}

test('the way to a first answer loads a few kilobytes', () => {
  const files = [...loaded('main.js')]
  expect(files.length).toBeLessThan(6)
  expect(files.reduce((sum, file) => sum + readFileSync(join(packageRoot, 'dist', file)).length, 0)).toBeLessThan(30_000)
})

test('help and wrong usage do not load the schemas of courses', async () => {
  const [program = ''] = /program-\w+\.js/.exec(readFileSync(join(packageRoot, 'dist/main.js'), 'utf8')) ?? []
  const bytes = [...loaded(program)].reduce((sum, file) => sum + readFileSync(join(packageRoot, 'dist', file)).length, 0)
  expect(bytes).toBeLessThan(100_000)
})

test('-V is --version, and only alone: with more behind it commander answers', async () => {
  const [short, long, more] = await Promise.all([['-V'], ['--version'], ['--version', 'x']].map((args) => deckhand(args)))
  expect(short).toEqual(long)
  expect([more?.code, more?.stdout]).toEqual([0, long?.stdout])
})
