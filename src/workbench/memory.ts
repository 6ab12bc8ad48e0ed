/** What a reader chose for this page, as long as its tab is open. Where nothing may be kept, nothing is. */
export function remember(name: string, value: string): void {
  try {
    sessionStorage.setItem(keyOf(name), value)
  } catch {
    // private windows may forbid it
  }
}

/** What was chosen before; `undefined` where nothing was. */
export function recall(name: string): string | undefined {
  try {
    return sessionStorage.getItem(keyOf(name)) ?? undefined
  } catch {
    return undefined
  }
}

function keyOf(name: string): string {
  return `deckhand ${location.pathname} ${name}`
}
