import type { ServerResponse } from 'node:http'
import { commonHeaders } from './headers.ts'
import { eventStreams } from './event-streams.ts'
import { livePages } from './live-pages.ts'
import { renderServedPage } from './served-page.ts'

/** Tells pages of what changes. */
export interface Telling {
  /** Takes a deck's slides as they are now: each page that shows them is sent what it lacks. */
  take(deck: string, html: Uint8Array): void
  /** The hash of a deck's slides as they were taken last; `undefined` where none were. */
  hashOf(deck: string): string | undefined
  /** A deck's slides with the live client; `undefined` where none were taken. */
  page(deck: string): string | undefined
  /** Whether somebody looks at slides. */
  isWatched(): boolean
  /** Tells the state of the course, as JSON, to all who follow it. */
  state(json: string): void
  /** Makes an answer a stream: of the state, and of a deck's slides too, from the page on that has this hash, where one is named. Gives whether there was room for one more. */
  follow(response: ServerResponse, deck: string | undefined, have: string | undefined): boolean
  close(): void
}

/**
 * @param script the live client
 * @param build the number of the build that is told of
 * @param state the state of the course, as JSON: whoever comes is told it at once
 * @param most how many pages may listen at once
 */
export function telling(script: string, build: () => number, state: () => string, most = 64): Telling {
  const pages = livePages()
  const streams = eventStreams<{ readonly deck: string | undefined; have: string }>(most)
  const update = (deck: string): void => {
    const texts = new Map<string, string>()
    for (const { who, send } of streams.all()) {
      const change = who.deck === deck ? pages.update(deck, who.have) : undefined
      if (!change) continue
      const text = texts.get(who.have) ?? JSON.stringify({ deck, build: build(), ...change })
      texts.set(who.have, text)
      send('slides', text)
      who.have = change.to
    }
  }
  return {
    take: (deck, html) => {
      if (pages.become(deck, html)) update(deck)
    },
    hashOf: (deck) => pages.now(deck)?.hash,
    page: (deck) => {
      const now = pages.now(deck)
      return now && renderServedPage(deck, now, script)
    },
    isWatched: () => streams.all().some(({ who }) => who.deck !== undefined),
    state: (json) => {
      for (const { send } of streams.all()) send('state', json)
    },
    follow: (response, deck, have = '') => {
      const listener = streams.open(response, { deck, have }, commonHeaders)
      listener?.send('state', state())
      if (deck !== undefined) update(deck)
      return listener !== undefined
    },
    close: streams.close,
  }
}
