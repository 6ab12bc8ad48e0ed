import type { Player } from './player.ts'

/** In px: what is less is no swipe. */
const leastSwipe = 40

/** A swipe to the side goes on or back. */
export function setUpTouch(player: Player): void {
  const rightToLeft = document.documentElement.dir === 'rtl'
  let start = 0
  addEventListener('touchstart', (event) => (start = event.changedTouches[0]?.clientX ?? 0), { passive: true })
  addEventListener('touchend', (event) => {
    const distance = (event.changedTouches[0]?.clientX ?? 0) - start
    if (Math.abs(distance) > leastSwipe) player.act(distance < 0 === rightToLeft ? 'previous' : 'next')
  })
}
