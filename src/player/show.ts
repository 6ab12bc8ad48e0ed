import type { Player } from './player.ts'

/** Shows the state: which slide is the current one, what of it waits, and as classes of the page what view it is in. */
export function show(player: Player): void {
  const { slide, step, view, panel, blank, notes, tool } = player.state()
  player.slides().forEach(({ element, items }, index) => {
    const current = index + 1 === slide
    element.classList.toggle('current', current)
    if (current) items.forEach((item, number) => item.classList.toggle('waiting', number >= step))
    element.querySelector('.notes')?.toggleAttribute('hidden', !(current && notes))
  })
  const { classList, dataset } = document.body
  classList.toggle('noting', notes)
  dataset['view'] = view
  set('panel', panel)
  set('blank', blank)
  set('tool', tool)
  function set(name: string, value: string | undefined): void {
    if (value === undefined) delete dataset[name]
    else dataset[name] = value
  }
}
