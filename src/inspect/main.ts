import { findingsOf } from './findings.ts'
import { type FitMemory, fitSlides } from './fit.ts'
import { changePage } from './change-page.ts'
import { stageImage, stagePage } from './stage.ts'

const sections = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('main.deck section[id]')]

declare global {
  var deckhandMemory: FitMemory | undefined
}

/** What Deckhand asks of a page, by name. */
Object.assign(globalThis, {
  deckhandFindings: () => findingsOf(sections()),
  deckhandFit: (slideOfPage: readonly number[]) =>
    fitSlides(sections(), slideOfPage, (globalThis.deckhandMemory ??= { asRendered: new WeakMap(), measured: new WeakMap() })),
  deckhandChange: changePage,
  deckhandStagePage: stagePage,
  deckhandStageImage: stageImage,
})
