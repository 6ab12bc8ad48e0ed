import { findingsOf } from './findings.ts'
import { fitSlides } from './fit.ts'

const sections = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('main.deck section[id]')]

/** What Deckhand asks of a page, by name. */
Object.assign(globalThis, {
  deckhandFindings: () => findingsOf(sections()),
  deckhandFit: (slideOfPage: readonly number[]) => fitSlides(sections(), slideOfPage),
})
