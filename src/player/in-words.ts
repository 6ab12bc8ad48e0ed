import type { State } from './state.ts'

interface Read {
  readonly title: string
  readonly items: readonly { readonly textContent: string | null }[]
}

/** What a screen reader is to say of a change, so that whoever does not see it knows; '' where there is nothing to be said. */
export function inWords(now: State, before: State, slides: readonly Read[]): string {
  if (now.blank !== before.blank) return now.blank === undefined ? 'The slide is shown again' : `The screen is ${now.blank}`
  if (now.typed !== '') return now.typed === before.typed ? '' : `Slide ${now.typed}? Press Enter`
  const toggled = toggledInWords(now, before)
  if (toggled !== '') return toggled
  // What has the focus there speaks for itself.
  if (now.view !== 'slides') return ''
  const slide = slides[now.slide - 1]
  if (now.slide !== before.slide || now.view !== before.view) return `Slide ${now.slide} of ${slides.length}: ${slide?.title ?? ''}`
  if (now.step === before.step) return ''
  const revealed = slide?.items.slice(before.step, now.step).map(({ textContent }) => (textContent ?? '').trim().replaceAll(/\s+/g, ' '))
  return revealed?.length ? revealed.join('. ') : `${now.step} of ${slide?.items.length ?? 0} items`
}

/** What was switched on or off, of that which one may not see at once. */
export function toggledInWords(now: State, before: State): string {
  if (now.whole !== before.whole) return now.whole ? 'Slides are shown whole' : 'Items come one by one'
  if (now.running !== before.running) return now.running ? 'It goes on by itself' : 'It stays where it is'
  if (now.notes !== before.notes) return now.notes ? 'Notes' : 'No notes'
  if (now.tool !== before.tool) return now.tool === undefined ? 'No pointer' : now.tool === 'pen' ? 'Pen' : 'Laser pointer'
  return ''
}
