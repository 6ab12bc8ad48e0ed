import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { makeProfile } from '../../src/print/profile.ts'
import { hasEnded, owner } from '../../src/processes/owner.ts'

test('the folder of a browser whose process was killed goes with the next; those of others stay', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deckhand-test-'))
  vi.stubEnv('TMPDIR', folder)
  try {
    const [host] = owner.split('-')
    const { pid } = spawnSync(process.execPath, ['-e', '0'])
    expect([hasEnded(`${host}-${pid}`), hasEnded(owner), hasEnded(`00000000-${pid}`)]).toEqual([true, false, false])
    const kept = [`deckhand-browser-${owner}-b`, `deckhand-browser-00000000-${pid}-c`, 'deckhand-browser-d', 'other']
    for (const name of [`deckhand-browser-${host}-${pid}-a`, ...kept]) mkdirSync(join(folder, name))
    const made = makeProfile()
    expect(
      readdirSync(folder)
        .map((name) => join(folder, name))
        .sort(),
    ).toEqual([made, ...kept.map((name) => join(folder, name))].sort())
  } finally {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  }
})
