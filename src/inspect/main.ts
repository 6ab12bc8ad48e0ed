import { findingsOf } from './findings.ts'
import { fitSlides } from './fit.ts'
import { replaceSlides } from './replace.ts'

const sections = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('main.deck section[id]')]

/** The classes of slides before they were fitted, as long as the page shows these slides. */
declare global {
  var deckhandClasses: WeakMap<HTMLElement, string> | undefined
}

/** What Deckhand asks of a page, by name. */
Object.assign(globalThis, {
  deckhandFindings: () => findingsOf(sections()),
  deckhandFit: (slideOfPage: readonly number[]) => fitSlides(sections(), slideOfPage, (globalThis.deckhandClasses ??= new WeakMap())),
  deckhandReplace: ({ count, changes }: { count: number; changes: [number, string][] }) => replaceSlides(count, changes),
})
