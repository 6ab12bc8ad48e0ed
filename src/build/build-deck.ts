import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { type Judgement, applyRules } from '../diagnostics/rules.ts'
import type { ComposedDeck } from '../model/composed.ts'
import { plainText } from '../model/inline.ts'
import { fitEntries, formEntry } from './deck-entry.ts'
import { type DeckKeys, keyOf } from './deck-keys.ts'
import { earlyOutputs, pageGate } from './early-outputs.ts'
import { glyphFaults } from './glyphs.ts'
import type { LoadedDeck } from './load-deck.ts'
import { type MadeFile, type MadeSheets, deckFiles, rememberedDiagnostics } from './made.ts'
import { makeDeckSheets } from './make-deck-sheets.ts'
import { type DeckSlides, type SlidesMeans, makeDeckSlides } from './make-deck-slides.ts'
import { type DeckEntry, type Manifest, type Output, leftovers } from './manifest.ts'
import { type AskedOutputs, type OutputKind, chosenKinds, formsOf, showsSlides, slideForms } from './options.ts'
import type { OutputFolder } from './output-folder.ts'
import { withPlace, withoutPlaces } from './places.ts'

/** What the decks of a build are made with, and where to. */
export interface DeckMeans extends Omit<SlidesMeans, 'files' | 'kinds' | 'isCertain' | 'write' | 'page'> {
  readonly asked: AskedOutputs
  readonly keys: (deck: ComposedDeck, loaded: LoadedDeck) => Promise<DeckKeys>
  readonly judgement: Judgement
  /** For how long, in ms, what is for paper waits once the page is out; it does not wait for the page where that is `undefined`. */
  readonly pageFirst: () => number | undefined
  readonly out: OutputFolder
  /** What the last build into this folder wrote. */
  readonly before: Manifest | undefined
}

/** What came of a deck. */
export interface BuiltDeck {
  /** Names what was made. Absent where the deck has faults that only its making shows: nothing is written then. */
  readonly entry: DeckEntry | undefined
  /** What its making showed; what its loading showed is the loaded deck's. */
  readonly diagnostics: readonly Diagnostic[]
  /** Whether all was made that was to be. */
  readonly whole: boolean
}

/** Makes the outputs of one deck, or takes what was made before of the same. The handout is set while the slides are made, and each is written as soon as it is certain. */
export async function buildDeck(loaded: LoadedDeck, composed: ComposedDeck, means: DeckMeans): Promise<BuiltDeck> {
  const { judgement } = means
  const kinds = chosenKinds(means.asked, composed.handout.forms)
  const forms = formsOf(kinds)
  const deck = withoutPlaces(composed)
  const keys = await means.keys(deck, loaded)
  const files = deckFiles(deck.name, means.out, means.store)
  const place = (found: readonly Diagnostic[]): Diagnostic[] => found.map((diagnostic) => withPlace(diagnostic, composed))
  const isGood = (form: MadeSheets): boolean => !forbids(place(form.diagnostics), judgement)
  const write = async (made: readonly MadeFile[]): Promise<Output[]> => writeFiles(deck.name, made, await files.contents(made), means.out)
  const early = earlyOutputs(write)
  const writeSheets = async (form: MadeSheets): Promise<void> => (isGood(form) ? early.write(form.files) : undefined)
  const page = pageGate(means.pageFirst())
  const settingSheets = page
    .isOut()
    .then(() => makeDeckSheets(deck, loaded, keys.sheets, except(forms, slideForms(forms)), { ...means, files, write: writeSheets }))
  settingSheets.catch(() => undefined) // awaited below
  const glyphs = await checkGlyphs(deck, loaded, keys.sheets, kinds, means)
  // A deck with faults keeps all outputs of its last good build: new and old are never mixed.
  const isFaulty = (shown: readonly Diagnostic[]): boolean => forbids([...ownLints(loaded), ...shown], judgement)
  const isCertain = (found: readonly Diagnostic[]): void => early.judge(!isFaulty(place([...glyphs, ...found])))
  const making = { ...means, kinds, files, isCertain, write: early.write, page }
  const made = kinds.some(showsSlides) ? await makeDeckSlides(deck, loaded, keys.slides, making).finally(page.out) : noSlides
  page.out()
  const shown = place([...glyphs, ...made.slides.diagnostics])
  early.judge(!isFaulty(shown))
  const sheets = [...(await settingSheets), ...made.sheets]
  const diagnostics = [...shown, ...made.trouble]
  if (isFaulty(shown)) return { entry: undefined, diagnostics, whole: false }
  const good = sheets.filter(isGood)
  const toWrite = [...made.slides.files, ...good.flatMap((form) => form.files)]
  const outputs = await write(toWrite)
  for (const output of leftovers(means.before, deck.name, outputs, kinds, means.asked.only === undefined)) await means.out.remove(output)
  return {
    entry: {
      name: deck.name,
      file: deck.file,
      title: plainText(composed.title),
      slides: made.slides.pages,
      pagesOfSlides: made.slides.pagesOfSlides,
      outputs,
      sources: loaded.sources,
      data: loaded.data,
      fits: fitEntries(composed, made.slides),
      handouts: sheets.map((form) => formEntry(composed, form)),
    },
    diagnostics: [...diagnostics, ...sheets.flatMap((form) => place(form.diagnostics))],
    whole: made.trouble.length === 0 && good.length === sheets.length && outputs.length === toWrite.length,
  }
}

const noSlides: DeckSlides = {
  slides: { pages: 0, pagesOfSlides: [], files: [], diagnostics: [], fits: [], markdown: '' },
  sheets: [],
  trouble: [],
}

/** The characters that no font has, as they were found before where nothing has changed: coverage is read from the fonts themselves. */
async function checkGlyphs(
  deck: ComposedDeck,
  { fonts }: LoadedDeck,
  sheets: string,
  kinds: readonly OutputKind[],
  { store, readFont }: DeckMeans,
): Promise<readonly Diagnostic[]> {
  const printsNotes = kinds.includes('notes')
  const key = keyOf('glyphs', sheets, printsNotes)
  const known = rememberedDiagnostics.safeParse(await store.recall('glyphs', key)).data
  if (known) return known
  const found = await glyphFaults(deck, fonts, readFont, printsNotes)
  store.remember('glyphs', key, found)
  return found
}

/** What is said of the deck's own lines: a look that is hard to read is to be mended in course.yaml, and no reason to withhold the deck. */
function ownLints({ file, diagnostics }: LoadedDeck): Diagnostic[] {
  return diagnostics.filter((diagnostic) => diagnostic.file === file)
}

/** Whether one of these is judged an error. */
function forbids(diagnostics: readonly Diagnostic[], judgement: Judgement): boolean {
  return hasErrors(applyRules(diagnostics, judgement))
}

function except<T>(all: readonly T[], some: readonly T[]): T[] {
  return all.filter((one) => !some.includes(one))
}

/** Writes what does not stand there already. */
export async function writeFiles(
  deck: string,
  files: readonly MadeFile[],
  contents: ReadonlyMap<string, Uint8Array | undefined> | undefined,
  out: OutputFolder,
): Promise<Output[]> {
  const written: Output[] = []
  for (const { name, bytes, sha256 } of files) {
    const path = `${deck}/${name}`
    const content = contents?.get(name)
    const output = content ? await out.write(path, content) : { path, bytes, sha256 }
    if (output) written.push(output)
  }
  return written
}
