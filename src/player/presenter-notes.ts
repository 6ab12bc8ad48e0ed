import { make } from './element.ts'
import { keep, kept } from './presenter-memory.ts'
import { button, part } from './presenter-page.ts'

/** Of the notes, in percent of the text's own. */
const sizes = [80, 90, 100, 115, 130, 150, 175, 200, 240]

/** The speaker notes, in a size that is remembered. */
export function setUpNotes(): { show(notes: string): void } {
  const text = part('text')
  let size = Math.max(0, sizes.indexOf(Number(kept('notes size') || 100)))
  const resize = (by: number): void => {
    size = Math.min(Math.max(size + by, 0), sizes.length - 1)
    text.style.fontSize = `${sizes[size]}%`
    button('smaller notes').toggleAttribute('disabled', size === 0)
    button('larger notes').toggleAttribute('disabled', size === sizes.length - 1)
    keep('notes size', String(sizes[size]))
  }
  button('smaller notes').addEventListener('click', () => resize(-1))
  button('larger notes').addEventListener('click', () => resize(1))
  // Whoever came here by Tab scrolls with the arrows; whoever only clicked goes on with the lecture.
  text.addEventListener('keydown', (event) => {
    if (['ArrowUp', 'ArrowDown'].includes(event.key) && text.matches(':focus-visible')) event.stopPropagation()
  })
  resize(0)
  return {
    show: (notes) => {
      const paragraphs = notes
        .split(/\n\s*\n/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph) => make('p', {}, paragraph.trim()))
      text.replaceChildren(...paragraphs)
      text.classList.toggle('desk-none', paragraphs.length === 0)
      if (paragraphs.length === 0) text.append(make('bdi', { lang: 'en' }, 'No notes for this slide.'))
      text.scrollTop = 0
    },
  }
}
