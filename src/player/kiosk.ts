import type { Player } from './player.ts'

/** In s: how long a place stays where the address does not say. */
const usual = 20

/** The seconds that an address asks for, `?auto=15`; `undefined` where it asks for none. */
export function secondsOf(search: string): number | undefined {
  const value = new URLSearchParams(search).get('auto')
  if (value === null) return undefined
  const seconds = Number(value || NaN)
  return seconds >= 1 && seconds <= 3600 ? seconds : usual
}

/** Where something else is open, a visitor may be reading: this many times as long is waited until it is closed. */
const patience = 3

/**
 * Goes on by itself while the player runs, from the end to the beginning again. Whoever moves by hand has the full time of that place,
 * and whatever was opened and left is closed again.
 */
export function setUpKiosk(player: Player): void {
  const asked = secondsOf(location.search)
  const pause = (asked ?? usual) * 1000
  let timer: ReturnType<typeof setTimeout> | undefined
  const goOn = (): void => {
    const before = player.state()
    player.act(before.panel ?? (before.view === 'slides' ? 'next' : before.view))
    if (player.state() === before) player.act('first')
    // A deck of one slide has nowhere to go.
    if (player.state() === before) wait()
  }
  const wait = (): void => {
    clearTimeout(timer)
    const { running, panel, view } = player.state()
    const isOpen = panel !== undefined || view !== 'slides'
    if (running) timer = setTimeout(goOn, isOpen ? patience * pause : pause)
  }
  player.subscribe(wait)
  // What is scrolled or written is no change of the player's.
  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchmove']) addEventListener(type, wait, { passive: true })
  if (asked !== undefined && !player.state().running) player.act('run')
  // It may have run before it was loaded anew.
  wait()
}
