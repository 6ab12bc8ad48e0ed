import { dirname } from 'node:path'
import { packageRoot } from '../../src/build/paths.ts'
import { realWorld } from '../../src/world/real.ts'
import type { World } from '../../src/world/world.ts'

/** A world in memory; only the package's own templates, themes and fonts come from the disk. */
export interface MemoryWorld extends World {
  readonly files: Map<string, Uint8Array<ArrayBufferLike>>
  text(path: string): string | undefined
}

export function memoryWorld(contents: Readonly<Record<string, string>>, root = '/course'): MemoryWorld {
  const files = new Map(Object.entries(contents).map(([name, text]) => [`${root}/${name}`, new TextEncoder().encode(text)]))
  const isOurs = (path: string): boolean => path.startsWith(packageRoot)
  const folders = (): Set<string> => {
    const all = new Set<string>()
    for (const path of files.keys()) for (let folder = dirname(path); folder !== '/'; folder = dirname(folder)) all.add(folder)
    return all
  }
  return {
    files,
    text: (path) => {
      const bytes = files.get(path)
      return bytes && new TextDecoder().decode(bytes)
    },
    environment: {},
    today: () => '2026-11-24',
    stat: async (path) => {
      if (isOurs(path)) return realWorld.stat(path)
      const bytes = files.get(path)
      if (bytes) return { kind: 'file', size: bytes.length, modified: 0, changed: 0 }
      return folders().has(path) ? { kind: 'folder', size: 0, modified: 0, changed: 0 } : undefined
    },
    realPath: async (path) => path,
    list: async (folder) => {
      if (isOurs(folder)) return realWorld.list(folder)
      const names = [...files.keys(), ...folders()].filter((path) => dirname(path) === folder).map((path) => path.slice(folder.length + 1))
      return [...new Set(names)].sort()
    },
    read: async (path) => {
      const bytes = files.get(path)
      return bytes ?? realWorld.read(path)
    },
    write: async (path, bytes) => void files.set(path, Uint8Array.from(bytes)),
    remove: async (path) => void files.delete(path),
    removeEmpty: async (folder) => !folders().has(folder),
    lock: async () => async () => undefined,
    sweep: async () => undefined,
    resolvePackageFile: (specifier) => realWorld.resolvePackageFile(specifier),
    findPackageFile: (specifier, folder) => {
      const own = `${folder}/node_modules/${specifier}`
      return files.has(own) ? own : realWorld.findPackageFile(specifier, packageRoot)
    },
  }
}
