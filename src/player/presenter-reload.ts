import type { Role } from './role.ts'
import { type Sync, readMessage, stateOf, writeMessage } from './sync.ts'

/** Keeps what this window shares, for when it is loaded anew: what is then done in it goes on from there, before it has heard of any other. */
export function keepSync(sync: Sync, deck: string, role: Role): void {
  try {
    sessionStorage.setItem(nameOf(deck), JSON.stringify(writeMessage(stateOf(sync), deck, role)))
  } catch {
    // It then takes over what the other window has.
  }
}

/** What this window shared before it was loaded anew; nothing where it was opened. */
export function findSync(deck: string, role: Role): Pick<Sync, 'stamp' | 'shared'> | undefined {
  if (!performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'reload')) return undefined
  try {
    const message = readMessage(JSON.parse(sessionStorage.getItem(nameOf(deck)) ?? 'null'), deck, role)
    return message?.kind === 'state' ? message : undefined
  } catch {
    return undefined
  }
}

function nameOf(deck: string): string {
  return `deckhand windows ${deck}${location.search}`
}
