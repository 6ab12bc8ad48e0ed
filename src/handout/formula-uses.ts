import type { HandoutDeck } from './blocks.ts'
import { type Group, handoutGroups } from './groups.ts'
import { slideTitle } from './slide-title.ts'

/** A formula and where it is used. */
export interface FormulaUse {
  readonly tex: string
  readonly display: boolean
  readonly slide: number | undefined
}

/** Every formula in the title of a deck and in groups, those of its summary where none are named, their short forms too. */
export function formulasOf(deck: HandoutDeck, groups: readonly Group[] = handoutGroups(deck)): FormulaUse[] {
  return [
    ...formulasOfTitle(deck),
    ...groups.flatMap(({ section, heading, blocks, short, slide }) => usesIn([section, heading, blocks, short], slide)),
  ]
}

/** Every formula in the titles and the speaker notes of a deck. */
export function formulasOfNotes(deck: HandoutDeck): FormulaUse[] {
  const slides = deck.slides.flatMap(({ content }, slide) => usesIn([slideTitle(content, deck), content.notes], slide))
  return [...formulasOfTitle(deck), ...slides]
}

/** The formulas in the title of a deck. */
export function formulasOfTitle({ title, subtitle }: HandoutDeck): FormulaUse[] {
  return usesIn([title, subtitle], undefined)
}

/** The formulas in a value, wherever they stand. */
function usesIn(value: unknown, slide: number | undefined): FormulaUse[] {
  if (typeof value !== 'object' || value === null) return []
  if ('kind' in value && 'tex' in value && typeof value.tex === 'string')
    return [{ tex: value.tex, display: value.kind === 'formula', slide }]
  return Object.values(value).flatMap((part: unknown) => usesIn(part, slide))
}
