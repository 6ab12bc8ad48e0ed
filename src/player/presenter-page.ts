import { isRightToLeft } from './direction.ts'

/** What the presenter view has beside the slide that is shown: it says nothing yet, and holds no text of the deck. Slides have no underscores in their ids. */
const beforeSlide = `
<section class="desk-top" aria-label="Time" lang="en" dir="ltr">
<div class="desk-time">
<span class="desk-elapsed" role="timer" aria-label="Elapsed">0:00</span>
<span class="desk-target"></span>
<span class="desk-buttons">
<button type="button" data-do="timer"></button>
<button type="button" data-do="reset timer"></button>
</span>
</div>
<div class="desk-plan">
<span class="desk-pace"></span>
<span class="desk-part"></span>
<span class="desk-part-time"></span>
</div>
<time class="desk-clock"></time>
<div class="desk-bar" aria-hidden="true"><i class="desk-spent"></i></div>
</section>`

/** @param back the arrow of the key that leads back, @param on of the one that leads on */
const afterSlide = (back: string, on: string): string => `
<section class="desk-here" aria-label="Current slide" lang="en">
<p class="desk-place" dir="ltr"><span class="desk-position"></span> <span class="desk-steps"></span></p>
<p class="desk-blank" dir="ltr" hidden></p>
</section>
<section class="desk-notes" aria-labelledby="desk_notes">
<h2 id="desk_notes" lang="en" dir="ltr">Notes</h2>
<span class="desk-buttons" lang="en" dir="ltr">
<button type="button" data-do="smaller notes" aria-label="A−: smaller notes" title="Smaller ( - )">A−</button>
<button type="button" data-do="larger notes" aria-label="A+: larger notes" title="Larger ( + )">A+</button>
</span>
<div class="desk-text" tabindex="0" role="group" aria-labelledby="desk_notes"></div>
</section>
<div class="desk-side">
<section class="desk-next" aria-labelledby="desk_next">
<h2 id="desk_next" lang="en" dir="ltr"></h2>
<p class="desk-next-title"></p>
<div class="desk-preview"></div>
</section>
<nav class="desk-list" aria-labelledby="desk_list">
<h2 id="desk_list" lang="en" dir="ltr">Slides</h2>
<ol></ol>
</nav>
</div>
<footer class="desk-bottom" lang="en" dir="ltr">
<span class="desk-buttons">
<button type="button" data-act="previous"><kbd>${back}</kbd> Previous</button>
<button type="button" data-act="next" class="desk-go">Next <kbd>${on}</kbd></button>
<button type="button" data-act="black" aria-pressed="false">Black <kbd>b</kbd></button>
</span>
<span class="desk-buttons">
<span class="desk-window" role="status"></span>
<button type="button" data-do="presenter">Audience window <kbd>p</kbd></button>
</span>
</footer>`

/** Puts the presenter view round the slides of the page. */
export function setUpPage(): void {
  document.body.classList.add('presenter')
  document.title = `Presenter view: ${document.title}`
  const deck = document.querySelector('main.deck')
  deck?.insertAdjacentHTML('beforebegin', beforeSlide)
  deck?.insertAdjacentHTML('afterend', isRightToLeft() ? afterSlide('→', '←') : afterSlide('←', '→'))
}

/** A part of the presenter view, by its class. */
export function part(name: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`.desk-${name}`)
  if (!found) throw new Error(`there is no ${name} in the presenter view`)
  return found
}

/** A button of the presenter view, by what it does. */
export function button(name: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`.presenter [data-do="${name}"], .presenter [data-act="${name}"]`)
  if (!found) throw new Error(`there is no button for ${name}`)
  return found
}

/** Writes only what is another text: this is done each second. */
export function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
