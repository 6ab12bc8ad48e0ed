/** A theme of Marp CSS; other themes may `@import` it by name. */
export interface ThemeSheet {
  readonly name: string
  readonly css: string
}

/** The themes that ship, the one that decks have by default first. */
export const shippedThemes: readonly string[] = ['deckhand', 'deckhand-dark', 'chalk']

/** Themes that are only there for others to import. */
export const themeParts: readonly string[] = ['deckhand-fonts', 'deckhand-frame']

/** A theme and those that it imports, and they. */
export function withImports(name: string, themes: readonly ThemeSheet[]): ThemeSheet[] {
  const needed = new Map<string, ThemeSheet>()
  const add = (wanted: string): void => {
    const theme = themes.find((one) => one.name === wanted)
    if (!theme || needed.has(wanted)) return
    needed.set(wanted, theme)
    for (const imported of importedThemes(theme.css)) add(imported)
  }
  add(name)
  return [...needed.values()]
}

/** The names of the themes that a theme's CSS imports. */
export function importedThemes(css: string): string[] {
  return [...css.matchAll(/@import(?:-theme)?\s+['"]([\w-]+)['"]/g)].map(([, name = '']) => name)
}
