import { basename } from 'node:path'
import argumentsOf from 'launch-editor/get-args.js'

/** A place in a file, by its absolute path. */
export interface FilePlace {
  readonly path: string
  readonly line: number
  readonly column: number
}

/** A program and what it is started with. */
export interface Editor {
  readonly command: string
  readonly args: readonly string[]
}

/** Editors that want a terminal: ours is taken. */
const inTerminal = ['vi', 'vim', 'nvim', 'nano', 'pico', 'emacs', 'micro', 'hx', 'helix', 'kak', 'joe', 'ed', 'ne', 'mcedit']

/**
 * The editor that the lecturer wants, as it is named: by an option or `DECKHAND_EDITOR`, or else by `VISUAL` or `EDITOR`, where it
 * brings a window of its own. `undefined` where none is named.
 */
export function findEditor(named: string | undefined, environment: Readonly<Record<string, string | undefined>>): Editor | undefined {
  const wanted = [named, environment['DECKHAND_EDITOR']].find(isNamed)
  if (wanted !== undefined) return parseCommand(wanted)
  const usual = [environment['VISUAL'], environment['EDITOR']].filter(isNamed).map(parseCommand)
  return usual.find(({ command }) => !inTerminal.includes(nameOf(command)))
}

/** How an editor is started so that it shows a place. Of one that is not known, so that it shows the file. */
export function openIn({ command, args }: Editor, { path, line, column }: FilePlace): Editor {
  return { command, args: [...args, ...argumentsOf(nameOf(command), path, line, column).map(String)] }
}

function isNamed(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}

function nameOf(command: string): string {
  return basename(command.replaceAll('\\', '/')).replace(/\.(exe|cmd|bat)$/i, '')
}

/** A command line: words between blanks, or in quotes. */
function parseCommand(text: string): Editor {
  const words = [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, plain]) => double ?? single ?? plain ?? '')
  const [command = '', ...args] = words
  return { command, args }
}
