/** A place in a file; lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line?: number | undefined
  readonly column?: number | undefined
}

/** Where `deckhand serve` opens the editor at a place: `file` is the course's, by its path in it. */
export function openAddress({ file, line = 1, column = 1 }: Place): string {
  return `/open?${new URLSearchParams({ file, line: String(line), column: String(column) }).toString()}`
}

/** The address that editors of the kind of VS Code open at a place: `file` is its absolute path, of any system. */
export function editorLink({ file, line = 1, column = 1 }: Place): string {
  const way = file.replaceAll('\\', '/').replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/')
  return `vscode://file/${way.replace(/^([A-Za-z])%3A/, '$1:')}:${line}:${column}`
}
