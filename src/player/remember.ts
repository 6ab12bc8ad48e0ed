import type { Player } from './player.ts'
import type { Kept, State } from './state.ts'

/** What outlives the page, as text. */
export function writeKept({ view, notes, whole, tool, running }: State): string {
  return JSON.stringify({ view, notes, whole, tool, running })
}

/** What such a text says; of what anyone else may have put there only what a state may have. */
export function readKept(text: string): Partial<Kept> {
  const value = parsed(text)
  const { view, notes, whole, tool, running } = value
  return {
    ...((view === 'slides' || view === 'overview' || view === 'reading') && { view }),
    ...((tool === 'laser' || tool === 'pen') && { tool }),
    ...(typeof notes === 'boolean' && { notes }),
    ...(typeof whole === 'boolean' && { whole }),
    ...(typeof running === 'boolean' && { running }),
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** What this window showed of the deck before it was loaded anew. */
export function recall(id: string): Partial<Kept> {
  try {
    return readKept(sessionStorage.getItem(keyOf(id)) ?? '')
  } catch {
    // Some browsers keep nothing for files.
    return {}
  }
}

/** Keeps what is to outlive the page. */
export function setUpRemembering(player: Player): void {
  player.subscribe((now) => {
    try {
      sessionStorage.setItem(keyOf(player.facts.id), writeKept(now))
    } catch {
      // It then begins anew.
    }
  })
}

/** A window that another opened has the storage of that one at first: what it is for stands in its query. */
function keyOf(id: string): string {
  return `deckhand ${id}${location.search}`
}
