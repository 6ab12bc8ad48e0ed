import type { Role } from './role.ts'
import { type Message, readMessage, writeMessage } from './sync.ts'

/** The way to the other windows of a lecture. */
export interface Post {
  send(message: Message): void
  /** Says goodbye. The page may still hear for a moment, and is not to answer. */
  leave(): void
  /** The window that was heard last, while it is open. */
  other(): Window | undefined
  /** Whether that one was closed, and none was heard since. */
  isLeft(): boolean
  /** Takes a window that was opened from here for one of the lecture's. */
  add(window: Window): void
}

/**
 * Hears what the windows of the other role say of this deck. They are known by who opened whom, which holds over reloads and needs no origin,
 * so that it works between files too; windows that were opened by hand find each other by a channel, where the browser has one between them.
 *
 * @param hear a message may come both ways, and so twice
 */
export function openPost(deck: string, role: Role, hear: (message: Message) => void): Post {
  const others: Role = role === 'presenter' ? 'audience' : 'presenter'
  const channel = new BroadcastChannel(`deckhand ${deck} ${location.pathname}`)
  const related = new Set<Window>(isWindow(opener) ? [opener] : [])
  let last: Window | undefined

  channel.addEventListener('message', ({ data }) => {
    const message = readMessage(data, deck, others)
    if (!message) return
    if (last?.closed) last = undefined
    hear(message)
  })
  addEventListener('message', ({ data, source, origin }) => {
    if (!isRelated(source) || (!isFile && origin !== location.origin)) return
    const message = readMessage(data, deck, others)
    if (!message) return
    related.add(source)
    last = message.kind === 'bye' ? undefined : source
    hear(message)
  })
  let isLeaving = false
  addEventListener('pageshow', () => (isLeaving = false))
  const send = (message: Message): void => {
    if (isLeaving) return
    const written = writeMessage(message, deck, role)
    channel.postMessage(written)
    for (const window of related) window.postMessage(written, isFile ? '*' : location.origin)
  }
  return {
    send,
    leave: () => {
      send({ kind: 'bye' })
      isLeaving = true
    },
    other: () => (last?.closed === false ? last : undefined),
    isLeft: () => last?.closed === true,
    add: (window) => void related.add(window),
  }
}

/** Files have no origin that messages could be told apart by. */
const isFile = location.protocol === 'file:'

/** Whether one of the two windows opened the other. */
function isRelated(source: MessageEventSource | null): source is Window {
  return source !== null && 'closed' in source && (source === window.opener || source.opener === window)
}

function isWindow(value: unknown): value is Window {
  return typeof value === 'object' && value !== null
}
