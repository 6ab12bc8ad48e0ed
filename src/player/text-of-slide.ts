import type { Findable } from './find.ts'
import { sectionOf } from './section.ts'
import type { Slide } from './slides.ts'

const block = 'li, p, td, th, h1, h2, h3, h4, dt, dd, text, div, figcaption, pre, blockquote, section'
const notRead = 'header, footer, .katex-html, annotation, .visually-hidden, style'

/** What can be found of a slide: its text line by line, without what stands on every slide. */
export function findableOf({ element, title, items, notes }: Slide, slide: number): Findable {
  const pieces: { text: string; step: number }[] = []
  const section = sectionOf(element)
  const heading = section?.querySelector('h1, h2, h3, .title')
  let last: Element | null = null
  const walker = document.createTreeWalker(section ?? element, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { parentElement: parent, data = '' } = walker.currentNode instanceof Text ? walker.currentNode : {}
    const text = data.replaceAll(/\s+/g, ' ')
    if (!parent || text.trim() === '' || parent.closest(notRead) || heading?.contains(parent)) continue
    const within = parent.closest(block)
    const piece = pieces.at(-1)
    if (piece && within === last) piece.text += text
    else pieces.push({ text: text.trimStart(), step: stepOf(items, parent) })
    last = within
  }
  return { slide, title, pieces, notes: notes.replaceAll(/\s+/g, ' ') }
}

/** How many items are revealed where an element can be seen. */
function stepOf(items: Slide['items'], element: Element): number {
  return items.reduce((step, item, index) => (item.contains(element) ? index + 1 : step), 0)
}
