/** What a path is; `undefined` from `stat` where there is nothing. */
export interface Stat {
  readonly kind: 'file' | 'folder' | 'other'
  /** Size in bytes. */
  readonly size: number
  /** When it was last modified, in ms since 1970; 0 where that is not known. Tells whether to look again, never what is made. */
  readonly modified: number
  /** When that, or anything else of it, was last changed: nobody can set this one back. 0 where it is not known, or too young to tell one change from the next. */
  readonly changed: number
}

/**
 * Everything outside Deckhand, so that a test can hand in another world.
 * Paths are absolute. Nothing that Deckhand makes depends on the time: the clock is for what it tells alone.
 */
export interface World {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The day, UTC, as an ISO date. */
  today(): string
  stat(path: string): Promise<Stat | undefined>
  /** The path without symbolic links. */
  realPath(path: string): Promise<string>
  /**
   * The names in a folder, sorted by code unit; none where there is no folder.
   *
   * @param endings where given, only names that end so matter to whoever asks, as `hasEnding` says; others may be among them
   */
  list(folder: string, endings?: readonly string[]): Promise<string[]>
  read(path: string): Promise<Uint8Array>
  /** Writes a file whole or not at all: to a temporary name beside it, then renamed. Makes its folder. */
  write(path: string, bytes: Uint8Array): Promise<void>
  /** Removes a file, if it is there. */
  remove(path: string): Promise<void>
  /** Removes a folder in which nothing is. Gives whether it is gone. */
  removeEmpty(folder: string): Promise<boolean>
  /**
   * Holds a folder for this process until it is given free by what this returns.
   *
   * @param onWait told once, where another process holds it
   */
  lock(folder: string, onWait: () => void): Promise<() => Promise<void>>
  /** Removes files that an earlier, killed `write` left in a folder, and where wished in the folders below it. */
  sweep(folder: string, options?: { readonly below?: boolean }): Promise<void>
  /** The path of a file inside an installed package: `katex/dist/katex.css`. */
  resolvePackageFile(specifier: string): string
  /** The same of a package that may be installed: for the course in `folder`, or beside Deckhand. */
  findPackageFile(specifier: string, folder: string): string | undefined
}

/** The text of a UTF-8 file; throws a TypeError where it is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}
