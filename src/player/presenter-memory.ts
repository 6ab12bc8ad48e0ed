/** What this browser keeps for the presenter view under a name; '' where it keeps nothing, as some do not for files. */
export function kept(name: string): string {
  try {
    return localStorage.getItem(`deckhand:presenter:${name}`) ?? ''
  } catch {
    return ''
  }
}

/** Has the browser keep a text. */
export function keep(name: string, text: string): void {
  try {
    localStorage.setItem(`deckhand:presenter:${name}`, text)
  } catch {
    // The window then begins anew when it is opened again.
  }
}
