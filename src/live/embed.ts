/** What the page that has the slides in a frame may ask. */
type Request = { readonly deckhand: 'go'; readonly slide: number; readonly step?: number }

/** A place in the deck: slides count from 1, revealed items from 0. */
interface Place {
  readonly slide: number
  readonly step: number
}

/** Tells the page that has the slides in a frame which place is shown, and goes where that asks. */
export function embed(): void {
  if (parent === window) return
  const tell = ({ slide, step }: Place): void => parent.postMessage({ deckhand: 'shown', slide, step }, location.origin)
  document.addEventListener('deckhand:shown', (event) => tell((event as CustomEvent<Place>).detail))
  addEventListener('message', ({ source, origin, data }: MessageEvent<Request | undefined>) => {
    // Nobody else is listened to.
    if (source !== parent || origin !== location.origin || data?.deckhand !== 'go') return
    location.replace(`#/${Number(data.slide)}/${Number(data.step ?? 0)}`)
  })
  tell(placeShown())
}

/** As the page has it: the player tells of changes alone. */
function placeShown(): Place {
  const slides = [...document.querySelectorAll('main.deck > .slide')]
  const index = Math.max(
    0,
    slides.findIndex((slide) => slide.classList.contains('current')),
  )
  const step = slides[index]?.querySelectorAll('[data-marpit-fragment]:not(.waiting)').length ?? 0
  return { slide: index + 1, step }
}
