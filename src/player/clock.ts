/** How long a lecture has been going on, apart from its pauses, and how long each of its parts was on. Times are in ms. */
export interface Timer {
  /** When it was last set going: a time of the day; `undefined` while it stands. */
  readonly since: number | undefined
  /** What it had counted until then. */
  readonly before: number
  /** The part that is on, what had been counted when it began, and what each part took earlier. */
  readonly part: number
  readonly entered: number
  readonly spent: Readonly<Record<number, number>>
  /** What it was before it was reset, which can be undone. */
  readonly undo?: Timer | undefined
}

/** A timer that was never set going. */
export const freshTimer: Timer = { since: undefined, before: 0, part: 0, entered: 0, spent: {} }

/** What a timer has counted. */
export function elapsed({ since, before }: Timer, now: number): number {
  return before + (since === undefined ? 0 : Math.max(0, now - since))
}

/** Sets a timer going that has not been yet; one that was paused by hand stays so. */
export function begin(timer: Timer, now: number): Timer {
  return timer.since === undefined && timer.before === 0 ? { ...timer, since: now } : timer
}

/** Starts, pauses and resumes. */
export function toggle(timer: Timer, now: number): Timer {
  return timer.since === undefined ? { ...timer, since: now } : { ...timer, since: undefined, before: elapsed(timer, now) }
}

/** Back to nothing counted, or, soon after that, to what it was before. */
export function reset(timer: Timer, now: number): Timer {
  if (canUndo(timer, now)) return { ...freshTimer, ...timer.undo }
  return { ...freshTimer, part: timer.part, undo: { ...timer, undo: undefined } }
}

const undoFor = 60_000

/** Whether a reset would take back the one before it: until what was started anew has gone on for a minute. */
export function canUndo(timer: Timer, now: number): boolean {
  return timer.undo !== undefined && elapsed(timer, now) < undoFor
}

/** A part of the lecture comes on. */
export function enter(timer: Timer, part: number, now: number): Timer {
  if (part === timer.part) return timer
  const spent = { ...timer.spent, [timer.part]: spentIn(timer, timer.part, now) }
  return { ...timer, part, entered: elapsed(timer, now), spent }
}

/** How long a part was on, all times together. */
export function spentIn(timer: Timer, part: number, now: number): number {
  return (timer.spent[part] ?? 0) + (part === timer.part ? elapsed(timer, now) - timer.entered : 0)
}

/** The parts are others now: what each took stays with it. @param moved which it is now, by the number that it had */
export function renumber(timer: Timer, moved: (part: number) => number): Timer {
  const spent: Record<number, number> = {}
  for (const [part, time] of Object.entries(timer.spent)) {
    const now = moved(Number(part))
    spent[now] = (spent[now] ?? 0) + time
  }
  return { ...timer, part: moved(timer.part), spent }
}

/** A time such as `9:05`, or `1:02:30`. */
export function formatTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const pad = (number: number): string => String(Math.floor(number) % 60).padStart(2, '0')
  return seconds < 3600
    ? `${Math.floor(seconds / 60)}:${pad(seconds)}`
    : `${Math.floor(seconds / 3600)}:${pad(seconds / 60)}:${pad(seconds)}`
}

/** In ms: a lecture that was left for so long is over. */
const forgotten = 2 * 60 * 60 * 1000

/** A timer as text, to find it again where the window is closed and opened. */
export function keepTimer(timer: Timer, now: number): string {
  return JSON.stringify({ ...timer, left: now })
}

/** What {@link keepTimer} kept; a fresh one where that is no timer, or another lecture's by now. */
export function findTimer(kept: string, now: number): Timer {
  const value = parsed(kept)
  const left = numberOf(value['left'])
  return left === undefined || now - left > forgotten
    ? freshTimer
    : { ...timerOf(value), undo: value['undo'] ? timerOf(value['undo']) : undefined }
}

function timerOf(value: unknown): Timer {
  const { since, before, part, entered, spent } = recordOf(value)
  const times = Object.entries(recordOf(spent)).map(([key, time]) => [Number(key), numberOf(time) ?? 0])
  return {
    since: numberOf(since),
    before: numberOf(before) ?? 0,
    part: numberOf(part) ?? 0,
    entered: numberOf(entered) ?? 0,
    spent: Object.fromEntries(times),
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(text))
  } catch {
    return {}
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined
}
