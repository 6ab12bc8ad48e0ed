import { setUpBlank } from './blank.ts'
import { setUpControls } from './controls.ts'
import { readyFonts } from './fonts.ts'
import { setUpHelp } from './help.ts'
import { setUpKeyboard } from './keyboard.ts'
import { setUpKiosk } from './kiosk.ts'
import { setUpLaser } from './laser.ts'
import { setUpMessages } from './message.ts'
import { setUpOverview } from './overview.ts'
import { setUpPen } from './pen.ts'
import { createPlayer, followAddress } from './player.ts'
import { setUpReading } from './reading.ts'
import { recall, setUpRemembering } from './remember.ts'
import { setUpSearch } from './search.ts'
import { setUpPresenter } from './presenter.ts'
import { roleOf } from './role.ts'
import { show } from './show.ts'
import { readFacts } from './slides.ts'
import { setUpTouch } from './touch.ts'
import { showSmoothly } from './transitions.ts'
import { setUpWakeLock } from './wake-lock.ts'
import { setUpWheel } from './wheel.ts'

const facts = readFacts()
const role = roleOf(location.search, facts)
const player = createPlayer(facts, recall(facts.id))
document.body.classList.add('playing')
readyFonts()
player.onSlides(readyFonts)
followAddress(player)
showSmoothly(player, () => show(player), role)
setUpRemembering(player)
setUpControls(player)
setUpMessages(player)
setUpOverview(player)
setUpReading(player)
setUpBlank(player)
setUpHelp(player, role)
setUpSearch(player)
setUpKeyboard(player)
setUpTouch(player)
if (role === 'audience') setUpWheel(player)
const laser = setUpLaser(player)
const pen = setUpPen(player)
setUpWakeLock(player)
setUpKiosk(player)
setUpPresenter(player, role, { laser, pen })
