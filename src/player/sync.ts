import type { Place } from './address.ts'
import type { Point } from './geometry.ts'
import type { Role } from './role.ts'
import type { Shared, State } from './state.ts'

/** Which change is the newer: the one after more changes; of two at once, that of the window that was opened first. */
export interface Stamp {
  readonly count: number
  /** Sorts by the time at which the window was opened. */
  readonly sender: string
}

/** What a window shows of what it shares, and which change that is. */
export interface Sync {
  readonly self: string
  readonly stamp: Stamp
  readonly shared: Shared
}

/** What windows say to each other. A greeting wants an answer; whoever goes says so. */
export type Message =
  | { readonly kind: 'hello' | 'state'; readonly stamp: Stamp; readonly shared: Shared }
  | { readonly kind: 'bye' }
  | { readonly kind: 'mark'; readonly at: number; readonly mark: Mark }

/** What is pointed at or drawn on a slide: it is seen while it is made, and not kept. */
export type Mark =
  | { readonly tool: 'laser'; readonly point: Point | undefined }
  | { readonly tool: 'pen'; readonly point: Point; readonly begins: boolean }

/** A window that was just opened: nothing was changed in it. */
export function firstSync(self: string, shared: Shared): Sync {
  return { self, stamp: { count: 0, sender: self }, shared }
}

/** After something was done in this window; the same object where that changed nothing that is shared. */
export function changed(sync: Sync, now: Shared, before: Shared): Sync {
  if (isSame(now, before)) return sync
  return { ...sync, stamp: { count: sync.stamp.count + 1, sender: sync.self }, shared: now }
}

/**
 * The lecture begins, or goes on, in this window: what it shows is newer than all that was done before,
 * be it in a window that was forgotten behind it.
 *
 * @param now a time of the day, in ms; a second counts as much as a change
 */
export function claimed(sync: Sync, now: number): Sync {
  const count = Math.max(sync.stamp.count + 1, Math.floor(now / 1000))
  return { ...sync, stamp: { count, sender: sync.self } }
}

/** After a message came: what is newer is taken over, and whoever has what is older, or asks, is told. */
export function received(sync: Sync, message: Message): { readonly sync: Sync; readonly answer: Message | undefined } {
  if (message.kind === 'bye' || message.kind === 'mark') return { sync, answer: undefined }
  const { kind, stamp, shared } = message
  const now = isNewer(stamp, sync.stamp) ? { ...sync, stamp, shared } : sync
  const isWanted = kind === 'hello' || isNewer(sync.stamp, stamp)
  return { sync: now, answer: isWanted ? stateOf(now) : undefined }
}

/** What a window tells of itself, as a greeting or not. */
export function stateOf({ stamp, shared }: Sync, kind: 'hello' | 'state' = 'state'): Message {
  return { kind, stamp, shared }
}

function isNewer(one: Stamp, other: Stamp): boolean {
  return one.count === other.count ? one.sender < other.sender : one.count > other.count
}

function isSame(one: Shared, other: Shared): boolean {
  return isAt(one, other) && one.blank === other.blank && one.whole === other.whole && one.erased === other.erased
}

function isAt(one: Place, other: Place): boolean {
  return one.slide === other.slide && one.step === other.step
}

/**
 * What of a state both windows have in common. What is only looked at, in the overview or in the reading view, is not shown to the other.
 *
 * @param before the place that was shared last
 */
export function sharedOf({ slide, step, steps, blank, whole, erased, view, from }: State, before: Place = { slide, step }): Shared {
  const place = view === 'reading' ? before : (from ?? { slide, step })
  // What is shown whole has no step on the way.
  return { slide: place.slide, step: whole ? (steps[place.slide - 1] ?? 0) : place.step, slides: steps.length, blank, whole, erased }
}

/** A message as it goes from window to window, with what tells it from those of others. */
export function writeMessage(message: Message, deck: string, from: Role): object {
  return { deckhand: version, deck, from, ...message }
}

const version = 1

/** What came, if it is a message about this deck from a window of that role: anyone may send anything. */
export function readMessage(data: unknown, deck: string, from: Role): Message | undefined {
  if (!isRecord(data) || data['deckhand'] !== version || data['deck'] !== deck || data['from'] !== from) return undefined
  const { kind } = data
  if (kind === 'bye') return { kind }
  if (kind === 'mark') {
    const { at } = data
    const mark = readMark(data['mark'])
    return typeof at === 'number' && mark ? { kind, at, mark } : undefined
  }
  if (kind !== 'hello' && kind !== 'state') return undefined
  const stamp = readStamp(data['stamp'])
  const shared = readShared(data['shared'])
  return stamp && shared && { kind, stamp, shared }
}

function readStamp(value: unknown): Stamp | undefined {
  if (!isRecord(value)) return undefined
  const { count, sender } = value
  return isCount(count) && typeof sender === 'string' && sender.length < 64 ? { count, sender } : undefined
}

function readShared(value: unknown): Shared | undefined {
  if (!isRecord(value)) return undefined
  const { slide, step, slides, blank, whole, erased } = value
  if (!isCount(slide) || !isCount(step) || !isCount(slides) || !isCount(erased) || typeof whole !== 'boolean') return undefined
  return blank === undefined || blank === 'black' || blank === 'white' ? { slide, step, slides, blank, whole, erased } : undefined
}

function readMark(value: unknown): Mark | undefined {
  if (!isRecord(value)) return undefined
  const { tool, begins } = value
  const point = readPoint(value['point'])
  if (tool === 'laser') return { tool, point }
  return tool === 'pen' && point && typeof begins === 'boolean' ? { tool, point, begins } : undefined
}

function readPoint(value: unknown): Point | undefined {
  if (!isRecord(value)) return undefined
  const { x, y } = value
  return isPart(x) && isPart(y) ? { x, y } : undefined
}

function isPart(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1
}

/** No lecture comes near: a count that is beyond this one could not be outdone. */
const most = 2 ** 32

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < most
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
