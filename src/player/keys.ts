import type { Action, State } from './state.ts'

/** What a key may do: something to the state, or to the window. */
export type Command = Action | 'full screen' | Press

/** What a button of that name does. */
export type Press = 'presenter' | DeskPress

/** Of the presenter view alone. */
type DeskPress = 'timer' | 'reset timer' | 'larger notes' | 'smaller notes'

/** A row of the list of keys. */
export interface KeyRow {
  /** As a keyboard event names them. */
  readonly keys: readonly string[]
  readonly does: Command
  /** What they do, as help has it. */
  readonly says: string
  /** How they are written where that is not key by key. */
  readonly written?: string
  /** Whether only the lecturer's copy has what they do. */
  readonly lecturer?: true
  /** Whether only the presenter view has what they do. */
  readonly presenter?: true
}

/** Every key that means something: the keyboard, the help and docs/present.md follow this list. */
export const keyRows: readonly KeyRow[] = [
  { keys: ['ArrowRight', 'ArrowDown', 'PageDown', ' '], does: 'next', says: 'Next item or slide' },
  { keys: ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'], does: 'previous', says: 'Previous item or slide' },
  { keys: [], written: 'Shift →, Shift ←', does: 'next slide', says: 'By whole slides' },
  { keys: ['Home'], does: 'first', says: 'First slide' },
  { keys: ['End'], does: 'last', says: 'Last slide' },
  { keys: ['Enter'], written: '1 2 Enter', does: 'enter', says: 'Slide 12' },
  { keys: ['o'], does: 'overview', says: 'Overview of all slides' },
  { keys: ['/'], does: 'search', says: 'Search' },
  { keys: ['r'], does: 'reading', says: 'All slides as text to read' },
  { keys: ['f'], does: 'full screen', says: 'Full screen' },
  { keys: ['p'], does: 'presenter', says: 'Presenter view', lecturer: true },
  { keys: ['n'], does: 'notes', says: 'Speaker notes', lecturer: true },
  { keys: ['b', '.'], does: 'black', says: 'Black screen' },
  { keys: ['w', ','], does: 'white', says: 'White screen' },
  { keys: ['l'], does: 'laser', says: 'Laser pointer' },
  { keys: ['d'], does: 'pen', says: 'Pen to draw with' },
  { keys: ['Delete'], does: 'erase', says: 'Wipe away what was drawn' },
  { keys: ['s'], does: 'whole', says: 'Show slides whole, without steps' },
  { keys: ['a'], does: 'run', says: 'Go on by itself' },
  { keys: ['?'], does: 'help', says: 'These keys' },
  { keys: ['t'], does: 'timer', says: 'Start and pause the time', lecturer: true, presenter: true },
  { keys: [], written: 'Shift T', does: 'reset timer', says: 'Reset the time, or undo that', lecturer: true, presenter: true },
  { keys: ['+', '='], written: '+', does: 'larger notes', says: 'Larger notes', lecturer: true, presenter: true },
  { keys: ['-'], does: 'smaller notes', says: 'Smaller notes', lecturer: true, presenter: true },
  { keys: ['Escape'], does: 'escape', says: 'Back' },
]

const commands: ReadonlyMap<string, Command> = new Map(keyRows.flatMap(({ keys, does }) => keys.map((key) => [key, does] as const)))

const names: ReadonlyMap<string, string> = new Map([
  ['ArrowRight', '→'],
  ['ArrowLeft', '←'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
  ['PageDown', 'Page Down'],
  ['PageUp', 'Page Up'],
  [' ', 'Space'],
  ['Escape', 'Esc'],
])

/** The keys of a row as they are written on a keyboard; those that belong together as one. */
export function writtenKeys({ keys, written }: KeyRow, rightToLeft = false): readonly string[] {
  return written?.split(', ') ?? keys.map((key) => turned(key, rightToLeft)).map((key) => names.get(key) ?? key)
}

/** In a deck from right to left, the arrows to the sides are the other way round. */
function turned(key: string, rightToLeft: boolean): string {
  if (!rightToLeft) return key
  return key === 'ArrowLeft' ? 'ArrowRight' : key === 'ArrowRight' ? 'ArrowLeft' : key
}

/** What was pressed, as a keyboard event tells it. */
export interface Pressed {
  readonly key: string
  /** Which one of the keyboard it is, whatever is written on it. */
  readonly code: string
  readonly shiftKey: boolean
}

/** What a key does, if anything. Shift goes by slides instead of steps, and turns the space bar round. */
export function commandOfKey(pressed: Pressed, rightToLeft = false): Command | undefined {
  const { shiftKey } = pressed
  const key = latin(pressed)
  if (/^\d$/.test(key)) return { digit: key }
  const command = commands.get(turned(key, rightToLeft))
  if (!shiftKey) return command
  if (key === ' ') return 'previous'
  if (command === 'timer') return 'reset timer'
  return command === 'next' ? 'next slide' : command === 'previous' ? 'previous slide' : command
}

/** The key by itself, without case. A keyboard of another script has the Latin letters and digits too, though it does not write them. */
function latin({ key, code }: Pressed): string {
  const own = key.length === 1 ? key.toLowerCase() : key
  if (key.length > 1 || commands.has(own) || /[a-z\d]/.test(own)) return own
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? own
}

const moves: readonly Command[] = ['next', 'previous', 'first', 'last', 'next slide', 'previous slide']

const presses: readonly Command[] = ['presenter', 'timer', 'reset timer', 'larger notes', 'smaller notes'] satisfies Press[]

/** Whether a command is a button's. */
export function isPress(command: Command): command is Press {
  return presses.includes(command)
}

/** Whether only the lecturer's copy has what a command is about. */
export function isOfLecturer(command: Command): boolean {
  return keyRows.some(({ does, lecturer }) => does === command && lecturer)
}

/** Whether a key that is held down does again what it does. */
export function isRepeated(command: Command): boolean {
  return moves.includes(command)
}

/** Whether a key scrolls or writes where the state is such, and so is left to the browser. */
export function isLeftToBrowser(command: Command, { view, panel, typed }: State): boolean {
  if (panel !== undefined) return command !== 'escape' && command !== 'help' && command !== 'search'
  if (view !== 'reading') return false
  return moves.includes(command) || (command === 'enter' && typed === '')
}
