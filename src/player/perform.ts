import { toggleFullScreen } from './full-screen.ts'
import type { Command } from './keys.ts'
import type { Player } from './player.ts'

/** Does what a key or a button asks for. The presenter view is opened by its button: where there is none, it does nothing. */
export function perform(player: Player, command: Command): void {
  if (command === 'full screen') toggleFullScreen()
  else if (command === 'presenter') document.querySelector<HTMLElement>('[data-do="presenter"]')?.click()
  else player.act(command)
}
