import { isRightToLeft } from './direction.ts'
import type { Player } from './player.ts'

/** In px: what is less is no swipe. */
const leastSwipe = 40

/** A swipe of one finger to the side leads on or back. What zooms, scrolls or draws is none. */
export function setUpTouch(player: Player): void {
  const rightToLeft = isRightToLeft()
  let start: Touch | undefined
  addEventListener(
    'touchstart',
    ({ touches }) => {
      const { view, panel, tool } = player.state()
      const zoomed = visualViewport !== null && visualViewport.scale > 1.01
      const possible = touches.length === 1 && view === 'slides' && panel === undefined && tool === undefined && !zoomed
      start = possible ? touches[0] : undefined
    },
    { passive: true },
  )
  addEventListener('touchcancel', () => (start = undefined))
  addEventListener('touchend', ({ changedTouches }) => {
    const end = changedTouches[0]
    if (!start || !end) return
    const across = end.clientX - start.clientX
    const along = end.clientY - start.clientY
    start = undefined
    if (Math.abs(across) > leastSwipe && Math.abs(across) > 2 * Math.abs(along)) {
      player.act(across < 0 === rightToLeft ? 'previous' : 'next')
    }
  })
}
