import { setUpControls } from './controls.ts'
import { setUpKeyboard } from './keyboard.ts'
import { setUpKiosk } from './kiosk.ts'
import { setUpLaser } from './laser.ts'
import { setUpPen } from './pen.ts'
import { createPlayer, followAddress } from './player.ts'
import { show } from './show.ts'
import { setUpTouch } from './touch.ts'
import { showSmoothly } from './transitions.ts'
import { setUpWakeLock } from './wake-lock.ts'

const player = createPlayer()
document.body.classList.add('playing')
followAddress(player)
showSmoothly(player, () => show(player))
setUpKeyboard(player)
setUpTouch(player)
setUpControls(player)
setUpLaser(player)
setUpPen(player)
setUpWakeLock(player)
setUpKiosk(player)
