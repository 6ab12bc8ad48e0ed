import { resolve } from 'node:path'
import { findRoot } from './find-root.ts'

/** Which course a command is about, where its outputs go, and which decks of it: all where none is named. */
export function askedCourse(
  decks: readonly string[],
  { root, out = 'out' }: { readonly root?: string | undefined; readonly out?: string | undefined },
): { readonly root: string; readonly out: string; readonly decks: readonly string[] | undefined } {
  return { root: findRoot(root), out: resolve(out), decks: decks.length === 0 ? undefined : decks }
}
