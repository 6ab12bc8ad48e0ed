import type { Action, State } from './state.ts'

const keys: Readonly<Record<string, Action>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ' ': 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  Backspace: 'previous',
  Home: 'first',
  End: 'last',
  Enter: 'enter',
  Escape: 'escape',
  b: 'black',
  '.': 'black',
  w: 'white',
  ',': 'white',
  o: 'overview',
  r: 'reading',
  n: 'notes',
  l: 'laser',
  d: 'pen',
  Delete: 'erase',
  s: 'whole',
  a: 'run',
  '/': 'search',
  '?': 'help',
}

/** What was pressed, as a keyboard event tells it. */
export interface Pressed {
  readonly key: string
  readonly shiftKey: boolean
}

/**
 * What a key does, if anything. Shift goes by slides instead of steps, and turns the space bar round;
 * a deck from right to left has the arrows to its sides the other way.
 */
export function actionOfKey({ key, shiftKey }: Pressed, rightToLeft = false): Action | undefined {
  if (/^\d$/.test(key)) return { digit: key }
  const turned = rightToLeft && key === 'ArrowLeft' ? 'ArrowRight' : rightToLeft && key === 'ArrowRight' ? 'ArrowLeft' : key
  const name = turned.length === 1 ? turned.toLowerCase() : turned
  const action = Object.hasOwn(keys, name) ? keys[name] : undefined
  if (!shiftKey) return action
  if (key === ' ') return 'previous'
  return action === 'next' ? 'next slide' : action === 'previous' ? 'previous slide' : action
}

/** Whether a key scrolls or writes where the state is such, and so is left to the browser. */
export function isLeftToBrowser(action: Action, { view }: State): boolean {
  return (
    view === 'reading' &&
    typeof action === 'string' &&
    ['next', 'previous', 'first', 'last', 'next slide', 'previous slide'].includes(action)
  )
}
