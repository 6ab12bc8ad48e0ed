import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type DeckMeans, buildDeck, writeFiles } from './build-deck.ts'
import { type DeckMemory, type MemoryMeans, recallDeck, rememberDeck } from './deck-memory.ts'
import { citedBy } from './load.ts'
import { deckFiles } from './made.ts'
import { type DeckEntry, leftovers } from './manifest.ts'
import { type OutputKind, chosenKinds } from './options.ts'
import type { DeckText } from './read-decks.ts'
import type { Showing } from './showing.ts'

/** What came of a deck, be it made or remembered. */
export interface MadeDeck {
  readonly entry: DeckEntry | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** The keys of the references that it cites; `undefined` where it has faults. */
  readonly cited: readonly string[] | undefined
  readonly showing: Showing
  /** The outputs that were to be made; none where it has faults. */
  readonly kinds: readonly OutputKind[]
}

/** Makes a deck, or takes it as it came the last time where nothing has changed that it was made from. */
export async function makeDeck(deck: DeckText, means: DeckMeans & { readonly memory: MemoryMeans }): Promise<MadeDeck> {
  const { memory, only } = means
  const known = await recallDeck(deck, memory)
  const restored = known && (await restore(known, means))
  if (restored) return restored
  const loaded = await memory.course.load(deck)
  const { composed } = loaded
  if (!composed) return { entry: undefined, diagnostics: loaded.diagnostics, cited: undefined, showing: loaded.showing, kinds: [] }
  const built = await buildDeck(loaded, composed, means)
  await rememberDeck(deck, loaded, built, memory)
  return {
    entry: built.entry,
    diagnostics: [...loaded.diagnostics, ...built.diagnostics],
    cited: citedBy(loaded),
    showing: loaded.showing,
    kinds: chosenKinds(only, composed.handout.forms),
  }
}

/** Sees to it that a remembered deck's outputs stand where they belong; gives up where one is not at hand. */
async function restore({ entry, diagnostics, cited, showing }: DeckMemory, means: DeckMeans): Promise<MadeDeck | undefined> {
  const { only, out, before, store } = means
  const files = entry.outputs.map(({ path, ...file }) => ({ ...file, name: path.slice(entry.name.length + 1) }))
  const contents = await deckFiles(entry.name, out, store).contents(files)
  if (!contents) return undefined
  const kinds = chosenKinds(
    only,
    entry.handouts.map(({ form }) => form),
  )
  const outputs = await writeFiles(entry.name, files, contents, out)
  for (const output of leftovers(before, entry.name, outputs, kinds, only === undefined)) await out.remove(output)
  return { entry, diagnostics, cited, showing, kinds }
}
