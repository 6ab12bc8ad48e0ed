import type { ReadFont } from '../fonts/coverage.ts'
import type { ComposedDeck } from '../model/composed.ts'
import { sectionsOf } from '../model/sections.ts'
import { documentDate } from './document-date.ts'
import type { PreparedDeck } from './fit-deck.ts'
import { fontsKey } from './fonts-key.ts'
import { sha256 } from '../world/hash.ts'
import { identity } from './identity.ts'
import type { LoadedDeck } from './load-deck.ts'
import type { OutputKind } from './options.ts'
import type { Resources } from './resources.ts'

/** A hash of values, whatever machine it is made on. */
export function keyOf(...parts: readonly unknown[]): string {
  return sha256(JSON.stringify([identity, ...parts]))
}

/** Hashes of what a composed deck is, by which what was made from it is found again. */
export interface DeckKeys {
  /** Of all that its handouts are made from. */
  readonly sheets: string
  /** Of all that its slides are made from. */
  readonly slides: string
}

/** Makes the keys of decks: what they have in common is hashed once. */
export function deckKeys(resources: Resources, readFont: ReadFont, browser: string | undefined) {
  const templates = keyOf([...resources.templates].map(([name, { text }]) => [name, text]))
  const themes = keyOf(resources.themes)
  return async (deck: ComposedDeck, { fonts, images }: LoadedDeck): Promise<DeckKeys> => {
    const composed = keyOf(deck, await fontsKey(fonts, readFont))
    return { sheets: composed, slides: keyOf(composed, templates, themes, browser, picturesOf(images)) }
  }
}

function picturesOf(images: LoadedDeck['images']): unknown {
  return [...images].map(([address, { path, bytes }]) => [address, path, sha256(bytes)])
}

/** A hash of a deck's Markdown and of all that slides are made from beside it: where it comes out the same, so do they. */
export function markdownKey(
  { deck, plain, drawings, keys, setAudience }: PreparedDeck,
  images: LoadedDeck['images'],
  kinds: readonly OutputKind[],
  browser: string | undefined,
): string {
  const ids = deck.slides.map(({ content }) => content.id)
  const head = [deck.title, deck.language, deck.theme, ids, documentDate(deck), deck.duration, sectionsOf(deck)]
  const audience = kinds.includes('audience') ? setAudience(new Map()).markdown : undefined
  // Of pictures the keys of slides know only those that a slide names: a logo stands in none.
  return keyOf(head, plain.markdown, audience, plain.slideOfPage, plain.items, [...drawings.svgs], picturesOf(images), keys, kinds, browser)
}
