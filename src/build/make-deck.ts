import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { DeckPicture } from '../diff/picture.ts'
import { type DeckMeans, buildDeck, writeFiles } from './build-deck.ts'
import { type DeckMemory, type MemoryMeans, recallDeck, rememberDeck } from './deck-memory.ts'
import { citedBy } from './load-deck.ts'
import { deckFiles } from './made.ts'
import { type DeckEntry, type Output, lastGood, leftovers } from './manifest.ts'
import { type OutputKind, chosenKinds, showsSlides } from './options.ts'
import { pictureDeck } from './picture.ts'
import type { DeckText } from './read-decks.ts'
import type { Showing } from './showing.ts'

/** What came of a deck, be it made or remembered. */
export interface MadeDeck {
  readonly entry: DeckEntry | undefined
  /** What it is compared by in the next build; absent where it has faults. */
  readonly picture: DeckPicture | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** The keys of the references that it cites; `undefined` where it has faults. */
  readonly cited: readonly string[] | undefined
  readonly showing: Showing
  /** The outputs that were to be made; none where it has faults. */
  readonly kinds: readonly OutputKind[]
}

/** Makes a deck, or takes it as it came the last time where nothing has changed that it was made from. */
export async function makeDeck(deck: DeckText, means: DeckMeans & { readonly memory: MemoryMeans }): Promise<MadeDeck> {
  const made = await recallOrMake(deck, means)
  await means.store.flush()
  return made
}

async function recallOrMake(deck: DeckText, means: DeckMeans & { readonly memory: MemoryMeans }): Promise<MadeDeck> {
  const { memory, asked } = means
  const known = await recallDeck(deck, memory)
  const restored = known && (await restore(known, means))
  if (restored) return restored
  const loaded = await memory.course.load(deck)
  const { composed } = loaded
  if (!composed) {
    return { entry: undefined, picture: undefined, diagnostics: loaded.diagnostics, cited: undefined, showing: loaded.showing, kinds: [] }
  }
  const built = await buildDeck(loaded, composed, means)
  const kinds = chosenKinds(asked, composed.handout.forms)
  const fits = means.browserName !== undefined && kinds.some(showsSlides) ? (built.entry?.fits ?? []) : undefined
  const parts = fits && ((index: number) => fits.find(({ slide }) => slide === index + 1)?.parts ?? 1)
  const picture = await pictureDeck(loaded, composed, { maker: means.slides, readFont: means.readFont, parts })
  await rememberDeck(deck, loaded, { ...built, picture }, memory)
  return {
    entry: built.entry && withLastGood(built.entry, built.entry.outputs, kinds, means),
    picture,
    diagnostics: [...loaded.diagnostics, ...built.diagnostics],
    cited: citedBy(loaded),
    showing: loaded.showing,
    kinds,
  }
}

/** Sees to it that a remembered deck's outputs stand where they belong; gives up where one is not at hand. */
async function restore({ entry, picture, diagnostics, cited, showing }: DeckMemory, means: DeckMeans): Promise<MadeDeck | undefined> {
  const { asked, out, before, store, tally } = means
  const files = entry.outputs.map(({ path, ...file }) => ({ ...file, name: path.slice(entry.name.length + 1) }))
  const contents = await deckFiles(entry.name, out, store).contents(files)
  if (!contents) return undefined
  const kinds = chosenKinds(
    asked,
    entry.handouts.map(({ form }) => form),
  )
  tally.add('remembered')
  const outputs = await writeFiles(entry.name, files, contents, out)
  for (const output of leftovers(before, entry.name, outputs, kinds, asked.only === undefined)) await out.remove(output)
  return { entry: withLastGood(entry, outputs, kinds, means), picture, diagnostics, cited, showing, kinds }
}

/** What could not be made this time stands as it was made before. */
function withLastGood(entry: DeckEntry, outputs: readonly Output[], kinds: readonly OutputKind[], { before }: DeckMeans): DeckEntry {
  return { ...entry, outputs: [...outputs, ...lastGood(before, entry.name, outputs, kinds)] }
}
