import { make } from './element.ts'
import type { Player } from './player.ts'
import { setUpList } from './presenter-list.ts'
import { setUpNotes } from './presenter-notes.ts'
import { button, part, say, setUpPage } from './presenter-page.ts'
import { nextOf, previewOf } from './presenter-preview.ts'
import { setUpTime } from './presenter-time.ts'
import type { Windows } from './presenter-windows.ts'
import type { State } from './state.ts'

/** Makes the page the presenter view: what is shown, what comes next, what to say, and how the time goes. */
export function setUpView(player: Player, windows: Windows): void {
  setUpPage()
  const list = setUpList(player)
  const notes = setUpNotes()
  const clocks = setUpTime(player)
  const showAll = (): void => {
    const state = player.state()
    showPlace(player, state)
    showNext(player, state)
    notes.show(player.slides()[state.slide - 1]?.notes ?? '')
    list.update()
  }
  player.subscribe((now, before) => {
    showBlank(now)
    if (now.slide === before.slide && now.step === before.step && now.whole === before.whole) return
    showPlace(player, now)
    showNext(player, now)
    if (now.slide !== before.slide) {
      notes.show(player.slides()[now.slide - 1]?.notes ?? '')
      list.update()
    }
    // Slides that are inserted before this one begin no lecture.
    if (!windows.isCatchingUp() && now.steps === before.steps) clocks.move()
  })
  player.onSlides(showAll)
  for (const name of ['previous', 'next', 'black'] as const) button(name).addEventListener('click', () => player.act(name))
  // A click leaves the focus where it was: the space bar goes on with the lecture, whatever was clicked last.
  addEventListener('mousedown', (event) => {
    if (event.target instanceof Element && event.target.closest('.presenter button')) event.preventDefault()
  })
  const showWindow = (): void => say(part('window'), windows.isConnected() ? 'In step with the audience window' : 'No audience window')
  windows.onChange(showWindow)
  const tick = (): void => {
    windows.greet()
    showWindow()
    setTimeout(tick, clocks.tick())
  }
  showAll()
  showBlank(player.state())
  tick()
}

function showPlace(player: Player, { slide, step, steps }: State): void {
  const items = steps[slide - 1] ?? 0
  say(part('position'), `Slide ${slide} of ${player.slides().length}`)
  say(part('steps'), items === 0 ? '' : `${step} of ${items} revealed`)
}

function showNext(player: Player, state: State): void {
  const { what, slide, step } = nextOf(state)
  const next = player.slides()[slide - 1]
  say(part('next h2'), what === 'end' ? 'Next' : `Next ${what}`)
  say(part('next-title'), what === 'slide' ? (next?.title ?? '') : '')
  part('preview').replaceChildren(next ? previewOf(next, step) : make('p', { class: 'desk-end', lang: 'en' }, 'End of the deck'))
}

function showBlank({ blank }: State): void {
  const text = part('blank')
  text.hidden = blank === undefined
  say(text, blank === undefined ? '' : `The audience sees a ${blank} screen. Any move brings the slide back.`)
  button('black').setAttribute('aria-pressed', String(blank === 'black'))
}
