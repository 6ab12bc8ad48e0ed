import { type Place, hashOf, placeOf } from './address.ts'
import { type Known, sameSlide } from './same-slide.ts'
import { type DeckFacts, type Slide, readSlides } from './slides.ts'
import { type Action, type Kept, type State, firstState, update, withSteps } from './state.ts'

/** Hears of every change. */
export type Listener = (now: State, before: State) => void

/** The number that a slide has now, by the one that it had. */
export type Moved = (slide: number) => number

/** A deck that is shown: its slides, and the one state that all of the page follows. */
export interface Player {
  readonly facts: DeckFacts
  /** As they stand in the page now: read them anew each time. */
  slides(): readonly Slide[]
  state(): State
  act(action: Action): void
  /** Tells a listener of every change, in the order in which listeners came. */
  subscribe(listener: Listener): void
  /** Hears when the slides were replaced by others, before the state is that of them. */
  onSlides(listener: (moved: Moved) => void): void
}

/** Plays the slides of the page. Whoever changes them in place dispatches `deckhand:changed` on the document. */
export function createPlayer(facts: DeckFacts, kept: Partial<Kept> = {}): Player {
  let slides = readSlides()
  let state = firstState(stepsOf(slides), placeNow(slides), kept)
  const listeners: Listener[] = []
  const onSlides: ((moved: Moved) => void)[] = []
  const become = (now: State): void => {
    const before = state
    if (now === before) return
    state = now
    for (const listener of listeners) listener(now, before)
  }
  document.addEventListener('deckhand:changed', () => {
    const before = slides.map(known)
    slides = readSlides()
    const are = slides.map(known)
    const moved: Moved = (slide) => sameSlide(before, are, slide)
    const now = withSteps(state, stepsOf(slides), moved)
    // The slide in view is another element, be it at the same place.
    for (const listener of onSlides) listener(moved)
    become({ ...now })
  })
  addEventListener('popstate', () => become(update(state, { go: placeNow(slides) })))
  return {
    facts,
    slides: () => slides,
    state: () => state,
    act: (action) => become(update(state, action)),
    subscribe: (listener) => void listeners.push(listener),
    onSlides: (listener) => void onSlides.push(listener),
  }
}

/** Also of one that is no longer in the page. */
function known({ element, title }: Slide): Known {
  return { title, text: element.querySelector('svg')?.textContent ?? '' }
}

function stepsOf(slides: readonly Slide[]): number[] {
  return slides.map(({ items }) => items.length)
}

function placeNow(slides: readonly Slide[]): Place {
  return placeOf(
    location.hash,
    slides.map(({ element }) => element.id),
  )
}

/**
 * Keeps the address that of the place. Back leads from slide to slide: not from item to item, nor through what was only looked at
 * in the overview or scrolled by in the reading view.
 */
export function followAddress(player: Player): void {
  let later: ReturnType<typeof setTimeout>
  /** @param isSame whether it is the slide that it was, before which others were inserted */
  const write = (isSame: boolean): void => {
    clearTimeout(later)
    const now = player.state()
    if (now.view === 'overview') return
    // Whoever came by the address is there already.
    const isThere = isSame || placeNow(player.slides()).slide === now.slide
    try {
      if (isThere || now.view === 'reading') history.replaceState(null, '', hashOf(now))
      else history.pushState(null, '', hashOf(now))
    } catch {
      // Browsers let an address change only so often, which a key that is held down may exceed.
      later = setTimeout(write, hesitation, isSame)
    }
  }
  player.subscribe((now, before) => {
    const moved = now.slide !== before.slide || now.step !== before.step
    if (moved || before.view === 'overview') write(now.steps !== before.steps)
  })
}

/** In ms: when an address is tried again that the browser would not take. */
const hesitation = 500
