const asideKey = 'deckhand faults put aside'

/** Keeps which errors were put aside, in this tab, by their keys. */
export function keepAside(errors: readonly string[]): void {
  try {
    if (errors.length === 0) sessionStorage.removeItem(asideKey)
    else sessionStorage.setItem(asideKey, JSON.stringify(errors))
  } catch {
    // private windows may forbid it: it opens again with the next build
  }
}

/** Those that were put aside; of what anyone else may have put there whatever it is. */
export function readAside(): readonly unknown[] {
  try {
    const aside: unknown = JSON.parse(sessionStorage.getItem(asideKey) ?? '[]')
    return Array.isArray(aside) ? aside : []
  } catch {
    return []
  }
}
