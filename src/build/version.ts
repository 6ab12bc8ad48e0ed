import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './paths.ts'

const manifest: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))

/** The version of this package. */
export const version: string = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : ''
