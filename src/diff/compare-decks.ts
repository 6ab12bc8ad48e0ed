import type { HandoutForm } from '../model/handout.ts'
import type { Cause } from './cause.ts'
import { inOrder, matchSlides } from './match-slides.ts'
import type { DeckPicture, HandoutPicture, SlidePicture } from './picture.ts'

/** What of a slide is another: what it shows, its speaker notes, over how many slides it goes on, where it stands. */
export type SlideAspect = 'content' | 'notes' | 'parts' | 'place'

/** What became of one slide. Slides are counted from 1, as the deck's file has them. */
export interface SlideChange {
  readonly kind: 'added' | 'removed' | 'changed'
  /** Its place in the later deck; of a removed slide, in the earlier. */
  readonly slide: number
  /** Its place in the earlier deck, where it was in both. */
  readonly was?: number
  readonly title: string
  /** Empty but for a slide that was changed. */
  readonly aspects: readonly SlideAspect[]
  /** Over how many slides it went on, and goes on now; only where that is another number. */
  readonly parts?: { readonly before: number; readonly after: number }
  /** Why; absent where nobody asked. */
  readonly causes?: readonly Cause[]
}

export interface HandoutChange {
  readonly form: HandoutForm
  readonly kind: 'added' | 'removed' | 'changed'
}

/** What became of one deck. */
export interface DeckChange {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly name: string
  /** Its name in the earlier state, where that was another. */
  readonly was?: string
  /** Its title, and the one that it had, where that was another. */
  readonly title: { readonly after: string; readonly before?: string }
  /** How many slides it has; a removed deck, had. */
  readonly count: number
  /** Whether all slides are set in another theme, in other fonts, colours or sizes. */
  readonly look: boolean
  readonly slides: readonly SlideChange[]
  readonly handouts: readonly HandoutChange[]
  /** How many forms of the handout it has. */
  readonly forms: number
  /** Why its look, or all of it, is another; absent where nobody asked. */
  readonly causes?: readonly Cause[]
}

/** What became of a deck; a change of nothing where all is the same. */
export function deckChanges(before: DeckPicture, after: DeckPicture): DeckChange {
  return {
    kind: 'changed',
    name: after.name,
    ...(before.name !== after.name && { was: before.name }),
    title: { after: after.title, ...(before.title !== after.title && { before: before.title }) },
    count: after.slides.length,
    look: before.look !== after.look,
    slides: slideChanges(before.slides, after.slides),
    handouts: handoutChanges(before.handouts, after.handouts),
    forms: after.handouts.length,
  }
}

/** Whether a deck's change is one. */
export function hasChanged({ kind, was, title, look, slides, handouts }: DeckChange): boolean {
  return kind !== 'changed' || was !== undefined || title.before !== undefined || look || slides.length > 0 || handouts.length > 0
}

/** Every deck that is not what it was, in the order of their names, those that were removed last. */
export function allDeckChanges(before: readonly DeckPicture[], after: readonly DeckPicture[]): DeckChange[] {
  const earlier = new Map(before.map((deck) => [deck.name, deck]))
  const names = new Set(after.map(({ name }) => name))
  const renamed = renamedDecks(
    before.filter(({ name }) => !names.has(name)),
    after.filter(({ name }) => !earlier.has(name)),
  )
  const found = new Set(renamed.values())
  return [
    ...after.map((deck) => {
      const was = earlier.get(deck.name) ?? renamed.get(deck)
      return was ? deckChanges(was, deck) : wholeDeck('added', deck)
    }),
    ...before.filter((deck) => !names.has(deck.name) && !found.has(deck)).map((deck) => wholeDeck('removed', deck)),
  ].filter(hasChanged)
}

function wholeDeck(kind: 'added' | 'removed', { name, title, slides, handouts }: DeckPicture): DeckChange {
  return { kind, name, title: { after: title }, count: slides.length, look: false, slides: [], handouts: [], forms: handouts.length }
}

/** Of decks that came, those that are gone under another name: more than half of their slides are still the same. */
function renamedDecks(gone: readonly DeckPicture[], came: readonly DeckPicture[]): Map<DeckPicture, DeckPicture> {
  const found = new Map<DeckPicture, DeckPicture>()
  for (const deck of came) {
    const digests = new Set(deck.slides.map(({ digest }) => digest))
    const taken = new Set(found.values())
    const was = gone.find((other) => {
      const same = other.slides.filter(({ digest }) => digests.has(digest)).length
      return !taken.has(other) && 2 * same > Math.max(other.slides.length, deck.slides.length)
    })
    if (was) found.set(deck, was)
  }
  return found
}

function slideChanges(before: readonly SlidePicture[], after: readonly SlidePicture[]): SlideChange[] {
  const pairs = matchSlides(before, after)
  const stayed = new Set(inOrder(pairs).map((pair) => pair.after))
  const origin = new Map(pairs.map((pair) => [pair.after, pair.before]))
  const found = new Set(origin.values())
  return [
    ...after.flatMap((slide, index) => {
      const place = origin.get(index)
      const was = place === undefined ? undefined : before[place]
      if (place === undefined || !was) return [wholeSlide('added', slide, index)]
      const change = changeOf(was, slide, stayed.has(index))
      return change.aspects.length === 0
        ? []
        : [{ kind: 'changed' as const, slide: index + 1, was: place + 1, title: slide.title, ...change }]
    }),
    ...before.flatMap((slide, index) => (found.has(index) ? [] : [wholeSlide('removed', slide, index)])),
  ]
}

function wholeSlide(kind: 'added' | 'removed', { title }: SlidePicture, index: number): SlideChange {
  return { kind, slide: index + 1, title, aspects: [] }
}

function changeOf(was: SlidePicture, is: SlidePicture, stayed: boolean): Pick<SlideChange, 'aspects' | 'parts'> {
  const parts =
    was.parts === undefined || is.parts === undefined || was.parts === is.parts ? undefined : { before: was.parts, after: is.parts }
  const aspects: SlideAspect[] = [
    ...(was.digest === is.digest ? [] : ['content' as const]),
    ...(was.notes === is.notes ? [] : ['notes' as const]),
    ...(parts ? ['parts' as const] : []),
    ...(stayed ? [] : ['place' as const]),
  ]
  return { aspects, ...(parts && { parts }) }
}

function handoutChanges(before: readonly HandoutPicture[], after: readonly HandoutPicture[]): HandoutChange[] {
  const earlier = new Map(before.map(({ form, digest }) => [form, digest]))
  const forms = new Set(after.map(({ form }) => form))
  return [
    ...after.flatMap(({ form, digest }): HandoutChange[] => {
      const was = earlier.get(form)
      return was === digest ? [] : [{ form, kind: was === undefined ? 'added' : 'changed' }]
    }),
    ...before.flatMap(({ form }): HandoutChange[] => (forms.has(form) ? [] : [{ form, kind: 'removed' }])),
  ]
}
