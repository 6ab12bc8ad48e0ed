import { make } from './element.ts'
import { inWords, toggledInWords } from './in-words.ts'
import type { Player } from './player.ts'

/** In ms: what comes while this passes takes the place of what was to be said. */
const hesitation = 150

/** In ms: for so long a message stays. */
const lingering = 1500

/** Tells of what has changed: screen readers of each change, and the eye of what it would not see at once, such as the number typed so far. */
export function setUpMessages(player: Player): void {
  const spoken = make('div', { class: 'unseen', role: 'status', lang: document.documentElement.lang })
  const shown = make('div', { class: 'message', 'aria-hidden': 'true', lang: 'en', dir: 'ltr' })
  shown.hidden = true
  document.body.append(spoken, shown)
  let speaking: ReturnType<typeof setTimeout>
  let hiding: ReturnType<typeof setTimeout>
  player.subscribe((now, before) => {
    const words = inWords(now, before, player.slides())
    if (words !== '') {
      clearTimeout(speaking)
      speaking = setTimeout(() => (spoken.textContent = words), hesitation)
    }
    const toggled = now.notes === before.notes && now.tool === before.tool ? toggledInWords(now, before) : ''
    if (now.typed !== '' || toggled !== '') {
      clearTimeout(hiding)
      shown.textContent = now.typed === '' ? toggled : `Slide ${now.typed} ⏎`
      shown.hidden = false
      if (now.typed === '') hiding = setTimeout(() => (shown.hidden = true), lingering)
    } else if (before.typed !== '') shown.hidden = true
  })
}
