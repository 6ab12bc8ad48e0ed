import { type Point, pointAt, slideBox } from './geometry.ts'
import type { Player } from './player.ts'

/** The dot of a laser pointer on the current slide. */
export interface Laser {
  /** Puts the dot somewhere, or away: as another window has it. */
  show(point: Point | undefined): void
  /** Hears where the pointer of this window puts it. */
  onMove(listener: (point: Point | undefined) => void): void
}

/** The dot follows the pointer while the laser is the tool. */
export function setUpLaser(player: Player): Laser {
  const dot = document.createElement('div')
  dot.className = 'laser'
  dot.hidden = true
  document.body.append(dot)
  const listeners: ((point: Point | undefined) => void)[] = []
  const show = (point: Point | undefined): void => {
    const box = point && slideBox()
    dot.hidden = !box
    if (box) dot.style.translate = `${box.left + point.x * box.width}px ${box.top + point.y * box.height}px`
  }
  const move = (point: Point | undefined): void => {
    show(point)
    for (const listener of listeners) listener(point)
  }
  addEventListener('pointermove', ({ clientX, clientY }) => {
    if (player.state().tool === 'laser') move(pointAt(clientX, clientY))
  })
  document.documentElement.addEventListener('pointerleave', () => {
    if (player.state().tool === 'laser') move(undefined)
  })
  player.subscribe((now, before) => {
    if (before.tool === 'laser' && now.tool !== 'laser') move(undefined)
  })
  return { show, onMove: (listener) => void listeners.push(listener) }
}
