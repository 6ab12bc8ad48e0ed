import { clean } from '../build/clean.ts'
import { realWorld } from '../world/real.ts'
import { findRoot, size } from './terminal.ts'

/** `deckhand clean`. Outputs stay. */
export async function runClean(flags: { readonly root?: string; readonly keep: number }): Promise<number> {
  const { files, bytes } = await clean(realWorld, await findRoot(flags.root), flags.keep)
  process.stdout.write(files === 0 ? 'there is nothing to forget\n' : `forgot ${files} file${files === 1 ? '' : 's'}, ${size(bytes)}\n`)
  return 0
}
