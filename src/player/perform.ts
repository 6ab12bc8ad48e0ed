import { toggleFullScreen } from './full-screen.ts'
import { type Command, isPress } from './keys.ts'
import type { Player } from './player.ts'

/** Does what a key or a button asks for. What has a button of its own is done by it: where there is none, it does nothing. */
export function perform(player: Player, command: Command): void {
  if (command === 'full screen') toggleFullScreen()
  else if (isPress(command)) document.querySelector<HTMLElement>(`[data-do="${command}"]`)?.click()
  else player.act(command)
}
