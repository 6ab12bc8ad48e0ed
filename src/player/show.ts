import type { Player } from './player.ts'

/** Shows the state: which slide is the current one, what of it waits, and as classes of the page what view it is in. */
export function show(player: Player): void {
  const { slide, step, view, panel, blank, notes, tool } = player.state()
  const { classList, dataset } = document.body
  const focused = document.activeElement
  const left = dataset['view'] === view ? focused?.closest('.slide') : dataset['view']
  player.slides().forEach(({ element, items }, index) => {
    const current = index + 1 === slide
    element.classList.toggle('current', current)
    if (current) items.forEach((item, number) => item.classList.toggle('waiting', number >= step))
    const aside = element.querySelector<HTMLElement>('.notes')
    if (!aside) return
    aside.hidden = !(current && notes)
    // What scrolls must be within the reach of the keyboard.
    aside.tabIndex = 0
  })
  classList.toggle('noting', notes && !player.facts.audience)
  dataset['view'] = view
  set('panel', panel)
  set('blank', blank)
  set('tool', tool)
  const current = player.slides()[slide - 1]?.element
  // Reading goes on from the new slide where the old one had the focus, or another view.
  if (current && left && left !== current && view === 'slides') {
    current.tabIndex = -1
    current.focus({ preventScroll: true })
  }
  function set(name: string, value: string | undefined): void {
    if (value === undefined) delete dataset[name]
    else dataset[name] = value
  }
}
