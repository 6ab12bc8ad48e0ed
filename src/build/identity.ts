import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../world/hash.ts'
import { packageRoot } from './paths.ts'
import { version } from './version.ts'

/** The file that tells one bundle of Deckhand from another. */
export const identityFile = join(packageRoot, 'dist/identity.txt')

/** What of Node shows in outputs: the order and the names of a language (ICU), and the compression of fonts. */
const { icu, unicode, brotli, zlib } = process.versions

/** Deckhand itself, as part of what an output is made from: its version, a hash of its code and of the libraries in it, and Node's. */
export const identity: string = sha256(JSON.stringify([version, readIdentity(), icu, unicode, brotli, zlib])).slice(0, 16)

function readIdentity(): string {
  try {
    return readFileSync(identityFile, 'utf8')
  } catch {
    return 'from its sources'
  }
}
