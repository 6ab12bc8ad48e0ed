/** Fills the screen, or ends it. Refused where the browser does not allow it: it then does nothing. */
export function toggleFullScreen(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
  done.catch(() => undefined)
}
