import type { Player } from './player.ts'
import { setUpView } from './presenter-view.ts'
import { joinWindows, ownRole } from './presenter-windows.ts'

/** The presenter view in a window of its own, in step with this one. A copy for the audience has none. */
export function setUpPresenter(player: Player): void {
  if (player.facts.audience) return
  const role = ownRole()
  const windows = joinWindows(player, role)
  if (role === 'presenter') setUpView(player, windows)
  const open = (): void => {
    document.querySelector('.popup-blocked')?.remove()
    if (!windows.open()) sayBlocked(role === 'presenter' ? 'audience window' : 'presenter view')
  }
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-do="presenter"]')) open()
  })
}

function sayBlocked(what: string): void {
  const message = document.createElement('p')
  message.className = 'popup-blocked'
  message.role = 'alert'
  message.lang = 'en'
  message.dir = 'ltr'
  message.textContent = `The browser did not let the ${what} open. Allow pop-up windows for this page, at the end of the address bar, then press p again.`
  document.body.append(message)
  setTimeout(() => message.remove(), 15_000)
}
