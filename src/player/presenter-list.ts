import { make } from './element.ts'
import type { Player } from './player.ts'
import { part } from './presenter-page.ts'

/** The slides to jump to, by their titles. Of all of them one can be reached by Tab; from there up and down go through the list. */
export function setUpList(player: Player): { update(): void } {
  const nav = part('list')
  const list = nav.querySelector('ol')
  const buttons: HTMLButtonElement[] = []
  const fill = (): void => {
    const items = player.slides().map(({ title, section }, index) => {
      const button = make('button', { type: 'button', tabindex: '-1' }, title || `Slide ${index + 1}`)
      button.addEventListener('click', () => player.act({ go: { slide: index + 1, step: 0 } }))
      return make('li', { class: section === undefined ? undefined : 'desk-begins' }, button)
    })
    list?.replaceChildren(...items)
    buttons.splice(0, Infinity, ...items.flatMap((item) => [...item.querySelectorAll('button')]))
    update()
  }
  const reach = (index: number): HTMLButtonElement | undefined => {
    buttons.forEach((button, place) => (button.tabIndex = place === index ? 0 : -1))
    return buttons[index]
  }
  const update = (): void => {
    const current = player.state().slide - 1
    buttons.forEach((button, index) => {
      if (index === current) button.setAttribute('aria-current', 'true')
      else button.removeAttribute('aria-current')
    })
    const button = reach(current)
    if (button && list) list.scrollTop = button.offsetTop - (list.clientHeight - button.offsetHeight) / 2
  }
  nav.addEventListener('keydown', (event) => {
    const from = buttons.findIndex((button) => button === document.activeElement)
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined || from < 0) return
    event.preventDefault()
    event.stopPropagation()
    reach(Math.min(Math.max(to, 0), buttons.length - 1))?.focus()
  })
  player.onSlides(fill)
  fill()
  return { update }
}
