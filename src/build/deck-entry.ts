import type { ComposedDeck } from '../model/composed.ts'
import type { MadeChange, MadeSheets, MadeSlides } from './made.ts'
import type { FitEntry, FormEntry, PlacedChange } from './manifest.ts'

/** What was decided for a form, for the manifest: everything with its place. */
export function formEntry(deck: ComposedDeck, { form, pages, preset, fill, shortened, leftOut }: MadeSheets): FormEntry {
  const placed = ({ name, slide }: MadeChange): PlacedChange => {
    const line = slide === undefined ? undefined : deck.slides[slide]?.range.start.line
    return { name, file: deck.file, ...(line !== undefined && { line }) }
  }
  return { form, pages, preset, fill, shortened: shortened.map(placed), leftOut: leftOut.map(placed) }
}

/** What was done to slides so that they fit, for the manifest. */
export function fitEntries(deck: ComposedDeck, { fits }: MadeSlides): FitEntry[] {
  return fits.map(({ slide, ...fit }) => ({ slide: slide + 1, line: deck.slides[slide]?.range.start.line ?? 1, ...fit }))
}
