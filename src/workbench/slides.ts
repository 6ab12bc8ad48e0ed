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
      const text = titleOf(slide)
      if (title && title.textContent !== text) title.textContent = text
    })
  }
  const go = (number: number): void => {
    const view = frame()?.contentWindow
    // Going back leads to the page before this one, not through all slides that were looked at.
    if (view && entry(number)) view.location.replace(new URL(`#/${number}`, view.location.href))
  }
  const follow = (): void => {
    shown = slidesIn(frame()).findIndex((slide) => slide.classList.contains('current')) + 1
    tell()
  }
  const followAnew = (): void => {
    titles()
    follow()
  }
  const clicked = (event: MouseEvent): void => {
    const place = page.querySelector<HTMLElement>('#place')
    if (!place || !isInSlide(event.target)) return
    pointOut(place)
    if (event.altKey) place.querySelector<HTMLElement>('.place')?.click()
  }
  const attach = (): void => {
    const slides = frame()?.contentDocument
    if (!slides || slides.URL === 'about:blank') return
    slides.addEventListener('deckhand:shown', follow)
    slides.addEventListener('deckhand:changed', followAnew)
    slides.addEventListener('click', clicked)
    followAnew()
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

/** Formulas stand there twice: as they look, and as MathML. */
function titleOf(slide: Element): string {
  const heading = slide.querySelector('h1, h2, h3')
  if (!heading) return ''
  const copy = slide.ownerDocument.createElement('div')
  copy.append(heading.cloneNode(true))
  for (const hidden of copy.querySelectorAll('.katex-mathml')) hidden.remove()
  return copy.textContent.replaceAll(/\s+/g, ' ').trim()
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
