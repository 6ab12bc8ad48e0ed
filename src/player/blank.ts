import { make } from './element.ts'
import type { Player } from './player.ts'

/** A screen of one colour over all else: any move brings the slide back, so does a click or a tap. */
export function setUpBlank(player: Player): void {
  const layer = make('button', { type: 'button', class: 'blank', 'aria-label': 'Show the slide again', lang: 'en' })
  layer.hidden = true
  layer.addEventListener('click', () => {
    const { blank } = player.state()
    if (blank !== undefined) player.act(blank)
  })
  document.body.append(layer)
  player.subscribe(({ blank }) => (layer.hidden = blank === undefined))
}
