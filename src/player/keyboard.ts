import { toggleFullScreen } from './full-screen.ts'
import { actionOfKey, isLeftToBrowser } from './keys.ts'
import type { Player } from './player.ts'

/** Takes the keys that mean something to the player; clickers send them too. */
export function setUpKeyboard(player: Player): void {
  const rightToLeft = document.documentElement.dir === 'rtl'
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target)) return
    if (event.key === 'f') {
      toggleFullScreen()
      return
    }
    if (isPressing(event)) return
    const action = actionOfKey(event, rightToLeft)
    if (action === undefined || isLeftToBrowser(action, player.state())) return
    event.preventDefault()
    player.act(action)
  })
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/** Whether the key presses what has the focus. */
function isPressing({ key, target }: KeyboardEvent): boolean {
  const isButton = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement || target instanceof SVGAElement
  return key === 'Enter' ? isButton : key === ' ' && target instanceof HTMLButtonElement
}
