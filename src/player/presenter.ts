import { make } from './element.ts'
import type { Laser } from './laser.ts'
import type { Pen } from './pen.ts'
import type { Player } from './player.ts'
import { setUpView } from './presenter-view.ts'
import { joinWindows } from './presenter-windows.ts'
import type { Role } from './role.ts'

/** The presenter view in a window of its own, in step with this one. A copy for the audience has none. */
export function setUpPresenter(player: Player, role: Role, { laser, pen }: { readonly laser: Laser; readonly pen: Pen }): void {
  if (player.facts.audience) return
  const windows = joinWindows(player, role)
  if (role === 'presenter') setUpView(player, windows)
  windows.onMark((mark) => {
    if (mark?.tool === 'pen') pen.draw(mark.point, mark.begins)
    else laser.show(mark?.point)
  })
  laser.onMove((point) => windows.mark({ tool: 'laser', point }))
  pen.onDraw((point, begins) => windows.mark({ tool: 'pen', point, begins }))
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !target.closest('[data-do="presenter"]')) return
    document.querySelector('.blocked')?.remove()
    if (!windows.open()) sayBlocked(role === 'presenter' ? 'audience window' : 'presenter view')
  })
}

/** In ms: for so long it can be read. */
const lingering = 15_000

function sayBlocked(what: string): void {
  const text = `The browser did not let the ${what} open. Allow pop-up windows for this page, at the end of the address bar, then press p again.`
  const message = make('p', { class: 'blocked', role: 'alert', lang: 'en', dir: 'ltr' }, text)
  document.body.append(message)
  setTimeout(() => message.remove(), lingering)
}
