import { isRightToLeft } from './direction.ts'
import { commandOfKey, isLeftToBrowser, isOfLecturer, isRepeated } from './keys.ts'
import type { Player } from './player.ts'
import { perform } from './perform.ts'

/** Takes the keys that mean something to the player; clickers send them too. */
export function setUpKeyboard(player: Player): void {
  const rightToLeft = isRightToLeft()
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target)) return
    // Enter after a number belongs to the number.
    if (isPressing(event) && player.state().typed === '') return
    const command = commandOfKey(event, rightToLeft)
    if (command === undefined || isLeftToBrowser(command, player.state())) return
    if (player.facts.audience && isOfLecturer(command)) return
    event.preventDefault()
    if (!event.repeat || isRepeated(command)) perform(player, command)
  })
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/** Whether the key presses what has the focus. */
function isPressing({ key, target }: KeyboardEvent): boolean {
  const isButton = target instanceof HTMLButtonElement
  const isLink = target instanceof HTMLAnchorElement || target instanceof SVGAElement
  const isOpener = target instanceof HTMLElement && target.tagName === 'SUMMARY'
  return key === 'Enter' ? isButton || isLink || isOpener : key === ' ' && (isButton || isOpener)
}
