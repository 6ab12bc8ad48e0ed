import { articleOf } from './article.ts'
import { make } from './element.ts'
import type { Player } from './player.ts'

/** In ms: where the reader has come to is told when the page stands still for so long. */
const stillness = 150

/** All slides as an article to be read: made when it is asked for, from the slides as they are then. */
export function setUpReading(player: Player): void {
  let page: HTMLElement | undefined
  // Where the page was put by us, in px: no reader has scrolled there.
  let put = -1
  let still: ReturnType<typeof setTimeout>
  let following = false

  const open = (): void => {
    page = make('main', { class: 'reading', tabindex: '-1' })
    page.append(make('article', {}, ...player.slides().map((slide, index) => articleOf(slide, index + 1))))
    document.body.prepend(page)
  }
  const close = (): void => {
    page?.remove()
    page = undefined
  }
  const scroll = (): void => {
    page?.querySelector(`[data-slide="${player.state().slide}"]`)?.scrollIntoView({ block: 'start', behavior: 'instant' })
    put = scrollY
  }
  const follow = (): void => {
    if (!page || Math.abs(scrollY - put) < 2) return
    const sections = [...page.querySelectorAll<HTMLElement>('[data-slide]')]
    const read = sections.filter((section) => section.getBoundingClientRect().top < innerHeight / 3).at(-1)
    following = true
    player.act({ go: { slide: Number(read?.dataset['slide'] ?? 1), step: 0 } })
    following = false
  }
  addEventListener(
    'scroll',
    () => {
      clearTimeout(still)
      if (page) still = setTimeout(follow, stillness)
    },
    { passive: true },
  )
  player.subscribe(({ view, slide }, before) => {
    const isNew = view === 'reading' && !page
    if (isNew) open()
    if (view !== 'reading') close()
    if (isNew) page?.focus({ preventScroll: true })
    if (page && !following && (isNew || slide !== before.slide)) scroll()
  })
  player.onSlides(() => {
    if (!page) return
    const top = scrollY
    close()
    open()
    scrollTo({ top, behavior: 'instant' })
  })
  if (player.state().view === 'reading') {
    open()
    scroll()
  }
}
