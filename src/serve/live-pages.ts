import { type PageChange, type SplitPage, changeOfPage, splitPage } from '../slides/page-changes.ts'
import { sha256 } from '../world/hash.ts'
import { decodeUtf8 } from '../world/world.ts'

/** A deck's slides as a browser is given them. */
export interface LivePage {
  /** The SHA-256 of its file. */
  readonly hash: string
  readonly parts: SplitPage
}

/** How a page that a browser shows becomes the one that there is now. */
export type PageUpdate =
  | { readonly from: string; readonly to: string; readonly change: PageChange }
  /** Nothing less will do: it is to be loaded anew. */
  | { readonly to: string; readonly reload: true }

/** The pages of decks, as they are and as they were a few changes ago. */
export interface LivePages {
  /** Takes a deck's slides as they are now. Gives whether they are others than before. */
  become(deck: string, html: Uint8Array): boolean
  now(deck: string): LivePage | undefined
  /** What makes the page of now of the one that has this hash; `undefined` where that is the same. */
  update(deck: string, have: string): PageUpdate | undefined
}

/** Browsers that were not looked at for so many changes load the page anew. */
const kept = 8

/** No page yet. */
export function livePages(): LivePages {
  const pages = new Map<string, readonly LivePage[]>()
  const now = (deck: string): LivePage | undefined => pages.get(deck)?.at(-1)
  return {
    become: (deck, html) => {
      const hash = sha256(html)
      const before = pages.get(deck) ?? []
      if (before.at(-1)?.hash === hash) return false
      pages.set(deck, [...before.filter((page) => page.hash !== hash), { hash, parts: splitPage(decodeUtf8(html)) }].slice(-kept))
      return true
    },
    now,
    update: (deck, have) => {
      const is = now(deck)
      if (!is || is.hash === have) return undefined
      const was = pages.get(deck)?.find(({ hash }) => hash === have)
      const change = was && changeOfPage(was.parts, is.parts)
      return change ? { from: have, to: is.hash, change } : { to: is.hash, reload: true }
    },
  }
}
