import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasEnded, owner } from '../processes/owner.ts'

const prefix = 'deckhand-browser-'

/** Makes a folder for a browser to work in, and removes those of processes that were killed. Synchronous, so that no exit comes in between. */
export function makeProfile(): string {
  for (const name of abandoned()) rmSync(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 3 })
  return mkdtempSync(join(tmpdir(), `${prefix}${owner}-`))
}

function abandoned(): string[] {
  try {
    const owned = new RegExp(`^${prefix}([0-9a-f]{8}-\\d+)-`)
    return readdirSync(tmpdir()).filter((name) => hasEnded(owned.exec(name)?.[1] ?? ''))
  } catch {
    return [] // it is not ours to look at
  }
}
