/** A point of a slide: 0, 0 at its upper left corner, 1, 1 at its lower right one. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Where the current slide stands in the window, in px; `undefined` where none does. */
export function slideBox(): DOMRect | undefined {
  const box = document.querySelector('.slide.current > svg')?.getBoundingClientRect()
  return box && box.width > 0 ? box : undefined
}

/** The point of the current slide that lies below a point of the window; `undefined` beside the slide. */
export function pointAt(clientX: number, clientY: number): Point | undefined {
  const box = slideBox()
  if (!box) return undefined
  const point = { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height }
  return point.x >= 0 && point.x <= 1 && point.y >= 0 && point.y <= 1 ? point : undefined
}
