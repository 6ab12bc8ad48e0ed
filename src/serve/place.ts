import type { CourseState } from '../model/course-state.ts'
import { escapeXml } from '../model/xml.ts'

/** A place in a file of the course; lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line?: number | undefined
  readonly column?: number | undefined
}

/** A button that opens the editor at a place, with the place as its text. The form that it belongs to ends every page. */
export function renderPlace({ file, line, column }: Place, words?: string): string {
  const shown = words ?? [file, ...(line === undefined ? [] : [line])].join(':')
  return `<button class="place" form="open" formaction="${escapeXml(openAddress({ file, line, column }))}" title="Open in the editor">${escapeXml(shown)}</button>`
}

/** Where the server opens the editor. */
export function openAddress({ file, line = 1, column = 1 }: Place): string {
  return `/open?${new URLSearchParams({ file, line: String(line), column: String(column) }).toString()}`
}

/** Where VS Code opens a file by itself; `undefined` where the course's folder is not told. */
export function codeAddress({ root }: CourseState, { file, line = 1, column = 1 }: Place): string | undefined {
  if (root === undefined) return undefined
  const path = `${root}/${file}`.replaceAll('\\', '/').replace(/^\/*/, '/')
  return `vscode://file${path.split('/').map(encodeURIComponent).join('/')}:${line}:${column}`
}
