import { join } from 'node:path'
import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import type { World } from '../world/world.ts'
import { type Output, sha256 } from './manifest.ts'

/** Writes outputs below a folder, each whole or not at all; what cannot be written is a diagnostic. */
export interface OutputWriter {
  write(path: string, content: string | Uint8Array): Promise<Output | undefined>
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
          message: `the output could not be written: ${error instanceof Error ? error.message.replace(/, \w+ '.*$/, '') : String(error)}`,
          hint: 'check the permissions and the free space of the folder, and that no program holds the file',
        })
        return undefined
      }
    },
  }
}
