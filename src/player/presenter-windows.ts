import type { Player } from './player.ts'
import { openPost } from './presenter-post.ts'
import { findSync, keepSync } from './presenter-reload.ts'
import { type Role, queryFor } from './role.ts'
import type { Shared } from './state.ts'
import { type Mark, type Message, changed, claimed, firstSync, received, sharedOf, stateOf } from './sync.ts'

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
const patience = 2000

/** In ms: a page that was loaded anew is there again after some of these. */
const soon = 100

/** Keeps the windows of a lecture in step. */
export function joinWindows(player: Player, role: Role): Windows {
  const deck = player.facts.id
  const before = findSync(deck, role)
  if (before) player.act({ follow: { ...before.shared, slide: player.state().slide, step: player.state().step } })
  let shared = sharedOf(player.state())
  let sync = firstSync(`${Math.round(performance.timeOrigin)} ${Math.random()}`, shared)
  if (before) sync = changed({ ...sync, stamp: before.stamp, shared: before.shared }, shared, before.shared)
  let following = false
  const presence = notePresence()
  const marks = numberMarks()
  const post = openPost(deck, role, hear)

  function hear(message: Message): void {
    const isThere = message.kind !== 'bye'
    presence.note(isThere)
    if (!isThere) {
      marks.show(undefined)
      // A window that goes may be one that is loaded anew.
      seek(10)
    } else if (message.kind === 'mark') marks.take(message.mark, message.at)
    else follow(message)
  }
  function follow(message: Message): void {
    const { sync: now, answer } = received(sync, message)
    const isNews = now !== sync
    sync = now
    if (isNews) {
      following = true
      player.act({ follow: sync.shared })
      following = false
    }
    // Of three windows two may hear each other only through the third.
    if (isNews) post.send(stateOf(sync))
    else if (answer) post.send(answer)
  }
  player.subscribe((state) => {
    const [before, then] = [shared, sync]
    shared = sharedOf(state, following ? sync.shared : before)
    if (following) return
    sync = changed(sync, shared, before)
    if (sync !== then) post.send(stateOf(sync))
  })
  let count = player.slides().length
  player.onSlides((moved) => {
    const { length } = player.slides()
    const isSaid = sync.shared.slides === length && length !== count
    count = length
    const there = ({ slide, ...of }: Shared): Shared => ({ ...of, slide: moved(slide), slides: length })
    shared = there(shared)
    if (!isSaid) sync = { ...sync, shared: there(sync.shared) }
    else {
      // The other window had these slides first: what it said is of them.
      following = true
      queueMicrotask(() => {
        player.act({ follow: sync.shared })
        following = false
      })
    }
  })
  const isConnected = (): boolean => presence.isThere() && !post.isLeft()
  const greet = (): void => post.send(stateOf(sync, 'hello'))
  let seeking: ReturnType<typeof setTimeout>
  const seek = (times: number): void => {
    clearTimeout(seeking)
    seeking = setTimeout(() => {
      if (times === 0 || presence.isThere()) return
      greet()
      seek(times - 1)
    }, soon)
  }
  addEventListener('pagehide', () => {
    keepSync(sync, deck, role)
    post.leave()
  })
  addEventListener('pageshow', ({ persisted }) => persisted && greet())
  greet()

  return {
    isCatchingUp: () => following && presence.isNew(),
    isConnected,
    onChange: presence.onChange,
    onMark: marks.onMark,
    mark: (mark) => post.send({ kind: 'mark', at: marks.next(), mark }),
    greet,
    open: () => {
      const there = isConnected() && post.other()
      if (there) {
        there.focus()
        return true
      }
      const other = role === 'presenter' ? 'audience' : 'presenter'
      const address = `${location.pathname}${queryFor(other, location.search)}${location.hash}`
      const opened = window.open(address, `deckhand ${other} ${deck}`, 'popup,width=1280,height=800')
      if (opened) {
        post.add(opened)
        sync = claimed(sync, Date.now())
      }
      return opened !== null
    },
  }
}

/** Whether another window is there, from when it was heard. */
function notePresence() {
  let heard = -Infinity
  let isNew = false
  let tell = (): void => undefined
  const isThere = (): boolean => performance.now() - heard < patience
  return {
    note: (there: boolean): void => {
      isNew = !isThere()
      heard = there ? performance.now() : -Infinity
      if (isNew === there) tell()
    },
    isThere,
    /** Whether what was heard last was the first of a window. */
    isNew: (): boolean => isNew,
    onChange: (listener: () => void): void => void (tell = listener),
  }
}

/** The same mark may come twice: of a line, each point is to be drawn once, and none after one that is later. */
function numberMarks() {
  let last = 0
  let seen = 0
  let show: (mark: Mark | undefined) => void = () => undefined
  return {
    next: (): number => (last = Math.max(last + 0.01, performance.timeOrigin + performance.now())),
    take: (mark: Mark, at: number): void => {
      if (at <= seen) return
      seen = at
      show(mark)
    },
    show: (mark: Mark | undefined): void => show(mark),
    onMark: (listener: typeof show): void => void (show = listener),
  }
}
