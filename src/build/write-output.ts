import { join } from 'node:path'
import { type Diagnostic, fileStart, reasonOf } from '../diagnostics/diagnostic.ts'
import type { World } from '../world/world.ts'
import { sha256 } from './hash.ts'
import type { Output } from './manifest.ts'

/** Writes outputs below a folder, each whole or not at all; what cannot be written is a diagnostic. */
export interface OutputWriter {
  write(path: string, content: string | Uint8Array): Promise<Output | undefined>
  /** Removes an output of an earlier build. One that cannot be removed does no harm. */
  remove(path: string): Promise<void>
}

export function outputWriter(world: World, out: string, diagnostics: Diagnostic[]): OutputWriter {
  return {
    write: async (path, content) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      try {
        await world.write(join(out, path), bytes)
        return { path, bytes: bytes.length, sha256: sha256(bytes) }
      } catch (error) {
        diagnostics.push({
          file: path,
          range: fileStart,
          code: 'output/not-written',
          severity: 'error',
          message: `the output could not be written: ${reasonOf(error).replace(/, \w+ '.*$/, '')}`,
          hint: 'check the permissions and the free space of the folder, and that no program holds the file',
        })
        return undefined
      }
    },
    remove: (path) => world.remove(join(out, path)).catch(() => undefined),
  }
}
