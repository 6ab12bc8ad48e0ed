import { setUpControls } from './controls.ts'
import { setUpKeyboard } from './keyboard.ts'
import { createPlayer, followAddress, tellPlace } from './player.ts'
import { show } from './show.ts'
import { setUpTouch } from './touch.ts'

const player = createPlayer()
const update = (): void => show(player)
player.subscribe(update)
followAddress(player)
tellPlace(player)
setUpKeyboard(player)
setUpTouch(player)
setUpControls(player)
document.body.classList.add('playing')
update()
