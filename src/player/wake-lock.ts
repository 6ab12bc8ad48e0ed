import type { Player } from './player.ts'

/** Keeps the screen from going dark, from the first move on and as long as the page is in view. Where the browser does not allow it, nothing is lost but that. */
export function setUpWakeLock(player: Player): void {
  let isHeld = false
  let hasMoved = false
  const hold = (): void => {
    if (isHeld || !hasMoved || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    isHeld = true
    navigator.wakeLock.request('screen').then(
      // The browser lets go of it where the page is hidden.
      (lock) => lock.addEventListener('release', () => (isHeld = false)),
      () => (isHeld = false),
    )
  }
  player.subscribe(() => {
    hasMoved = true
    hold()
  })
  document.addEventListener('visibilitychange', hold)
}
