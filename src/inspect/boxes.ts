/** A rectangle of the slide, in px from its upper left corner. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Something that is seen: a line of text, a picture, or the box of an element. */
export interface Mark {
  readonly box: Box
  readonly element: Element
  /** The words, for text. */
  readonly text?: string
}

// What is there for screen readers only.
const unseen = '.katex-mathml, .visually-hidden'

/** The marks of a slide's content, in the order of the document; its footer and header are none. */
export function marksOf(section: HTMLElement): Mark[] {
  return marksIn(section, `footer, header, ${unseen}`)
}

/** All marks that are seen on a slide, its footer and header included. */
export function allMarksOf(section: HTMLElement): Mark[] {
  return marksIn(section, unseen)
}

function marksIn(section: HTMLElement, without: string): Mark[] {
  const place = placeOn(section)
  const marks: Mark[] = []
  const range = document.createRange()
  // By hand: with a page's scripts off, the browser calls no filter of a tree walker either.
  const visit = (node: Node): void => {
    if (node instanceof Text) {
      const text = node.data.trim()
      const element = node.parentElement
      if (text === '' || element === null || element.closest('.katex') || !isShown(element)) return
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) if (rect.width > 0) marks.push({ box: place(rect), element, text })
    } else if (node instanceof Element && !node.matches(without)) {
      if (isBox(node)) marks.push({ box: place(node.getBoundingClientRect()), element: node })
      for (const child of node.childNodes) visit(child)
    }
  }
  for (const child of section.childNodes) visit(child)
  return marks
}

/** Turns rectangles of the screen into boxes of the slide, which may be shown smaller or larger than it is. */
export function placeOn(section: HTMLElement): (rect: DOMRect) => Box {
  const frame = section.getBoundingClientRect()
  const scale = frame.width / section.offsetWidth || 1
  return (rect) => ({
    left: (rect.left - frame.left) / scale,
    top: (rect.top - frame.top) / scale,
    right: (rect.right - frame.left) / scale,
    bottom: (rect.bottom - frame.top) / scale,
  })
}

/**
 * Whether an element's box counts. Shapes inside a drawing do not: its viewport clips them, and its text is looked at by itself.
 * Inside a formula only its largest parts do: what TeX stacks reaches over and under them.
 */
function isBox(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect()
  if (width === 0 || height === 0) return false
  if (element instanceof SVGElement && element.ownerSVGElement) return false
  if (element.closest('.katex')) return element.matches('.katex .katex-base')
  return true
}

export function isShown(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}

/** The first words, to be told. */
export function shorten(text: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim()
  return words.length > 40 ? `${words.slice(0, 39)}…` : words
}
