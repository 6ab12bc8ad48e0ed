import type { ComposedDeck } from '../model/composed.ts'
import type { HandoutForm } from '../model/handout.ts'
import type { Store } from '../world/store.ts'
import { keyOf } from './deck-keys.ts'
import type { LoadedDeck } from './load-deck.ts'
import { type DeckFiles, type MadeSheets, madeSheets } from './made.ts'
import type { HandoutMaker, JudgedForm } from './make-handout.ts'
import type { Tally } from './work.ts'

/** What the handouts of a deck are made with. */
export interface SheetsMeans {
  readonly handout: HandoutMaker
  readonly store: Store
  readonly files: DeckFiles
  readonly tally: Tally
  /** Takes each form as soon as it is made. */
  write(made: MadeSheets): Promise<void>
}

/**
 * The forms of a deck's handout that need no slides, as they were made before where nothing that they are made from has changed.
 *
 * @param deck without places
 * @param key a hash of all that they are made from
 */
export async function makeDeckSheets(
  deck: ComposedDeck,
  { fonts }: LoadedDeck,
  key: string,
  forms: readonly HandoutForm[],
  { handout, store, files, tally, write }: SheetsMeans,
): Promise<MadeSheets[]> {
  const known = await recallForms(store, files, key, forms)
  const lacking = forms.filter((form) => !known.some((one) => one.form === form))
  if (lacking.length === 0) return known
  tally.add('sheets', lacking.length)
  const made: MadeSheets[] = []
  const writing: Promise<void>[] = []
  for (const form of lacking) {
    const one = keepForms(files, await handout.make(deck, fonts, [form]))
    made.push(...one)
    writing.push(...one.map(write))
  }
  await Promise.all(writing)
  rememberForms(store, key, made)
  return forms.flatMap((form) => [...known, ...made].filter((one) => one.form === form))
}

/** Those of these forms that were made before and are at hand. */
export async function recallForms(store: Store, files: DeckFiles, key: string, forms: readonly HandoutForm[]): Promise<MadeSheets[]> {
  const found = forms.map(async (form) => {
    const known = madeSheets.safeParse(await store.recall('sheets', keyOf('sheets', key, form))).data
    return known && (await files.contents(known.files)) ? known : []
  })
  return (await Promise.all(found)).flat()
}

export function rememberForms(store: Store, key: string, made: readonly MadeSheets[]): void {
  for (const sheets of made) store.remember('sheets', keyOf('sheets', key, sheets.form), sheets)
}

/** Keeps the files of forms that were just made. */
export function keepForms(files: DeckFiles, forms: readonly JudgedForm[]): MadeSheets[] {
  return forms.map(({ report, sheets, diagnostics }) => {
    const { form, pages, preset, fill, shortened, leftOut } = report
    const kept = sheets.map(({ name, pdf }) => files.keep(name, pdf))
    return { form, pages, preset, fill, shortened, leftOut, files: kept, diagnostics }
  })
}
