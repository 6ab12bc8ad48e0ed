import type { Player } from './player.ts'
import type { Role } from './role.ts'
import { isOnOther } from './state.ts'

/**
 * Shows what has changed: from slide to slide by a short fade, where the browser has one and the reader wants motion, and at once otherwise.
 * When another place is on the screen, `deckhand:shown` tells it on the document: its detail is `{ slide, step }`.
 *
 * @param show brings the page to the state as it is when it is called
 */
export function showSmoothly(player: Player, show: () => void, role: Role): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  let told = player.state()
  const showAndTell = (): void => {
    show()
    const { slide, step } = player.state()
    if (slide === told.slide && step === told.step) return
    told = player.state()
    document.dispatchEvent(new CustomEvent('deckhand:shown', { detail: { slide, step } }))
  }
  player.subscribe((now, before) => {
    const isMove = isOnOther(now, before) && now.view === 'slides' && before.view === 'slides'
    // The lecturer is to see at once what comes.
    if (!isMove || role === 'presenter' || still.matches || document.hidden || !('startViewTransition' in document)) {
      showAndTell()
      return
    }
    const { ready, finished } = document.startViewTransition(showAndTell)
    // One that another takes the place of ends early: what it was to show is shown all the same.
    for (const promise of [ready, finished]) promise.catch(() => undefined)
  })
  show()
}
