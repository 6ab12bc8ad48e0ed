/** A slide as it stands in the page. */
export interface Slide {
  readonly element: HTMLElement
  /** What its first heading says, or else what is read first on it. */
  readonly title: string
  /** The items that wait to be revealed, in their order. */
  readonly items: readonly HTMLElement[]
  /** The speaker notes: '' where there are none. */
  readonly notes: string
  /** Where a section of the deck begins: the minutes that it may take, NaN where none are set. */
  readonly section: number | undefined
}

/** What the page says of its deck as a whole. */
export interface DeckFacts {
  /** Tells decks apart where something is remembered of them. */
  readonly id: string
  readonly title: string
  /** The minutes that the lecture may take. */
  readonly minutes: number | undefined
  /** A copy for the audience: nothing in it is the lecturer's alone. */
  readonly audience: boolean
}

/** The slides of the page, apart from previews of them. */
export function readSlides(): Slide[] {
  return [...document.querySelectorAll<HTMLElement>('main.deck:not(.preview) > .slide')].map((element) => ({
    element,
    title: titleOf(element),
    items: [...element.querySelectorAll<HTMLElement>('[data-marpit-fragment]')],
    notes: element.querySelector('.notes')?.textContent ?? '',
    section: element.dataset['section'] === undefined ? undefined : Number(element.dataset['section'] || NaN),
  }))
}

/** What the page says of its deck. */
export function readFacts(): DeckFacts {
  const { id = '', minutes, audience } = document.querySelector<HTMLElement>('main.deck')?.dataset ?? {}
  return { id, title: document.title, minutes: minutes === undefined ? undefined : Number(minutes), audience: audience !== undefined }
}

function titleOf(element: HTMLElement): string {
  const text = element.querySelector('h1, h2, h3, section .title')?.textContent ?? element.querySelector('section')?.textContent ?? ''
  const line = text.trim().replaceAll(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
