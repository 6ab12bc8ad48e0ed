import { counted } from '../diagnostics/counted.ts'
import { clean } from '../build/clean.ts'
import { realWorld } from '../world/real.ts'
import { sizeWords } from '../diagnostics/size-words.ts'
import { findRoot } from './terminal.ts'

/** `deckhand clean`. Outputs stay. */
export async function runClean(flags: { readonly root?: string; readonly keep: number }): Promise<number> {
  const { files, bytes } = await clean(realWorld, findRoot(flags.root), flags.keep)
  process.stdout.write(files === 0 ? 'there is nothing to forget\n' : `forgot ${counted(files, 'file')}, ${sizeWords(bytes)}\n`)
  return 0
}
