import { type Point, pointAt, slideBox } from './geometry.ts'
import type { Player } from './player.ts'
import { isOnOther } from './state.ts'

/** What is drawn on a slide. */
export interface Pen {
  /** Goes on with the line that was begun last, or begins one: as another window has it. */
  draw(point: Point, begins: boolean): void
  /** Hears what is drawn in this window. */
  onDraw(listener: (point: Point, begins: boolean) => void): void
}

const svg = 'http://www.w3.org/2000/svg'

/** Draws on the current slide while the pen is the tool. What was drawn goes with the slide. */
export function setUpPen(player: Player): Pen {
  const ink = document.createElementNS(svg, 'svg')
  ink.classList.add('ink')
  ink.setAttribute('aria-hidden', 'true')
  ink.setAttribute('viewBox', '0 0 1 1')
  ink.setAttribute('preserveAspectRatio', 'none')
  document.body.append(ink)
  const listeners: ((point: Point, begins: boolean) => void)[] = []
  let line: SVGPathElement | undefined
  let drawing = false

  const place = (): void => {
    const box = slideBox()
    ink.style.display = box ? '' : 'none'
    if (!box) return
    Object.assign(ink.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` })
  }
  const draw = (point: Point, begins: boolean): void => {
    if (begins || !line) {
      place()
      line = document.createElementNS(svg, 'path')
      ink.append(line)
    }
    const before = line.getAttribute('d') ?? `M${rounded(point)}`
    line.setAttribute('d', `${before}L${rounded(point)}`)
  }
  const take = (event: PointerEvent, begins: boolean): void => {
    const point = pointAt(event.clientX, event.clientY)
    if (!point) return
    draw(point, begins)
    for (const listener of listeners) listener(point, begins)
  }
  addEventListener('pointerdown', (event) => {
    const onButton = event.target instanceof Element && event.target.closest('button, a, dialog') !== null
    if (player.state().tool !== 'pen' || event.button !== 0 || onButton) return
    drawing = true
    event.preventDefault()
    take(event, true)
  })
  addEventListener('pointermove', (event) => {
    if (!drawing) return
    // A fast hand moves further between two frames than a line may jump.
    // Not every browser tells of it, and none on a page without TLS.
    const points = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : []
    for (const each of points.length > 0 ? points : [event]) take(each, false)
  })
  for (const end of ['pointerup', 'pointercancel'] as const) addEventListener(end, () => (drawing = false))
  addEventListener('resize', place)
  const clear = (): void => {
    ink.replaceChildren()
    line = undefined
    place()
  }
  player.subscribe((now, before) => {
    if (isOnOther(now, before) || now.erased !== before.erased || now.view !== before.view) clear()
    // The notes take room from the slide.
    else if (now.notes !== before.notes) place()
    if (now.tool !== 'pen') drawing = false
  })
  return { draw, onDraw: (listener) => void listeners.push(listener) }
}

function rounded({ x, y }: Point): string {
  return `${x.toFixed(4)} ${y.toFixed(4)}`
}
