import type { CourseState } from '../model/course-state.ts'
import { openAddress } from '../model/place-address.ts'
import { openEditor } from '../workbench/editor.ts'

/** A click with Alt on a slide opens its line in the editor. Where the slides stand in a frame, the page round it does that. */
export function setUpSource(deck: string): void {
  if (parent !== window) return
  addEventListener(
    'click',
    (event) => {
      const slide = event.altKey ? slideAt(event.target) : 0
      if (slide === 0) return
      event.preventDefault()
      event.stopImmediatePropagation()
      void openSource(deck, slide)
    },
    { capture: true },
  )
}

/** The number of the slide that something stands on; 0 where it stands on none. */
function slideAt(target: EventTarget | null): number {
  const slide = target instanceof Element ? target.closest('main.deck > .slide') : null
  return slide ? [...document.querySelectorAll('main.deck > .slide')].indexOf(slide) + 1 : 0
}

/** Opens the editor where a slide stands; nothing where the server does not know that. */
async function openSource(name: string, slide: number): Promise<void> {
  const state: CourseState = await (await fetch('/state.json')).json()
  const deck = state.decks.find((one) => one.name === name)
  const line = deck?.slides[slide - 1]?.line
  if (!deck || line === undefined) return
  await openEditor(openAddress({ file: deck.file, line }))
}
