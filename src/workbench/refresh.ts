import morphdom from 'morphdom'

/**
 * Makes this page show what its server has now: it is fetched anew, and what differs is changed in place. So focus, scrolling and
 * what was folded open stay. Elements with `data-own` belong to the page's scripts and stay as they are.
 *
 * @param arrange makes the new page show what the reader chose, before any of it is seen
 * @param done is told each time
 * @returns asks for it; what is asked for while it is under way is done once more after that
 */
export function refresher(arrange: (page: Document) => void, done: () => void): () => void {
  let isBusy = false
  let again = false
  const run = async (): Promise<void> => {
    if (isBusy) {
      again = true
      return
    }
    isBusy = true
    do {
      again = false
      // A server that is gone is told of elsewhere; it is asked again when it is back.
      const next = await fetchPage().catch(() => undefined)
      if (next) {
        arrange(next)
        showPage(next)
        done()
      }
    } while (again)
    isBusy = false
  }
  return () => void run()
}

async function fetchPage(): Promise<Document | undefined> {
  const response = await fetch(location.pathname, { headers: { accept: 'text/html' }, cache: 'no-store' })
  // A deck that is gone has no page: what is shown stays.
  if (!response.ok) return undefined
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

/** @param next is used up */
function showPage(next: Document): void {
  // Another version of Deckhand: its scripts and styles are not allowed in this page.
  if (codeOf(next) !== codeOf(document)) {
    location.reload()
    return
  }
  const focused = document.activeElement
  document.title = next.title
  morphdom(document.body, next.body, {
    onBeforeElUpdated: (old, now) => {
      if (old.hasAttribute('data-own') || old.isEqualNode(now)) return false
      if (old instanceof HTMLDetailsElement) now.toggleAttribute('open', old.open)
      return true
    },
  })
  // What something came before may have been moved: it loses the focus by that.
  if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true })
}

function codeOf(page: Document): string {
  return [...page.querySelectorAll('style, body > script')].map((element) => element.textContent).join()
}
