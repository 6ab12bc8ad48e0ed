import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/build/paths.ts'

/** What Node reads before the first line of a file of dist/ runs. */
export function loaded(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(join(packageRoot, 'dist', file), 'utf8')
  for (const [, next = ''] of text.matchAll(/\b(?:from|import)"\.\/([\w-]+\.js)"/g)) loaded(next, seen)
  return seen
}

/** How much that is, in bytes. */
export function loadedBytes(...files: readonly string[]): number {
  const all = new Set<string>()
  for (const file of files) loaded(file, all)
  return [...all].reduce((sum, file) => sum + readFileSync(join(packageRoot, 'dist', file)).length, 0)
}

/** The file of dist/ that a part of the command is in, loaded when it is asked for. */
export function partOf(name: string): string {
  const file = readdirSync(join(packageRoot, 'dist')).find((other) => new RegExp(`^${name}-[A-Z0-9]{8}\\.js$`).test(other))
  if (file === undefined) throw new Error(`dist/ has no part '${name}'`)
  return file
}
