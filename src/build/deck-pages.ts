import { z } from 'zod'
import type { Memory } from '../model/memory.ts'
import type { RememberedPart, RenderMemory } from '../slides/render.ts'
import type { Store } from '../world/store.ts'
import { keyOf } from './deck-keys.ts'

/** The pages of one deck as they were rendered last, beside what this process remembers. */
export interface DeckPages extends RenderMemory {
  /** Reads what was rendered last. */
  open(): Promise<void>
  /** Keeps what was rendered now, where any of it is new. */
  keep(): void
}

const part: z.ZodType<RememberedPart> = z.object({
  before: z.string(),
  pages: z.array(
    z.object({
      counts: z.boolean(),
      numbered: z.boolean(),
      lasting: z.array(z.tuple([z.string(), z.string()])),
      styles: z.array(z.string()),
      math: z.boolean(),
      html: z.string(),
      notes: z.array(z.string()),
    }),
  ),
})
const remembered = z.object({ parts: z.array(z.tuple([z.string(), part])), css: z.array(z.tuple([z.string(), z.string()])) })

/**
 * What of a deck's last rendering may be taken again, in another process too: only pages that are new go through Marp, and its
 * theme's CSS, which takes longest, is not made again at all.
 *
 * @param known what this process remembers of all decks
 */
export function deckPages(store: Store, deck: string, known: RenderMemory): DeckPages {
  const key = keyOf('pages', deck)
  const parts = lastUsed(known.parts)
  const css = lastUsed(known.css)
  return {
    parts,
    css,
    open: async () => {
      if (isOpened(known, key)) return
      const last = remembered.safeParse(await store.recall('pages', key)).data
      parts.add(last?.parts ?? [])
      css.add(last?.css ?? [])
    },
    keep: () => {
      if (parts.isNew() || css.isNew()) store.remember('pages', key, { parts: parts.used(), css: css.used() })
    },
  }
}

const opened = new WeakMap<RenderMemory, Set<string>>()

/** Whether a deck's last rendering has been read in this process, which then remembers it or what came after. */
function isOpened(known: RenderMemory, key: string): boolean {
  const keys = opened.get(known) ?? new Set()
  opened.set(known, keys)
  const before = keys.has(key)
  keys.add(key)
  return before
}

interface LastUsed<Value> extends Memory<Value> {
  add(entries: readonly (readonly [string, Value])[]): void
  used(): readonly (readonly [string, Value])[]
  isNew(): boolean
}

/** A memory that knows what was asked of it. */
function lastUsed<Value>(known: Memory<Value>): LastUsed<Value> {
  const last = new Map<string, Value>()
  const used = new Map<string, Value>()
  let isNew = false
  return {
    get: (key) => {
      const value = last.get(key) ?? known.get(key)
      if (value !== undefined) used.set(key, value)
      return value
    },
    set: (key, value) => {
      isNew = true
      used.set(key, value)
      known.set(key, value)
    },
    add: (entries) => {
      for (const [key, value] of entries) last.set(key, value)
    },
    used: () => [...used],
    isNew: () => isNew,
  }
}
