import type { CourseState } from '../model/course-state.ts'

/** What a page hears of its server. */
export interface Hearing {
  /** The course as its last build left it: at once, and after each build. */
  state(state: CourseState): void
  /** Whether the server answers. */
  connected(isConnected: boolean): void
}

/** How long it takes, in ms, until a server that refused is asked again. */
const patience = 1000

/**
 * Hears of the course as long as the page is looked at: a browser opens few connections to one server,
 * and pages in tabs behind would keep them from those in front. Whoever comes back is told the state at once.
 */
export function listen({ state, connected }: Hearing): void {
  let source: EventSource | undefined
  let retry = 0
  const close = (): void => {
    clearTimeout(retry)
    source?.close()
    source = undefined
  }
  const open = (): void => {
    close()
    source = new EventSource('/events')
    source.addEventListener('open', () => connected(true))
    source.addEventListener('state', ({ data }: MessageEvent<string>) => {
      // It comes from the server that this script came from.
      const news: CourseState = JSON.parse(data)
      state(news)
    })
    source.addEventListener('error', () => {
      connected(false)
      // What the browser gives up is asked for again.
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, patience)
    })
  }
  const follow = (): void => (document.hidden ? close() : open())
  document.addEventListener('visibilitychange', follow)
  addEventListener('pagehide', close)
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) follow()
  })
  follow()
}
