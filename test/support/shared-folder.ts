import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { packageRoot } from '../../src/build/paths.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run of the tests, with the lecture in it, which nothing has been made of yet. */
    readonly sharedFolder: string
  }
}

/** Makes the folder before the first test file, and removes it after the last. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'deckhand-tests-'))
  cpSync(join(packageRoot, 'content'), join(folder, 'content'), { recursive: true, filter: (path) => basename(path) !== '.deckhand' })
  project.provide('sharedFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
