import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from './hash.ts'
import { packageRoot } from './paths.ts'
import { version } from './version.ts'

/** The file that tells one bundle of Deckhand from another. */
export const identityFile = join(packageRoot, 'dist/identity.txt')

/** Deckhand itself, as part of what an output is made from: its version, and a hash of its code and of the libraries in it. */
export const identity: string = sha256(`${version} ${readIdentity()}`).slice(0, 16)

function readIdentity(): string {
  try {
    return readFileSync(identityFile, 'utf8')
  } catch {
    return 'from its sources'
  }
}
