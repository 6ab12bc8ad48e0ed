import { counted } from '../diagnostics/counted.ts'
import type { FaultState } from '../model/course-state.ts'
import { openAddress } from '../model/place-address.ts'
import { overlayLook } from './overlay-look.ts'
import { keepAside, readAside } from './put-aside.ts'

/** A panel over a page that tells what keeps the course from being built. */
export interface Overlay {
  /** Shows what is wrong now: it opens where an error is new, and goes where there is none. Warnings are told with errors only. */
  show(faults: readonly FaultState[]): void
}

/**
 * Makes the overlay of this page; it is not seen before it has something to show. It stands in a shadow tree of its own, so styles of
 * a theme do not reach it, and its keys and touches do not reach the player. Texts of the course only ever become text.
 * It takes no focus by itself: it is announced. Esc puts it aside, and a badge stays.
 *
 * @param open opens the editor at an address of `/open`, and throws with what is to be told where it cannot
 */
export function createOverlay(open: (address: string) => Promise<void>): Overlay {
  const { host, root, panel, title, hide, list, badge, said } = makeParts()
  let errors: readonly string[] = []
  const setOpen = (isOpen: boolean): void => {
    const focused = root.activeElement
    panel.hidden = !isOpen
    badge.hidden = isOpen || errors.length === 0
    if (focused !== null && isOpen) hide.focus()
    if (focused !== null && !isOpen && errors.length > 0) badge.focus()
  }
  const putAside = (): void => {
    keepAside(errors)
    setOpen(false)
  }
  hide.addEventListener('click', putAside)
  badge.addEventListener('click', () => {
    keepAside([])
    setOpen(true)
  })
  onEscape(() => !panel.hidden, putAside)
  keepEvents(host)
  root.addEventListener('click', ({ target }) => {
    const address = target instanceof HTMLElement ? target.dataset['open'] : undefined
    if (address !== undefined) open(address).catch((reason: unknown) => (said.textContent = reason instanceof Error ? reason.message : ''))
  })

  return {
    show: (faults) => {
      const before = errors
      errors = faults.filter(({ severity }) => severity === 'error').map(keyOf)
      if (errors.length === 0) {
        if (before.length === 0) return
        said.textContent = 'All errors are mended.'
        keepAside([])
        setOpen(false)
        return
      }
      if (!host.isConnected) document.documentElement.append(host)
      const counts = countWords(faults)
      title.textContent = badge.textContent = counts
      const ordered = [...faults].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
      replaceItems(list, ordered)
      const aside = readAside()
      const isNew = errors.some((key) => !aside.includes(key))
      if (errors.join() !== before.join()) said.textContent = `${counts}. ${ordered[0]?.message ?? ''}`
      setOpen(isNew)
    },
  }
}

/** What an overlay is made of, in a shadow tree of its own. */
interface Parts {
  readonly host: HTMLElement
  readonly root: ShadowRoot
  readonly panel: HTMLElement
  readonly title: HTMLElement
  readonly hide: HTMLElement
  readonly list: HTMLElement
  readonly badge: HTMLElement
  /** What screen readers are told. */
  readonly said: HTMLElement
}

function makeParts(): Parts {
  const host = document.createElement('div')
  host.className = 'deckhand-overlay'
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(overlayLook)
  root.adoptedStyleSheets = [sheet]

  const said = element('p', 'said')
  said.role = 'status'
  const title = element('h2', '')
  title.id = 'title'
  const hide = element('button', 'hide', 'Hide ')
  hide.type = 'button'
  hide.append(element('kbd', '', 'Esc'))
  const list = element('ul', '')
  list.tabIndex = 0
  list.setAttribute('aria-labelledby', 'title')
  const head = element('header', '')
  head.append(title, hide)
  const panel = element('section', '')
  panel.setAttribute('aria-labelledby', 'title')
  panel.append(head, list)
  const badge = element('button', 'badge')
  badge.type = 'button'
  panel.hidden = badge.hidden = true
  root.append(panel, badge, said)
  return { host, root, panel, title, hide, list, badge, said }
}

/** Esc, before whatever else it does on this page. */
function onEscape(isWanted: () => boolean, act: () => void): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !isWanted()) return
      event.preventDefault()
      event.stopImmediatePropagation()
      act()
    },
    { capture: true },
  )
}

/** What is done to an element is not done to what it lies over. */
function keepEvents(host: HTMLElement): void {
  for (const name of ['keydown', 'keyup', 'click', 'pointerdown', 'pointerup', 'touchstart', 'touchend', 'wheel']) {
    host.addEventListener(name, (event) => event.stopPropagation(), { passive: true })
  }
}

/** Items that are the same stay, with what of them is selected or focused. */
function replaceItems(list: HTMLElement, faults: readonly FaultState[]): void {
  const standing = new Map([...list.children].map((item) => [item instanceof HTMLElement ? (item.dataset['fault'] ?? '') : '', item]))
  const items = faults.map((fault) => standing.get(itemKey(fault)) ?? renderItem(fault))
  const isSame = items.length === list.children.length && items.every((item, index) => item === list.children[index])
  if (!isSame) list.replaceChildren(...items)
}

function renderItem(fault: FaultState): HTMLElement {
  const { severity, message, code, hint, file, line, column, frame } = fault
  const item = element('li', severity)
  item.dataset['fault'] = itemKey(fault)
  const what = element('p', '')
  what.append(element('b', '', severity), ` ${message} `, element('span', 'code', code))
  const place = element('button', 'place', `${file}:${line}:${column}`)
  place.type = 'button'
  place.title = 'Open in the editor'
  place.dataset['open'] = openAddress({ file, line, column })
  item.append(what, place)
  if (frame !== '') {
    const shown = element('pre', '', frame)
    shown.tabIndex = 0
    item.append(shown)
  }
  if (hint !== '') item.append(element('p', 'hint', `Hint: ${hint}`))
  return item
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, kind: string, text = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (kind !== '') made.className = kind
  if (text !== '') made.textContent = text
  return made
}

function countWords(faults: readonly FaultState[]): string {
  const words = (['error', 'warning'] as const).flatMap((kind) => {
    const count = faults.filter(({ severity }) => severity === kind).length
    return count === 0 ? [] : [counted(count, kind)]
  })
  return words.join(' and ')
}

/** An error that only moves, because something above it is written, is the same. */
function keyOf({ code, file, message }: FaultState): string {
  return `${code} ${file} ${message}`
}

function itemKey(fault: FaultState): string {
  return `${keyOf(fault)} ${fault.line}:${fault.column} ${fault.frame}`
}
