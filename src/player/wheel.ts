import { isRightToLeft } from './direction.ts'
import { noGesture, turn } from './wheel-gesture.ts'
import type { Player } from './player.ts'

/** A turn of the wheel, or a stroke on a trackpad, leads one slide on or back. What zooms or scrolls is left to the browser. */
export function setUpWheel(player: Player): void {
  const rightToLeft = isRightToLeft()
  let gesture = noGesture
  addEventListener(
    'wheel',
    (event) => {
      const { view, panel } = player.state()
      const scrolls = event.target instanceof Element && event.target.closest('.notes, dialog') !== null
      const zoomed = visualViewport !== null && visualViewport.scale > 1.01
      if (event.ctrlKey || view !== 'slides' || panel !== undefined || scrolls || zoomed) return
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY)
      const turned = turn(gesture, event)
      gesture = turned.gesture
      if (turned.move !== 0) player.act(turned.move > 0 === (sideways && rightToLeft) ? 'previous' : 'next')
    },
    { passive: true },
  )
}
