import { icon, make } from './element.ts'
import type { Player } from './player.ts'
import type { Panel } from './state.ts'

/**
 * A dialog over all else, which is open while the state has it so. The focus goes to what stands first in it, and returns to where it was,
 * which is the browser's doing.
 */
export function makePanel(player: Player, name: Panel, title: string, first: HTMLElement, ...others: readonly Node[]): HTMLDialogElement {
  const close = make(
    'button',
    { type: 'button', class: 'close', 'aria-label': 'Close', title: 'Close (Esc)' },
    icon('M6 6l12 12M18 6L6 18'),
  )
  const dialog = make('dialog', { class: `panel ${name}`, 'aria-label': title, lang: 'en', dir: 'ltr' }, first, ...others, close)
  const leave = (): void => {
    if (player.state().panel === name) player.act(name)
  }
  close.addEventListener('click', leave)
  // The browser closes it by itself too, with a gesture that means back.
  // It tells so later, when it may be open again.
  dialog.addEventListener('close', () => {
    if (!dialog.open) leave()
  })
  // What is beside it belongs to it as well.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) leave()
  })
  document.body.append(dialog)
  player.subscribe(({ panel }) => {
    if ((panel === name) === dialog.open) return
    if (dialog.open) {
      // Where nothing had the focus before, it would stay here until the next frame, and take what is typed until then.
      const { activeElement } = document
      if (activeElement instanceof HTMLElement && dialog.contains(activeElement)) activeElement.blur()
      dialog.close()
      return
    }
    dialog.showModal()
    first.focus()
  })
  return dialog
}
