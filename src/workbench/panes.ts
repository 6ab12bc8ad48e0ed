import { recall, remember } from './memory.ts'

const limits = { least: 25, most: 75, usual: 58, step: 2 }

/** Shows the panes that were chosen, as wide as they were set. */
export function arrangePanes(page: Document): void {
  const toggles = togglesOf(page)
  const hidden = new Set((recall('hidden') ?? '').split(' '))
  const someShown = toggles.some((toggle) => !hidden.has(paneOf(toggle)))
  for (const toggle of toggles) {
    const isShown = !someShown || !hidden.has(paneOf(toggle))
    toggle.setAttribute('aria-pressed', String(isShown))
    page.getElementById(paneOf(toggle))?.toggleAttribute('hidden', !isShown)
  }
  const split = Number(recall('split') ?? limits.usual)
  page.querySelector<HTMLElement>('.panes')?.style.setProperty('--split', String(split))
  page.querySelector('.splitter')?.setAttribute('aria-valuenow', String(Math.round(split)))
}

/** Buttons hide and show panes, one of which always stays; the bar between them is moved with the pointer or the arrow keys. */
export function watchPanes(page: Document): void {
  for (const toggle of togglesOf(page)) {
    toggle.addEventListener('click', () => {
      const wasShown = toggle.ariaPressed === 'true'
      const hidden = togglesOf(page).filter((one) => (one === toggle ? wasShown : one.ariaPressed === 'false'))
      if (hidden.length === togglesOf(page).length) return
      remember('hidden', hidden.map(paneOf).join(' '))
      arrangePanes(page)
    })
  }
  const splitter = page.querySelector<HTMLElement>('.splitter')
  const panes = page.querySelector<HTMLElement>('.panes')
  if (!splitter || !panes) return
  const set = (percent: number): void => {
    remember('split', String(Math.min(Math.max(percent, limits.least), limits.most)))
    arrangePanes(page)
  }
  splitter.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    // Also over the slides, which are a page of their own.
    splitter.setPointerCapture(event.pointerId)
  })
  splitter.addEventListener('pointermove', (event) => {
    if (!splitter.hasPointerCapture(event.pointerId)) return
    const { left, width } = panes.getBoundingClientRect()
    set(((event.clientX - left) / width) * 100)
  })
  splitter.addEventListener('dblclick', () => set(limits.usual))
  splitter.addEventListener('keydown', (event) => {
    const now = Number(splitter.getAttribute('aria-valuenow'))
    const to = { ArrowLeft: now - limits.step, ArrowRight: now + limits.step, Home: limits.least, End: limits.most }[event.key]
    if (to === undefined) return
    event.preventDefault()
    set(to)
  })
}

function togglesOf(page: Document): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>('.toggles button')]
}

function paneOf(toggle: HTMLElement): string {
  return toggle.getAttribute('aria-controls') ?? ''
}
