import { dirname, join } from 'node:path'
import { type Diagnostic, fileStart, systemReason } from '../diagnostics/diagnostic.ts'
import type { World } from '../world/world.ts'
import { sha256 } from '../world/hash.ts'
import type { Output } from './manifest.ts'
import { staysInside } from './paths.ts'

/** The folder of the outputs. Each is written whole or not at all, and not where it stands there already. */
export interface OutputFolder {
  /** Whether a file stands there and holds what has this hash. */
  holds(path: string, hash: string): Promise<boolean>
  /** Writes a file; what cannot be written is a diagnostic. */
  write(path: string, content: string | Uint8Array): Promise<Output | undefined>
  /** Removes an output of an earlier build, if it still is what that build wrote. One that cannot be removed does no harm. */
  remove(output: Output): Promise<void>
  /** The same of all outputs of a deck that is gone. */
  removeDeck(deck: { readonly name: string; readonly outputs: readonly Output[] }): Promise<void>
  /** What was written, or would have been, and what was removed: paths, in their order. */
  changes(): readonly OutputChange[]
}

/** What a build does to a file of the folder. */
export interface OutputChange {
  readonly path: string
  readonly kind: 'new' | 'changed' | 'gone'
}

/**
 * @param only whether files are only compared: nothing is written then, nor removed
 * @param diagnostics takes what cannot be written
 * @param onWrite hears of each file just before it is written
 */
export function outputFolder(
  world: World,
  out: string,
  only: 'compare' | undefined,
  diagnostics: Diagnostic[],
  onWrite: (path: string, bytes: Uint8Array) => void = () => undefined,
): OutputFolder {
  const hashes = new Map<string, string | undefined>()
  const changes = new Map<string, OutputChange['kind']>()
  const failed = new Set<string>()
  const hashOf = async (path: string): Promise<string | undefined> => {
    if (hashes.has(path)) return hashes.get(path)
    const absolute = join(out, path)
    // What is remembered is a file like others: a path in it that leads elsewhere is none of ours.
    if (!staysInside(path)) return undefined
    const isFile = (await world.stat(absolute).catch(() => undefined))?.kind === 'file'
    const hash = isFile ? await world.read(absolute).then(sha256, () => undefined) : undefined
    hashes.set(path, hash)
    return hash
  }
  const remove = async ({ path, sha256: hash }: Output): Promise<void> => {
    if (!staysInside(path) || (await hashOf(path)) !== hash) return
    changes.set(path, 'gone')
    if (only === 'compare') return
    await world.remove(join(out, path)).catch(() => undefined)
    // A folder that is empty now was made for it.
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      if (!(await world.removeEmpty(join(out, folder)))) break
    }
  }
  return {
    holds: async (path, hash) => (await hashOf(path)) === hash,
    write: async (path, content) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      const output = { path, bytes: bytes.length, sha256: sha256(bytes) }
      const before = await hashOf(path)
      if (before === output.sha256) return output
      try {
        if (!staysInside(path)) throw new Error('its path leads out of the folder')
        if (only !== 'compare') {
          onWrite(path, bytes)
          await world.write(join(out, path), bytes)
        }
        hashes.set(path, output.sha256)
        changes.set(path, changes.get(path) ?? (before === undefined ? 'new' : 'changed'))
        return output
      } catch (error) {
        if (failed.has(path)) return undefined
        failed.add(path)
        diagnostics.push({
          file: path,
          range: fileStart,
          code: 'output/not-written',
          severity: 'error',
          message: `the output could not be written: ${systemReason(error)}`,
          hint: 'check the permissions and the free space of the folder, and that no program holds the file',
        })
        return undefined
      }
    },
    remove,
    removeDeck: async ({ name, outputs }) => {
      if (only !== 'compare' && staysInside(name)) await world.sweep(join(out, name), { below: true })
      for (const output of outputs) await remove(output)
    },
    changes: () => [...changes].map(([path, kind]) => ({ path, kind })).sort((a, b) => (a.path < b.path ? -1 : 1)),
  }
}

/** Holds the folder of the outputs, in which one build at a time is at work. One that cannot be written is told of with the first output. */
export async function holdOutputs(world: World, out: string, onWait: () => void = () => undefined): Promise<() => Promise<void>> {
  return world.lock(out, onWait).catch(() => async () => undefined)
}
