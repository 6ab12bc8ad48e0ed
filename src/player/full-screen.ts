/** Fills the screen, or ends it. Where the browser does not allow it, it does nothing. */
export function toggleFullScreen(): void {
  if (!document.fullscreenEnabled) return
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
  done.catch(() => undefined)
}
