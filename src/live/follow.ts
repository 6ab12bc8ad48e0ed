import type { CourseState } from '../model/course-state.ts'
import { changePage } from '../inspect/change-page.ts'

/** What a page follows: a deck, from the page on that has this hash. */
export interface Following {
  readonly deck: string
  readonly have: string
}

type Update = { readonly to: string } & (
  | { readonly from: string; readonly change: Parameters<typeof changePage>[0] }
  | { readonly reload: true }
)

/** In ms: after so long a server that is gone is asked for again. */
const patience = 1000

/**
 * Changes the slides in place as the server tells of changes, and catches up where it was away. A page that nobody sees does not listen,
 * for a browser keeps few lines to one server: it catches up when it is looked at again.
 *
 * @param news hears of the state of the course, after each build
 */
export function follow({ deck, have: first }: Following, news: (state: CourseState) => void): void {
  let have = first
  let stream: EventSource | undefined
  let waiting = 0
  const close = (): void => {
    clearTimeout(waiting)
    stream?.close()
    stream = undefined
  }
  const open = (): void => {
    close()
    stream = new EventSource(`/events?${new URLSearchParams({ deck, have }).toString()}`)
    stream.addEventListener('state', ({ data }: MessageEvent<string>) => news(JSON.parse(data) as CourseState))
    stream.addEventListener('slides', ({ data }: MessageEvent<string>) => {
      const update = JSON.parse(data) as Update
      if ('reload' in update || update.from !== have || !changePage(update.change)) location.reload()
      else document.dispatchEvent(new CustomEvent('deckhand:changed'))
      have = update.to
    })
    // The browser would ask again for what was asked for at first.
    stream.addEventListener('error', () => {
      close()
      waiting = setTimeout(open, patience)
    })
  }
  const look = (): void => (document.visibilityState === 'visible' ? open() : close())
  document.addEventListener('visibilitychange', look)
  // A page that is kept for the way back has no streams.
  addEventListener('pageshow', ({ persisted }) => persisted && look())
  look()
}
