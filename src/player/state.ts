import type { Place } from './address.ts'

/** What is on the screen: one slide, all of them to choose from, or their text as an article. */
export type View = 'slides' | 'overview' | 'reading'

/** What lies over it. */
export type Panel = 'help' | 'search'

/** What the pointer is. */
export type Tool = 'laser' | 'pen'

/** All that a player knows of what it shows; what is not in here is not remembered. */
export interface State extends Place {
  /** How many items of each slide wait to be revealed. */
  readonly steps: readonly number[]
  readonly view: View
  readonly panel: Panel | undefined
  /** The screen is filled with one colour, and the slide is behind it. */
  readonly blank: 'black' | 'white' | undefined
  /** Whether the speaker notes are shown below the slide. */
  readonly notes: boolean
  readonly tool: Tool | undefined
  /** How often what was drawn was wiped away. */
  readonly erased: number
  /** Whether every item is shown at once, without steps. */
  readonly whole: boolean
  /** Whether it goes on by itself. */
  readonly running: boolean
  /** The digits of a slide's number that were typed so far. */
  readonly typed: string
  /** Where the overview was opened. */
  readonly from: Place | undefined
}

/** Whether somebody has gone to another slide, and not only that slides were inserted before the one that is shown. */
export function isOnOther(now: State, before: State): boolean {
  return now.slide !== before.slide && now.steps === before.steps
}

/** What of a state outlives the page: where it is stands in the address. */
export type Kept = Pick<State, 'view' | 'notes' | 'whole' | 'tool' | 'running'>

/** What the windows of a lecture have in common. */
export interface Shared extends Place, Pick<State, 'blank' | 'whole' | 'erased'> {
  /** Of how many slides the place is: a window may not have those of now yet. */
  readonly slides: number
}

/** What can be done to a player. A place is gone to; what another window shows is followed. */
export type Action =
  | 'next'
  | 'previous'
  | 'next slide'
  | 'previous slide'
  | 'first'
  | 'last'
  | 'black'
  | 'white'
  | 'overview'
  | 'reading'
  | 'help'
  | 'search'
  | 'notes'
  | 'laser'
  | 'pen'
  | 'erase'
  | 'whole'
  | 'run'
  | 'enter'
  | 'escape'
  | { readonly digit: string }
  | { readonly go: Place }
  | { readonly follow: Shared }

/** The state of a deck that is opened. */
export function firstState(steps: readonly number[], place: Place, kept: Partial<Kept> = {}): State {
  const state: State = {
    slide: 1,
    step: 0,
    steps,
    view: 'slides',
    panel: undefined,
    blank: undefined,
    notes: false,
    tool: undefined,
    erased: 0,
    whole: false,
    running: false,
    typed: '',
    from: undefined,
  }
  const opened = at({ ...state, ...kept }, place)
  return opened.view === 'overview' ? { ...opened, from: { slide: opened.slide, step: opened.step } } : opened
}

/** The state after something was done; the same object where that changes nothing. */
export function update(state: State, action: Action): State {
  if (typeof action === 'object' && 'digit' in action) {
    // No deck has more slides than can be typed.
    return { ...state, typed: (state.typed + action.digit).slice(-4) }
  }
  if (typeof action === 'object' && 'follow' in action) return follow(state, action.follow)
  if (state.typed !== '') {
    const waiting = { ...state, typed: '' }
    if (action === 'enter') return chosen(at(waiting, { slide: Number(state.typed), step: 0 }))
    return action === 'escape' ? waiting : update(waiting, action)
  }
  if (typeof action === 'object') return { ...at(state, action.go), blank: undefined }
  switch (action) {
    case 'black':
    case 'white':
      return { ...state, blank: state.blank === action ? undefined : action }
    case 'overview':
      if (state.view === 'overview') return back(state)
      return { ...state, view: 'overview', from: { slide: state.slide, step: state.step }, panel: undefined, blank: undefined }
    case 'reading':
      return { ...state, view: state.view === 'reading' ? 'slides' : 'reading', from: undefined, panel: undefined, blank: undefined }
    case 'help':
    case 'search':
      return { ...state, panel: state.panel === action ? undefined : action }
    case 'laser':
    case 'pen':
      return { ...state, tool: state.tool === action ? undefined : action }
    case 'erase':
      return { ...state, erased: state.erased + 1 }
    case 'notes':
      return { ...state, notes: !state.notes }
    case 'whole':
      return at({ ...state, whole: !state.whole }, state)
    case 'run':
      return { ...state, running: !state.running }
    case 'escape':
      return escape(state)
    case 'enter':
      return state.view === 'slides' ? move(state, 'next') : { ...state, view: 'slides', from: undefined }
    default:
      return move(state, action)
  }
}

/** Whoever chooses in the overview goes on doing so, and comes back to where the other window is. */
function follow(state: State, { slide, step, blank, whole, erased }: Shared): State {
  const there = at({ ...state, blank, whole, erased }, { slide, step })
  if (state.from === undefined) return there
  return { ...there, slide: state.slide, step: state.step, from: { slide: there.slide, step: there.step } }
}

type Move = Extract<Action, 'next' | 'previous' | 'next slide' | 'previous slide' | 'first' | 'last'>

/** A move first brings a blank screen back, as lecturers know it; where all slides are in view, there are no steps. */
function move(state: State, move: Move): State {
  if (state.blank !== undefined) return { ...state, blank: undefined }
  return at(state, target(state, state.view === 'slides' ? move : bySlide(move)))
}

function bySlide(move: Move): Move {
  return move === 'next' ? 'next slide' : move === 'previous' ? 'previous slide' : move
}

function target(state: State, move: Move): Place {
  const { slide, step } = state
  switch (move) {
    case 'next':
      return step < waitingOn(state, slide) ? { slide, step: step + 1 } : { slide: slide + 1, step: 0 }
    case 'previous':
      return step > 0 && !state.whole ? { slide, step: step - 1 } : { slide: slide - 1, step: Infinity }
    case 'next slide':
      return { slide: slide + 1, step: 0 }
    case 'previous slide':
      return { slide: slide - 1, step: 0 }
    case 'first':
      return { slide: 1, step: 0 }
    case 'last':
      return { slide: state.steps.length, step: 0 }
  }
}

/** At a place, or, where there is none, at the end that is nearest to it: a move beyond an end stays there. */
function at(state: State, { slide, step }: Place): State {
  const last = Math.max(1, state.steps.length)
  if (slide < 1) return settle(state, 1, 0)
  if (slide > last) return settle(state, last, Infinity)
  return settle(state, slide, step)
}

function settle(state: State, slide: number, step: number): State {
  // What is shown at once is revealed: an address made from here shows the same to others.
  const inside = Math.min(Math.max(state.whole ? Infinity : step, 0), allOn(state, slide))
  return slide === state.slide && inside === state.step ? state : { ...state, slide, step: inside }
}

function waitingOn(state: State, slide: number): number {
  return state.whole ? 0 : allOn(state, slide)
}

function allOn({ steps }: State, slide: number): number {
  return steps[slide - 1] ?? 0
}

/** Where a slide was chosen from all of them, it is shown. */
function chosen(state: State): State {
  const shown = { ...state, blank: undefined }
  return state.view === 'overview' ? { ...shown, view: 'slides', from: undefined } : shown
}

/** Leaves what was opened last. */
function escape(state: State): State {
  if (state.panel !== undefined) return { ...state, panel: undefined }
  if (state.tool !== undefined) return { ...state, tool: undefined }
  if (state.blank !== undefined) return { ...state, blank: undefined }
  if (state.running) return { ...state, running: false }
  return state.view === 'slides' ? state : back(state)
}

/** To the slides again: from the overview to the one from which it was opened. */
function back(state: State): State {
  const slides: State = { ...state, view: 'slides', from: undefined }
  return state.from === undefined ? slides : at(slides, state.from)
}

/**
 * The slides are others now: stays at the slide it was at, as far as there is such a place.
 *
 * @param moved where a slide is now, by the number it had
 */
export function withSteps(state: State, steps: readonly number[], moved: (slide: number) => number = (slide) => slide): State {
  const from = state.from && { ...state.from, slide: moved(state.from.slide) }
  return at({ ...state, steps, from }, { slide: moved(state.slide), step: state.step })
}
