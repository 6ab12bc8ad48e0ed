import { type Move, type Position, hashOf, move, moveOfKey, placeOf } from './position.ts'

const slides = [...document.querySelectorAll<HTMLElement>('.slide')]
const ids = slides.map(({ id }) => id)
const controls = document.querySelector<HTMLElement>('.controls')
const counter = document.querySelector<HTMLOutputElement>('.position')

const steps = slides.map((slide) => items(slide).length)
let position: Position = move({ slide: 1, step: 0, steps, notes: false }, placeOf(location.hash, ids))
let pointing = 0
const rightToLeft = document.documentElement.dir === 'rtl'

/** The items of a slide that wait to be revealed, in their order. */
function items(slide: HTMLElement): HTMLElement[] {
  return [...slide.querySelectorAll<HTMLElement>('[data-marpit-fragment]')]
}

function show(): void {
  slides.forEach((slide, index) => {
    const current = index + 1 === position.slide
    slide.classList.toggle('current', current)
    if (current) items(slide).forEach((item, number) => item.classList.toggle('waiting', number >= position.step))
    slide.querySelector<HTMLElement>('.notes')?.toggleAttribute('hidden', !(current && position.notes))
  })
  document.body.classList.toggle('noting', position.notes)
  if (counter) counter.textContent = `${position.slide} / ${slides.length}`
}

function go(where: Move): void {
  const before = position
  position = move(position, where)
  // Back leads from slide to slide, not from item to item.
  if (position.slide !== before.slide) history.pushState(null, '', hashOf(position))
  else if (position.step !== before.step) history.replaceState(null, '', hashOf(position))
  show()
}

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'f') {
    toggleFullScreen()
    return
  }
  const onButton = event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter')
  const where = onButton ? undefined : moveOfKey(event.key, event.shiftKey, rightToLeft)
  if (where === undefined) return
  event.preventDefault()
  go(where)
})

function toggleFullScreen(): void {
  // Refused where the browser does not allow it: the key then does nothing.
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
  done.catch(() => undefined)
}

const follow = (): void => {
  position = move(position, placeOf(location.hash, ids))
  show()
}
addEventListener('hashchange', follow)
addEventListener('popstate', follow)

controls?.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  if (button) go(button.dataset['go'] === 'previous' ? 'previous' : 'next')
})

let touchStart = 0
addEventListener('touchstart', (event) => (touchStart = event.changedTouches[0]?.clientX ?? 0), { passive: true })
addEventListener('touchend', (event) => {
  const distance = (event.changedTouches[0]?.clientX ?? 0) - touchStart
  if (Math.abs(distance) > 40) go(distance < 0 === rightToLeft ? 'previous' : 'next')
})

addEventListener('pointermove', () => {
  document.body.classList.add('pointing')
  clearTimeout(pointing)
  pointing = setTimeout(() => document.body.classList.remove('pointing'), 2000)
})

document.body.classList.add('playing')
controls?.toggleAttribute('hidden', false)
show()
