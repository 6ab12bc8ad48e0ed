import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A git repository in a temporary folder, gone with its test. */
export interface Repository {
  readonly folder: string
  git(...args: string[]): string
  write(files: Readonly<Record<string, string | Uint8Array>>): void
  /** Commits all that is there, and gives the commit. */
  commit(message?: string, date?: string): string
}

export function repository(): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'deckhand-git-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const run = (args: readonly string[], date = '2026-09-01T12:00:00Z'): string =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.org',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.org',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      },
    }).trim()
  run(['init', '-q', '-b', 'main'])
  return {
    folder,
    git: (...args) => run(args),
    write: (files) => {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), content)
      }
    },
    commit: (message = 'a step', date = undefined) => {
      run(['add', '-A'])
      run(['commit', '-q', '--allow-empty', '-m', message], date)
      return run(['rev-parse', 'HEAD'])
    },
  }
}
