import type { Finding } from '../model/inspection.ts'
import { type Mark, allMarksOf, marksOf, shorten } from './boxes.ts'
import { parseColour } from './colour.ts'
import { contrastFindings } from './contrast.ts'

/** What the readers of these pages would stumble over. */
export function findingsOf(sections: readonly HTMLElement[]): Finding[] {
  return sections.flatMap((section, page) => {
    const marks = marksOf(section)
    return [
      ...contrastFindings(page, allMarksOf(section), section),
      ...smallText(page, marks, section),
      ...images(page, section),
      ...headingOrder(page, section),
      ...markColours(page, section),
      ...(marks.some(({ element, text }) => text !== undefined || element.matches('img, svg, .katex-base')) ? [] : [emptyPage(page)]),
    ]
  })
}

function emptyPage(page: number): Finding {
  return { rule: 'slides/empty', page }
}

// What is no running text may be as small as a table: captions, credits, labels of a drawing.
const besides = 'table, svg, figcaption, .caption, .credit, .source, .meta, .attribution, .data'

/** Text under the floor that the theme declares for its kind; the smallest of a page. Raised figures are not looked at. */
function smallText(page: number, marks: readonly Mark[], section: HTMLElement): Finding[] {
  const style = getComputedStyle(section)
  const floor = (name: string, otherwise: number): number => parseFloat(style.getPropertyValue(name)) || otherwise
  const found = marks.flatMap(({ element, text }): Extract<Finding, { rule: 'slides/small-text' }>[] => {
    if (text === undefined || element.closest('sup, sub')) return []
    const least = element.closest('code, pre')
      ? floor('--floor-code', 16)
      : element.closest(besides)
        ? floor('--floor-table', 18)
        : floor('--floor-body', 24)
    const size = parseFloat(getComputedStyle(element).fontSize) * drawingScale(element)
    // A hair less comes of scaling.
    return size < least - 0.1
      ? [{ rule: 'slides/small-text', page, what: shorten(text), size: Math.round(size * 10) / 10, floor: least }]
      : []
  })
  return found.sort((a, b) => a.size / a.floor - b.size / b.floor).slice(0, 1)
}

/** By how much a drawing is shown smaller or larger than it is drawn. */
function drawingScale(element: Element): number {
  const drawing = element.closest('section svg')
  if (!(drawing instanceof SVGSVGElement) || !(element instanceof SVGGraphicsElement)) return 1
  const inner = element.getScreenCTM()
  const outer = drawing.parentElement instanceof SVGGraphicsElement ? drawing.parentElement.getScreenCTM() : null
  return inner ? Math.hypot(inner.a, inner.b) / (outer ? Math.hypot(outer.a, outer.b) : 1) : 1
}

function images(page: number, section: HTMLElement): Finding[] {
  return [...section.querySelectorAll('img')].flatMap((image): Finding[] => {
    const found: Finding[] = []
    if (image.alt.trim() === '' && image.getAttribute('role') !== 'presentation') found.push({ rule: 'slides/image-alt', page })
    const { width, height } = image.getBoundingClientRect()
    const { naturalWidth, naturalHeight } = image
    // The picture keeps its proportions inside its box.
    const shown = Math.min(width, (height * naturalWidth) / naturalHeight)
    const isDrawing = /^data:image\/svg|\.svg$/.test(image.src)
    if (!isDrawing && naturalWidth > 0 && shown > naturalWidth + 1) {
      found.push({ rule: 'slides/image-resolution', page, what: shorten(image.alt), shown: Math.round(shown), has: naturalWidth })
    }
    return found
  })
}

/** The colours of a drawing that stand for something: those that a theme gives as `--chart-1`, `--chart-2` … */
function markColours(page: number, section: HTMLElement): Finding[] {
  const marks = [...section.querySelectorAll('figure.drawing svg [fill*="--chart-"], figure.drawing svg [stroke*="--chart-"]')]
  const colours = new Map(
    marks.map((mark) => {
      const { fill, stroke } = getComputedStyle(mark)
      const [red, green, blue] = parseColour(mark.getAttribute('fill')?.includes('--chart-') ? fill : stroke)
      return [`${red} ${green} ${blue}`, [red, green, blue] satisfies [number, number, number]] as const
    }),
  )
  return colours.size < 2 ? [] : [{ rule: 'chart/colours', page, colours: [...colours.values()] }]
}

/** A slide begins with a heading of level 1 or 2, and no level is skipped on the way down. */
function headingOrder(page: number, section: HTMLElement): Finding[] {
  let before = 1
  return [...section.querySelectorAll('h1, h2, h3, h4, h5, h6')].flatMap((heading): Finding[] => {
    const level = Number(heading.localName.slice(1))
    const skips = level > before + 1
    const last = before
    before = level
    return skips ? [{ rule: 'slides/heading-order', page, what: shorten(heading.textContent ?? ''), level, before: last }] : []
  })
}
