import type { Player } from './player.ts'

/** In ms: for so long the controls stay after the pointer has moved. */
const lingering = 2000

/** The buttons below the slide, which come with the pointer and go. */
export function setUpControls(player: Player): void {
  const controls = document.querySelector<HTMLElement>('.controls')
  const counter = document.querySelector<HTMLOutputElement>('.position')
  const count = (): void => {
    if (counter) counter.textContent = `${player.state().slide} / ${player.slides().length}`
  }
  let pointing = 0
  controls?.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (button) player.act(button.dataset['go'] === 'previous' ? 'previous' : 'next')
  })
  addEventListener('pointermove', () => {
    document.body.classList.add('pointing')
    clearTimeout(pointing)
    pointing = setTimeout(() => document.body.classList.remove('pointing'), lingering)
  })
  player.subscribe(count)
  controls?.toggleAttribute('hidden', false)
  count()
}
