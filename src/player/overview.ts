import { make } from './element.ts'
import type { Player } from './player.ts'
import { besideRow } from './rows.ts'
import { sectionOf } from './section.ts'

/** All slides in a grid, in which one is chosen. They are the slides themselves: what is behind the buttons over them cannot be reached meanwhile. */
export function setUpOverview(player: Player): void {
  let buttons: readonly HTMLButtonElement[] = []
  const open = (): void => {
    buttons = player.slides().map(({ element, title }, index) => {
      hide(element, true)
      const number = make('b', {}, String(index + 1))
      // The whole of what is cut off, for the pointer alone: who hears it, hears it once.
      const name = make('span', { title }, title)
      const button = make('button', { type: 'button', class: 'choose', tabindex: '-1' }, number, name)
      button.addEventListener('click', () => choose(index + 1))
      element.append(button)
      return button
    })
  }
  const close = (): void => {
    for (const button of buttons) button.remove()
    for (const { element } of player.slides()) hide(element, false)
    buttons = []
  }
  const mark = (): void => {
    const { slide, from } = player.state()
    buttons.forEach((button, index) => {
      button.tabIndex = index + 1 === slide ? 0 : -1
      if (index + 1 === from?.slide) button.setAttribute('aria-current', 'true')
    })
    const current = buttons[slide - 1]
    current?.focus({ preventScroll: true })
    current?.parentElement?.scrollIntoView({ block: 'nearest' })
  }
  const choose = (slide: number): void => {
    // Whoever comes back to the slide he was on finds it as he left it.
    if (slide !== player.state().slide) player.act({ go: { slide, step: 0 } })
    player.act('enter')
  }
  const update = (): void => {
    const isOpen = player.state().view === 'overview'
    if (isOpen !== buttons.length > 0) {
      if (isOpen) open()
      else close()
    }
    if (isOpen && player.state().panel === undefined) mark()
  }
  document.addEventListener('keydown', (event) => {
    const { view, panel } = player.state()
    const direction = event.key === 'ArrowDown' ? 'down' : event.key === 'ArrowUp' ? 'up' : undefined
    if (view !== 'overview' || panel !== undefined || !direction || event.ctrlKey || event.metaKey || event.altKey) return
    // The keys of the slides are not to hear of it.
    event.stopPropagation()
    event.preventDefault()
    const spots = player.slides().map(({ element }) => ({ left: element.offsetLeft, top: element.offsetTop }))
    player.act({ go: { slide: besideRow(spots, player.state().slide - 1, direction) + 1, step: 0 } })
  })
  player.subscribe(update)
  player.onSlides(() => {
    close()
    update()
  })
  update()
}

/** Slides are pictures in the overview: nothing in them can be reached, and they are no picture without a name to who does not see them. */
function hide(slide: HTMLElement, hidden: boolean): void {
  sectionOf(slide)?.toggleAttribute('inert', hidden)
  const svg = slide.querySelector('svg')
  if (hidden) svg?.setAttribute('aria-hidden', 'true')
  else svg?.removeAttribute('aria-hidden')
}
