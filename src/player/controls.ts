import { isRightToLeft } from './direction.ts'
import { icon, make } from './element.ts'
import { type Command, keyRows, writtenKeys } from './keys.ts'
import { perform } from './perform.ts'
import type { Player } from './player.ts'

/** In ms: for so long the controls stay after the pointer has moved. */
const lingering = 2000

interface Control {
  readonly does: Command & string
  readonly name: string
  readonly lines: string
}

const toTheLeft = 'M15 5l-7 7 7 7'
const toTheRight = 'M9 5l7 7-7 7'

const controls: readonly Control[] = [
  { does: 'previous', name: 'Previous', lines: toTheLeft },
  { does: 'next', name: 'Next', lines: toTheRight },
  { does: 'overview', name: 'Overview', lines: 'M4 5h6v5H4zM14 5h6v5h-6zM4 14h6v5H4zM14 14h6v5h-6z' },
  { does: 'search', name: 'Search', lines: 'M10.5 5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM15 15l5 5' },
  { does: 'reading', name: 'Reading view', lines: 'M5 6h14M5 10h14M5 14h14M5 18h8' },
  { does: 'presenter', name: 'Presenter view', lines: 'M4 5h16v10H4zM12 15v4M8 19h8' },
  { does: 'full screen', name: 'Full screen', lines: 'M4 9V5h5M15 5h5v4M20 15v4h-5M9 19H4v-4' },
  { does: 'help', name: 'Help', lines: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5' },
]

/** The buttons below the slide, which come with the pointer, a finger or the focus, and go. */
export function setUpControls(player: Player): void {
  const position = make('span', { class: 'position', 'aria-hidden': 'true' })
  const place = make('span', { class: 'unseen' })
  const buttons = controls.filter((control) => isPossible(control, player)).map(buttonOf)
  const [previous, next, ...others] = buttons
  const bar = make('nav', { class: 'controls', 'aria-label': 'Slides', lang: 'en', dir: 'ltr' })
  const way = [previous, position, place, next].filter((part) => part !== undefined)
  bar.append(...(isRightToLeft() ? way.reverse() : way), make('span', { class: 'gap' }), ...others)
  const progress = make('div', { class: 'progress', 'aria-hidden': 'true' })
  document.body.append(progress, bar)
  // The slides have headings below it, and only the first may have its own.
  document.body.prepend(make('header', { class: 'unseen' }, make('h1', {}, player.facts.title)))

  const update = (): void => {
    const { slide, view } = player.state()
    const { length } = player.slides()
    position.textContent = `${slide} / ${length}`
    place.textContent = `Slide ${slide} of ${length}`
    progress.style.setProperty('--done', String(length > 1 ? (slide - 1) / (length - 1) : 1))
    for (const button of buttons) {
      const does = button.dataset['do']
      if (does === 'overview' || does === 'reading') button.setAttribute('aria-pressed', String(view === does))
    }
  }
  // A click leaves the focus where it was: the space bar then goes on with the slides, and does not press again what was clicked.
  bar.addEventListener('mousedown', (event) => event.preventDefault())
  bar.addEventListener('click', ({ target }) => {
    const does = target instanceof Element ? target.closest<HTMLElement>('[data-do]')?.dataset['do'] : undefined
    const control = controls.find((each) => each.does === does)
    if (control && control.does !== 'presenter') perform(player, control.does)
  })
  // A finger that makes the bar come is on one of its buttons by chance.
  let isSeen = true
  addEventListener('pointerdown', () => (isSeen = getComputedStyle(bar).pointerEvents !== 'none'))
  bar.addEventListener('click', (event) => !isSeen && event.detail > 0 && event.stopPropagation(), { capture: true })
  let pointing: ReturnType<typeof setTimeout>
  const come = (): void => {
    document.body.classList.add('pointing')
    clearTimeout(pointing)
    pointing = setTimeout(() => document.body.classList.remove('pointing'), lingering)
  }
  for (const type of ['pointermove', 'pointerdown'] as const) addEventListener(type, come)
  player.subscribe((now, before) => {
    update()
    // Whoever comes to another view is shown how to leave it.
    if (now.view !== before.view) come()
  })
  update()
}

function isPossible({ does }: Control, { facts }: Player): boolean {
  return does === 'presenter' ? !facts.audience : does !== 'full screen' || document.fullscreenEnabled
}

function buttonOf({ does, name, lines }: Control): HTMLButtonElement {
  const row = keyRows.find((each) => each.does === does)
  const [key] = row ? writtenKeys(row, isRightToLeft()) : []
  const mirrored = lines === toTheLeft ? toTheRight : lines === toTheRight ? toTheLeft : lines
  return make(
    'button',
    { type: 'button', 'data-do': does, 'aria-label': name, title: `${name} (${key})` },
    icon(isRightToLeft() ? mirrored : lines),
  )
}
