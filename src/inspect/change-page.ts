/** What a list has become: of what it was what stays, by its index, and in between what is new. */
interface ListChange {
  readonly before: number
  readonly now: readonly (number | string)[]
}

/**
 * Makes a page another one, and lays it out, so that it asks for the fonts that are new to it. What stays is not touched.
 *
 * @returns whether it was done: not where the page is another than was thought, or a slide is more than one
 */
export function changePage({ title, styles, slides }: { title: string; styles: ListChange; slides: ListChange }): boolean {
  const head = document.querySelector('title')
  const sheets = [...document.head.querySelectorAll('style')].slice(0, styles.before)
  const shown = [...(document.querySelector('main.deck')?.children ?? [])]
  if (!head || sheets.length !== styles.before || shown.length !== slides.before || !shown.every((slide) => slide.matches('.slide')))
    return false
  const madeSlides = slides.now.map((part) => (typeof part === 'number' ? part : slideOf(part)))
  if (madeSlides.includes(undefined)) return false
  head.innerHTML = title
  changeList(shown, madeSlides)
  changeList(
    sheets,
    styles.now.map((part) => (typeof part === 'number' ? part : styleOf(part))),
  )
  document.body.getBoundingClientRect()
  return true
}

/** Puts the new elements between those that stay; the others go. */
function changeList(old: readonly Element[], now: readonly (number | Element | undefined)[]): void {
  const parent = old[0]?.parentNode
  let next = old.at(-1)?.nextSibling ?? null
  for (const part of [...now].reverse()) {
    const element = typeof part === 'number' ? old[part] : part
    if (typeof part !== 'number' && element) parent?.insertBefore(element, next)
    next = element ?? next
  }
  old.forEach((element, index) => !now.includes(index) && element.remove())
}

function slideOf(html: string): Element | undefined {
  const template = document.createElement('template')
  template.innerHTML = html
  const { childNodes, firstElementChild } = template.content
  return childNodes.length === 1 ? (firstElementChild ?? undefined) : undefined
}

function styleOf(css: string): Element {
  const style = document.createElement('style')
  style.textContent = css
  return style
}
