import type { CourseState } from '../model/course-state.ts'
import { changePage } from '../inspect/change-page.ts'
import { keepStream } from '../workbench/stream.ts'

/** What a page follows: a deck, from the page on that has this hash. */
export interface Following {
  readonly deck: string
  readonly have: string
}

type Update = { readonly to: string } & (
  | { readonly from: string; readonly change: Parameters<typeof changePage>[0] }
  | { readonly reload: true }
)

/**
 * Changes the slides in place as the server tells of changes, and catches up where it was away or was not looked at.
 *
 * @param news hears of the state of the course, after each build
 */
export function follow({ deck, have: first }: Following, news: (state: CourseState) => void): void {
  let have = first
  // What is heard comes from the server that this script came from.
  keepStream({
    address: () => `/events?${new URLSearchParams({ deck, have }).toString()}`,
    events: {
      state: (data) => news(JSON.parse(data)),
      slides: (data) => {
        const update: Update = JSON.parse(data)
        if ('reload' in update || update.from !== have || !changePage(update.change)) location.reload()
        else document.dispatchEvent(new CustomEvent('deckhand:changed'))
        have = update.to
      },
    },
  })
}
