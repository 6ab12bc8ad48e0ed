import { recall, remember } from './memory.ts'

/** Shows the form of the handout that was chosen. */
export function arrangeTabs(page: Document): void {
  const tabs = [...page.querySelectorAll<HTMLElement>('[role=tab]')]
  const chosen = tabs.find(({ id }) => id === recall('tab')) ?? tabs[0]
  for (const tab of tabs) {
    const isChosen = tab === chosen
    tab.setAttribute('aria-selected', String(isChosen))
    if (isChosen) tab.removeAttribute('tabindex')
    else tab.setAttribute('tabindex', '-1')
    page.getElementById(tab.getAttribute('aria-controls') ?? '')?.toggleAttribute('hidden', !isChosen)
  }
}

/** Tabs are gone through with the arrow keys, as everywhere. */
export function watchTabs(page: Document): void {
  const choose = (tab: HTMLElement): void => {
    remember('tab', tab.id)
    arrangeTabs(page)
  }
  page.addEventListener('click', ({ target }) => {
    const tab = target instanceof Element ? target.closest<HTMLElement>('[role=tab]') : null
    if (tab) choose(tab)
  })
  page.addEventListener('keydown', (event) => {
    if (!(event.target instanceof HTMLElement) || event.target.role !== 'tab') return
    const tabs = [...page.querySelectorAll<HTMLElement>('[role=tab]')]
    const at = tabs.indexOf(event.target)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    const tab = to === undefined ? undefined : tabs.at(to % tabs.length)
    if (!tab) return
    event.preventDefault()
    choose(tab)
    tab.focus()
  })
}
