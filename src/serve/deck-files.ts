import { counted } from '../diagnostics/counted.ts'
import { sizeWords } from '../diagnostics/size-words.ts'
import { escapeXml } from '../model/xml.ts'
import type { DeckState } from '../model/course-state.ts'
import { renderPlace } from './place.ts'

/** An output with its size. `href` is an address, not yet escaped; `title` is ours. */
export function renderOutput(href: string, title: string, bytes: number): string {
  return `<a href="${escapeXml(href)}">${title}</a> <span class="size">${sizeWords(bytes)}</span>`
}

/** The files that a deck was made from, folded away under their number. */
export function renderSources({ sources }: DeckState, id: string): string {
  return `<details id="${escapeXml(id)}"><summary>Made from ${counted(sources.length, 'file')}</summary>
<ul class="sources">${sources.map((file) => `<li>${renderPlace({ file })}</li>`).join('')}</ul>
</details>`
}
