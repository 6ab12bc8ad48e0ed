/**
 * Whether a name in a folder is one of a kind of file, big or small letters alike. What editors put beside a file while it
 * is open (`.main.yaml.swp`, `.#main.yaml`, `main.yaml~`) is none.
 *
 * @param endings `['.yaml', '.yml']`
 */
export function hasEnding(name: string, endings: readonly string[]): boolean {
  return !name.startsWith('.') && endings.some((ending) => name.toLowerCase().endsWith(ending))
}
