/** What follows the slides that a page shows in a frame. */
export interface SlidesFollowed {
  /** The page around them is another now. */
  refresh(): void
}

/**
 * Keeps what stands around the slides true to them: the list of all with their titles, which of them is shown, where it stands
 * in the deck's file. A click on the slide points that place out; with Alt it opens the editor there.
 */
export function followSlides(page: Document): SlidesFollowed {
  let shown = 1
  const frame = (): HTMLIFrameElement | null => page.querySelector('#slides iframe')
  const entry = (number: number): HTMLElement | null => page.querySelector(`#jump [data-page="${number}"]`)

  const tell = (): void => {
    const entries = [...page.querySelectorAll<HTMLElement>('#jump [data-page]')]
    shown = Math.min(Math.max(shown, 1), Math.max(entries.length, 1))
    for (const one of entries) {
      if (one === entry(shown)) one.setAttribute('aria-current', 'true')
      else one.removeAttribute('aria-current')
    }
    const place = page.querySelector<HTMLElement>('#place')
    const number = place?.querySelector('.number')
    if (number) number.textContent = entries.length === 0 ? '' : `${shown} of ${entries.length}`
    if (place) pointTo(place, entry(shown)?.dataset['line'])
  }
  const titles = (): void => {
    const slides = slidesIn(frame())
    slides.forEach((slide, index) => {
      const title = entry(index + 1)?.querySelector('.title')
      const text = slide.querySelector('h1, h2, h3')?.textContent.trim() ?? ''
      if (title && title.textContent !== text) title.textContent = text
    })
  }
  const go = (number: number): void => {
    const view = frame()?.contentWindow
    if (view && entry(number)) view.location.hash = `#/${number}`
  }
  const attach = (): void => {
    const slides = frame()?.contentDocument
    if (!slides || slides.URL === 'about:blank') return
    const current = slidesIn(frame()).findIndex((slide) => slide.classList.contains('current'))
    shown = Math.max(current, 0) + 1
    slides.addEventListener('deckhand:shown', (event) => {
      const number: unknown = event instanceof Object && 'detail' in event ? Object(event.detail).slide : undefined
      if (typeof number === 'number') shown = number
      tell()
    })
    slides.addEventListener('deckhand:changed', titles)
    slides.addEventListener('click', (event) => {
      const place = page.querySelector<HTMLElement>('#place')
      if (!place || !isInSlide(event.target)) return
      pointOut(place)
      if (event.altKey) place.querySelector<HTMLElement>('.place')?.click()
    })
    titles()
    tell()
  }

  // Frames are told of on the way down: their events do not bubble.
  page.addEventListener('load', ({ target }) => target === frame() && attach(), { capture: true })
  page.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-page], [data-go]') : null
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey || !frame()) return
    event.preventDefault()
    const { page: number, go: by } = target.dataset
    go(number === undefined ? shown + Number(by) : Number(number))
  })
  if (frame()?.contentDocument?.readyState === 'complete') attach()
  return {
    refresh: () => {
      titles()
      tell()
    },
  }
}

/** Elements of another window are no instances of this one's classes. */
function isInSlide(target: EventTarget | null): boolean {
  return target !== null && 'closest' in target && typeof target.closest === 'function' && target.closest('.slide') !== null
}

function slidesIn(frame: HTMLIFrameElement | null): Element[] {
  return [...(frame?.contentDocument?.querySelectorAll('main.deck > .slide') ?? [])]
}

/** Makes the button and the link beside it lead to a line of the same file; to the file where it is not known. */
function pointTo(place: HTMLElement, line: string | undefined): void {
  const button = place.querySelector<HTMLButtonElement>('button.place')
  if (button) {
    const address = new URL(button.formAction)
    address.searchParams.set('line', line ?? '1')
    button.setAttribute('formaction', `${address.pathname}${address.search}`)
    const file = address.searchParams.get('file') ?? ''
    button.textContent = line === undefined ? file : `${file}:${line}`
  }
  const link = place.querySelector<HTMLAnchorElement>('a.code')
  if (link) link.href = link.href.replace(/:\d+:\d+$/, `:${line ?? 1}:1`)
}

/** Long enough to be seen, in ms. */
const seen = 900

function pointOut(place: HTMLElement): void {
  place.dataset['told'] = ''
  setTimeout(() => delete place.dataset['told'], seen)
}
