import { make } from './element.ts'
import { sectionOf } from './section.ts'
import type { Slide } from './slides.ts'

/** A slide as a part of an article: what it says, without how it looks, and without what stands on every slide. */
export function articleOf({ element, title }: Slide, slide: number): HTMLElement {
  const article = make('section', { 'aria-label': `${slide}: ${title}`, 'data-slide': String(slide) })
  const section = sectionOf(element)
  if (!section) return article
  // In it nothing is laid out, loaded or found by its id until it is done.
  const content = document.importNode(section, true)
  for (const each of content.querySelectorAll('header, footer, .katex-html, annotation')) each.remove()
  for (const each of content.querySelectorAll('*')) if (!each.closest('svg')) makePlain(each)
  content.querySelectorAll('svg').forEach((svg, index) => keepDrawing(svg, section, `${slide}-${index}`))
  for (const table of content.querySelectorAll('table')) {
    const scroller = make('div', { class: 'scroller', role: 'group', 'aria-label': 'Table', tabindex: '0' })
    table.replaceWith(scroller)
    scroller.append(table)
  }
  // A drawing's data, which no eye sees on the slide.
  for (const hidden of content.querySelectorAll('.visually-hidden')) {
    const details = make('details', {}, make('summary', { lang: 'en' }, 'As a table'))
    details.append(...hidden.childNodes)
    hidden.replaceWith(details)
  }
  article.append(...content.childNodes)
  return article
}

function makePlain(element: Element): void {
  element.removeAttribute('id')
  element.removeAttribute('data-marpit-fragment')
  if (element instanceof HTMLElement) {
    const { textAlign } = element.style
    element.removeAttribute('style')
    element.style.textAlign = textAlign
    element.classList.remove('waiting')
    if (element.tagName === 'PRE') element.tabIndex = 0
  }
}

const colours = ['accent', 'accent-soft', 'hairline', 'ink', 'muted', 'on-chart', 'paper']

/** A drawing keeps the colours that the theme gives it on its slide, and ids of its own. */
function keepDrawing(svg: SVGSVGElement, section: HTMLElement, prefix: string): void {
  const look = getComputedStyle(section)
  const charts = Array.from({ length: 8 }, (_, index) => `chart-${index + 1}`)
  for (const name of [...colours, ...charts]) {
    const value = look.getPropertyValue(`--${name}`)
    if (value !== '') svg.style.setProperty(`--${name}`, value)
  }
  svg.style.background = look.backgroundColor
  for (const each of svg.querySelectorAll('[id]')) each.id = `${prefix}-${each.id}`
  for (const end of ['marker-start', 'marker-end']) {
    for (const each of svg.querySelectorAll(`[${end}]`)) {
      each.setAttribute(end, (each.getAttribute(end) ?? '').replace('url(#', `url(#${prefix}-`))
    }
  }
}
