import { newDeck } from '../start/new-deck.ts'
import { realWorld } from '../world/real.ts'
import { showFaults } from './show-faults.ts'
import { findRoot, shellWord, shown, typedCommand } from './terminal.ts'

/** `deckhand new deck`. */
export async function runNewDeck(title: string, flags: { readonly name?: string; readonly root?: string }): Promise<number> {
  const root = findRoot(flags.root)
  const { files, name, diagnostics } = await newDeck(realWorld, root, title, flags.name)
  showFaults(diagnostics)
  if (name === undefined) return 1
  const inRoot = flags.root === undefined ? '' : ` --root ${shellWord(flags.root)}`
  process.stdout.write(
    `began ${shown(root) === '.' ? '' : `${shown(root)}/`}${files.join('')}\n\nNext:\n\n  ${typedCommand()} build ${shellWord(name)}${inRoot}\n`,
  )
  return 0
}
