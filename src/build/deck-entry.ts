import type { Change, FormReport } from '../handout/index.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { FittedDeck } from './fit-deck.ts'
import type { FitEntry, FormEntry, PlacedChange } from './manifest.ts'

/** What was decided for a form, for the manifest: everything with its place. */
export function formEntry(deck: ComposedDeck, { form, pages, preset, fill, shortened, leftOut }: FormReport): FormEntry {
  const placed = ({ name, slide }: Change): PlacedChange => {
    const line = slide === undefined ? undefined : deck.slides[slide]?.range.start.line
    return { name, file: deck.file, ...(line !== undefined && { line }) }
  }
  return { form, pages, preset, fill, shortened: shortened.map(placed), leftOut: leftOut.map(placed) }
}

/** What was done to slides so that they fit, for the manifest. */
export function fitEntries(deck: ComposedDeck, { plan, keys, browserPage }: FittedDeck): FitEntry[] {
  return [...plan]
    .sort(([a], [b]) => a - b)
    .map(([slide, fit]) => {
      const key = keys[slide]
      const entry = { slide: slide + 1, line: deck.slides[slide]?.range.start.line ?? 1, ...fit }
      return browserPage && key !== undefined ? { ...entry, key } : entry
    })
}
