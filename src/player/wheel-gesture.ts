/** A turn of the wheel, or a stroke on a trackpad, as the browser tells it. */
export interface Turn {
  readonly deltaX: number
  readonly deltaY: number
  /** 0: px, 1: lines, 2: pages. */
  readonly deltaMode: number
  /** In ms. */
  readonly timeStamp: number
}

/** What is known of the gesture that is under way. */
export interface Gesture {
  /** When something last came, in ms. */
  readonly at: number
  /** When it last led to another slide, in ms. */
  readonly movedAt: number
  /** In px, how far it went in one direction before it led anywhere. */
  readonly way: number
  /** It has led to another slide: what follows of it, inertia most of all, leads nowhere. */
  readonly spent: boolean
  /** How strong it is, evened out, in px; how strong it was at most, and since then at least. */
  readonly strength: number
  readonly peak: number
  readonly low: number
}

/** Before anything was turned. */
export const noGesture: Gesture = { at: -Infinity, movedAt: -Infinity, way: 0, spent: false, strength: 0, peak: 0, low: Infinity }

/** In ms: after such a pause a gesture is another. */
const pause = 160

/** In ms: no two moves are nearer to each other. */
const rest = 250

/** In ms: what is less than a move is forgotten. */
const forgotten = 1000

/** In px: what is less in the other direction is no turn. */
const leastTurn = 4

/** In px: what is less is no move. A notch of a wheel is 100 or more, a slow one on macOS 4. */
const leastWay = 8

/**
 * What a turn comes to: one gesture leads one slide on (1) or back (-1), however far it goes. A trackpad goes on by itself after a stroke:
 * a new stroke into that shows in that it gets stronger again after it had faded, or goes the other way.
 */
export function turn(
  gesture: Gesture,
  { deltaX, deltaY, deltaMode, timeStamp }: Turn,
): { readonly gesture: Gesture; readonly move: -1 | 0 | 1 } {
  const longer = Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : deltaY
  const delta = longer * ([1, 40, 800][deltaMode] ?? 1)
  const size = Math.abs(delta)
  const isBack = gesture.way * delta < 0
  if (size === 0 || (isBack && size < leastTurn)) return { gesture, move: 0 }
  const since = timeStamp - gesture.at
  const strength = since > pause ? size : (gesture.strength + size) / 2
  const faded = gesture.peak > 2 * gesture.low
  const isNew = since > (gesture.spent ? pause : forgotten) || isBack || (gesture.spent && faded && strength > 2 * gesture.low + 8)
  const before = isNew ? { ...noGesture, movedAt: gesture.movedAt } : gesture
  const peak = Math.max(before.peak, strength)
  const now: Gesture = {
    ...before,
    at: timeStamp,
    way: before.way + delta,
    strength,
    peak,
    low: strength === peak ? Infinity : Math.min(before.low, strength),
  }
  if (now.spent || Math.abs(now.way) < leastWay || timeStamp - now.movedAt < rest) return { gesture: now, move: 0 }
  return { gesture: { ...now, spent: true, movedAt: timeStamp }, move: delta > 0 ? 1 : -1 }
}
