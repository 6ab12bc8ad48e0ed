import type { CourseState } from '../model/course-state.ts'
import { type Place, editorLink, openAddress } from '../model/place-address.ts'
import { escapeXml } from '../model/xml.ts'

/** A button that opens the editor at a place, with the place as its text. The form that it belongs to ends every page. */
export function renderPlace({ file, line, column }: Place, words?: string): string {
  const shown = words ?? [file, ...(line === undefined ? [] : [line])].join(':')
  return `<button class="place" form="open" formaction="${escapeXml(openAddress({ file, line, column }))}" title="Open in the editor">${escapeXml(shown)}</button>`
}

/** Where VS Code opens a file by itself; `undefined` where the course's folder is not told. */
export function codeAddress({ root }: CourseState, { file, ...at }: Place): string | undefined {
  return root === undefined ? undefined : editorLink({ file: `${root}/${file}`, ...at })
}
