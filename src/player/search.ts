import { make } from './element.ts'
import { type Findable, type Found, type Marked, find } from './find.ts'
import { makePanel } from './panel.ts'
import type { Player } from './player.ts'
import { findableOf } from './text-of-slide.ts'

/** No slide has such an id: theirs have no underscores. */
const foundId = 'deckhand_found'

/** Finds slides by their text and notes, while it is typed; Enter goes to one. */
export function setUpSearch(player: Player): void {
  const input = make('input', {
    type: 'text',
    role: 'combobox',
    'aria-label': 'Search the slides',
    'aria-controls': foundId,
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    placeholder: 'Search the slides',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
  })
  const count = make('p', { role: 'status' })
  const list = make('ol', { id: foundId, role: 'listbox', 'aria-label': 'Slides found', lang: document.documentElement.lang })
  const panel = makePanel(player, 'search', 'Search', input, count, list)
  let findable: readonly Findable[] = []
  let found: readonly Found[] = []
  let chosen = 0

  const choose = (index: number): void => {
    chosen = Math.min(Math.max(index, 0), found.length - 1)
    for (const [number, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(number === chosen))
    const option = list.children[chosen]
    option?.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', option?.id ?? '')
  }
  const search = (): void => {
    found = find(input.value, findable)
    list.replaceChildren(...found.map(optionOf))
    list.hidden = found.length === 0
    input.setAttribute('aria-expanded', String(found.length > 0))
    count.textContent = input.value.trim() === '' ? '' : found.length === 1 ? '1 slide' : `${found.length || 'No'} slides`
    choose(0)
  }
  const goTo = (index: number): void => {
    const result = found[index]
    if (!result) return
    player.act('search')
    player.act({ go: { slide: result.slide, step: result.step } })
    if (player.state().view === 'overview') player.act('enter')
  }
  input.addEventListener('input', search)
  input.addEventListener('keydown', (event) => {
    const { key } = event
    if (event.isComposing) return
    if (key === 'ArrowDown') choose(chosen + 1)
    else if (key === 'ArrowUp') choose(chosen - 1)
    else if (key === 'Enter') goTo(chosen)
    else if (key === 'Escape') player.act('escape')
    else return
    event.preventDefault()
  })
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('li') : null
    if (option) goTo([...list.children].indexOf(option))
  })
  player.subscribe((now, before) => {
    if (now.panel !== 'search' || before.panel === 'search') return
    findable = player.slides().map((slide, index) => findableOf(slide, index + 1))
    search()
    input.select()
  })
  panel.addEventListener('close', () => list.replaceChildren())
}

function optionOf({ slide, title, excerpt, inNotes }: Found, index: number): HTMLLIElement {
  const line = make('span', { class: 'excerpt' }, ...(inNotes ? [make('i', { lang: 'en' }, 'Notes: ')] : []), ...marksOf(excerpt))
  const heading = make('span', { class: 'found-title' }, ...marksOf(title))
  return make('li', { role: 'option', id: `${foundId}_${index}` }, make('b', {}, String(slide)), heading, line)
}

function marksOf(marked: Marked): (HTMLElement | string)[] {
  return marked.map(({ text, match }) => (match ? make('mark', {}, text) : text))
}
