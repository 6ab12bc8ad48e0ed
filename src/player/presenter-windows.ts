import type { Player } from './player.ts'
import { type Role, queryFor } from './role.ts'
import { type Mark, type Message, changed, firstSync, readMessage, received, sharedOf, stateOf, writeMessage } from './sync.ts'

/** The other windows of a lecture. */
export interface Windows {
  /** Whether the state is just becoming that of a window that was there before: nobody moved. */
  isCatchingUp(): boolean
  /** Whether another window answers. */
  isConnected(): boolean
  /** Hears when a window has come or gone. */
  onChange(listener: () => void): void
  /** Hears what is pointed at or drawn in another window; `undefined` where that window went. */
  onMark(listener: (mark: Mark | undefined) => void): void
  /** Tells the others what is pointed at or drawn in this one. */
  mark(mark: Mark): void
  /** Asks who is there, and whether anything was missed. */
  greet(): void
  /** Brings the other window to the front, or opens one. @returns whether the browser let it */
  open(): boolean
}

/** In ms: whoever has not answered for so long is no longer there, for greetings are answered at once. */
const patience = 3000

/** In ms: a page is there again after some of these. */
const soon = 100

/**
 * Keeps the windows of a lecture in step. They are bound by who opened whom, which holds over reloads and needs no origin, so that it
 * works between files too; windows that were opened by hand find each other by a channel, where the browser has one for files.
 */
export function joinWindows(player: Player, role: Role): Windows {
  const { id } = player.facts
  const other: Role = role === 'presenter' ? 'audience' : 'presenter'
  const channel = new BroadcastChannel(`deckhand ${id} ${location.pathname}`)
  const related = new Set<Window>(isWindow(opener) ? [opener] : [])
  let shared = sharedOf(player.state())
  let sync = firstSync(`${Math.round(performance.timeOrigin)} ${Math.random()}`, shared)
  let following = false
  let catchingUp = false
  let heard = -Infinity
  let tell = (): void => undefined
  let showMark: (mark: Mark | undefined) => void = () => undefined
  // The same comes by channel and from window to window: of a line, each point is to be drawn once.
  let [marked, seen] = [0, 0]
  let others: Window | undefined

  const send = (message: Message): void => {
    const written = writeMessage(message, id, role)
    channel.postMessage(written)
    for (const window of related) window.postMessage(written, isFile ? '*' : location.origin)
  }
  const hear = (data: unknown, from?: Window): void => {
    const message = readMessage(data, id, other)
    if (!message) return
    if (from) related.add(from)
    others = message.kind === 'bye' ? undefined : (from ?? others)
    catchingUp = !isConnected()
    heard = message.kind === 'bye' ? -Infinity : performance.now()
    if (catchingUp === isConnected()) tell()
    if (message.kind === 'bye') showMark(undefined)
    if (message.kind === 'mark' && message.at > seen) {
      seen = message.at
      showMark(message.mark)
    }
    const before = sync
    const { sync: now, answer } = received(sync, message)
    sync = now
    if (sync !== before) {
      following = true
      player.act({ follow: sync.shared })
      following = false
      // Who was told by one may be the only one that others hear.
      send(stateOf(sync))
    } else if (answer) send(answer)
    if (message.kind === 'bye') seek(10)
  }
  const greet = (): void => send(stateOf(sync, 'hello'))
  const isConnected = (): boolean => performance.now() - heard < patience
  // A window that goes may be one that is loaded anew.
  const seek = (times: number): void => {
    if (times === 0 || isConnected()) return
    greet()
    setTimeout(() => seek(times - 1), soon)
  }

  channel.addEventListener('message', ({ data }) => hear(data))
  addEventListener('message', ({ data, source, origin }) => {
    if (isRelated(source) && (isFile || origin === location.origin)) hear(data, source)
  })
  player.subscribe((state) => {
    const [before, then] = [shared, sync]
    shared = sharedOf(state, before)
    if (following) return
    sync = changed(sync, shared, before)
    if (sync !== then) send(stateOf(sync))
  })
  addEventListener('pagehide', () => send({ kind: 'bye' }))
  addEventListener('pageshow', ({ persisted }) => persisted && greet())
  greet()

  return {
    isCatchingUp: () => following && catchingUp,
    isConnected,
    onChange: (listener) => (tell = listener),
    onMark: (listener) => (showMark = listener),
    mark: (mark) => {
      marked = Math.max(marked + 0.01, performance.timeOrigin + performance.now())
      send({ kind: 'mark', at: marked, mark })
    },
    greet,
    open: () => {
      if (others?.closed === false) {
        others.focus()
        return true
      }
      const opened = window.open(
        `${location.pathname}${queryFor(other, location.search)}${location.hash}`,
        `deckhand ${other} ${id}`,
        'popup,width=1280,height=800',
      )
      if (opened) related.add(opened)
      return opened !== null
    },
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
