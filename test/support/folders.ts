import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type FileContents = ReadonlyMap<string, string | Uint8Array>

/** Makes a folder hold these files, where it held those before; what else is in it stays. */
export async function writeFolder(folder: string, files: FileContents, before: FileContents = new Map()): Promise<void> {
  for (const path of before.keys()) if (!files.has(path)) await rm(join(folder, path), { force: true })
  for (const [path, content] of files) {
    if (before.get(path) === content) continue
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

/** The files in a folder and below, by their paths in it, sorted. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

/** Every file of a folder, by its path, and what it holds: a character a byte. */
export async function contentsOf(folder: string): Promise<Record<string, string>> {
  const names = await filesBelow(folder)
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await readFile(join(folder, name))).toString('latin1')])))
}

/** The names under which two records differ, each with where the first begins to. */
export function differences(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((name) => {
    const [a, b] = [one[name], other[name]]
    if (a === b) return []
    if (a === undefined || b === undefined) return [`${name}: only in the ${a === undefined ? 'second' : 'first'}`]
    const from = [...a].findIndex((character, index) => character !== b[index])
    return [`${name}: ${a.slice(from - 30, from + 50)} | ${b.slice(from - 30, from + 50)}`]
  })
}
