/**
 * Puts slides in the place of others, and lays the page out, so that it asks for the fonts that are new to it.
 *
 * @param count how many slides the page is to have
 * @returns whether it was done: not where the page has other slides, or one is more than a slide
 */
export function replaceSlides(count: number, changes: readonly (readonly [index: number, html: string])[]): boolean {
  const slides = document.querySelector('main.deck')?.children
  if (slides?.length !== count) return false
  const pairs = changes.map(([index, html]) => {
    const template = document.createElement('template')
    template.innerHTML = html
    return { old: slides[index], content: template.content }
  })
  if (pairs.some(({ old, content }) => !old?.matches('.slide') || content.childNodes.length !== 1)) return false
  for (const { old, content } of pairs) old?.replaceWith(content)
  document.body.getBoundingClientRect()
  return true
}
