import { make } from './element.ts'
import type { Slide } from './slides.ts'
import type { State } from './state.ts'

/** What comes next: the slide with one item more, the slide after it, or nothing. */
export interface Next {
  readonly what: 'step' | 'slide' | 'end'
  /** From 1; 0 where nothing comes. */
  readonly slide: number
  readonly step: number
}

/** What the next move will show. */
export function nextOf({ slide, step, steps, whole }: Pick<State, 'slide' | 'step' | 'steps' | 'whole'>): Next {
  if (!whole && step < (steps[slide - 1] ?? 0)) return { what: 'step', slide, step: step + 1 }
  if (slide >= steps.length) return { what: 'end', slide: 0, step: 0 }
  return { what: 'slide', slide: slide + 1, step: whole ? Infinity : 0 }
}

/**
 * A copy of a slide to look at: nothing in it can be reached, and nothing of it is found by its id.
 * The theme's rules are of slides in a `main`, so it stands in one of its own, which leaves the deck's as it is.
 */
export function previewOf({ element }: Slide, step: number): HTMLElement {
  const slide = make('div', { class: 'slide' })
  const svg = element.querySelector('svg')?.cloneNode(true)
  if (svg) slide.append(svg)
  for (const named of slide.querySelectorAll('[id]')) named.removeAttribute('id')
  slide.querySelectorAll('[data-marpit-fragment]').forEach((item, index) => item.classList.toggle('waiting', index >= step))
  return make('main', { class: 'deck preview', inert: '', 'aria-hidden': 'true' }, slide)
}
