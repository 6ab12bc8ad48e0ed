import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderCounts, renderPretty } from '../src/diagnostics/render.ts'
import { checkFiles, smallCourse } from './support/course.ts'
import { type RemoteForTests, startRemote } from './support/remote.ts'

// Each folder of test/cases/ holds files that are laid over the small course of test/support/course.ts,
// and in expected.txt what `deckhand check` says of it. UPDATE=1 writes what it says now; read the difference.
const folder = join(import.meta.dirname, 'cases')

// One browser for all: each case has a page of its own in it.
let browser: RemoteForTests
beforeAll(async () => void (browser = await startRemote()))
afterAll(() => browser[Symbol.asyncDispose]())

describe('what is said of bad input', () => {
  test.each(readdirSync(folder))('%s', async (name) => {
    const result = await checkFiles(overlay(join(folder, name)), browser.address)
    const said = `${renderPretty(result.diagnostics, (file) => result.texts.get(file))}\n\n${renderCounts(result.diagnostics)}\n`
    const expected = join(folder, name, 'expected.txt')
    if (process.env['UPDATE']) writeFileSync(expected, said)
    expect(said).toBe(readFileSync(expected, 'utf8'))
  })
})

function overlay(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'expected.txt')
    .map((entry) => join(entry.parentPath, entry.name))
  return {
    ...smallCourse,
    ...Object.fromEntries(files.map((file) => [file.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')])),
  }
}
