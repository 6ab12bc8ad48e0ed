import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Argument, Command, Option } from 'commander'
import { outputKinds } from '../build/options.ts'
import { packageRoot } from '../build/paths.ts'
import { themeParts } from '../theme/sheets.ts'
import { findRoot } from './find-root.ts'

/** What may stand somewhere, and what is said of it. */
export interface Candidate {
  readonly value: string
  readonly about: string
}

/** What may stand in the place of the last word. */
export interface Completions {
  readonly candidates: readonly Candidate[]
  /** Whether the shell is to complete files or folders beside those. */
  readonly files: 'none' | 'files' | 'folders'
}

/** The names that the course of a command has: of decks, of layouts and themes. */
export type NamesOf = (kind: 'deck' | 'layout' | 'theme', root: string | undefined) => readonly string[]

/** `deckhand completion`: the script by which a shell asks `deckhand complete` what may stand in the place of the last word. */
export function showCompletionScript(shell: string): void {
  process.stdout.write(readFileSync(join(packageRoot, 'templates/completion', shell)))
}

/**
 * The answer to `deckhand complete`: a candidate a line, behind a tab what is said of it.
 * The last line says whether files or folders may stand there too.
 */
export function renderCompletions(program: Command, words: readonly string[]): string {
  const { candidates, files } = completions(program, words, namesOnDisk)
  return [...candidates.map(({ value, about }) => `${value}\t${about}`), `:${files}`].map((line) => `${line}\n`).join('')
}

/**
 * What may stand in the place of the last word, read from the program itself: so nothing is told that it would not take.
 *
 * @param words what stands behind the command's name up to the cursor; the last is what is being typed
 */
export function completions(program: Command, words: readonly string[], names: NamesOf): Completions {
  // Bash parts words at an equals sign.
  const apart = words.filter((word, index) => word !== '=' || !words[index - 1]?.startsWith('--'))
  const typed = words.at(-1) === '=' ? '' : (apart.at(-1) ?? '')
  const before = words.at(-1) === '=' ? apart : apart.slice(0, -1)
  const { command, option, used, values, literal } = read(program, before)
  const context = { names, root: values.get('root') }
  if (option) return startingWith(ofValue(option, typed, context), typed)
  const [, name, value] = /^(--[\w-]+)=(.*)$/.exec(typed) ?? []
  const assigned = literal || name === undefined ? undefined : findOption(command, name)
  if (assigned && value !== undefined) {
    const { candidates, files } = startingWith(ofValue(assigned, value, context), value)
    return { candidates: candidates.map((candidate) => ({ ...candidate, value: `${name}=${candidate.value}` })), files }
  }
  if (typed.startsWith('-') && !literal) return startingWith(ofOptions(command, used), typed)
  return startingWith(ofArgument(command, used.arguments, context), typed)
}

interface Context {
  readonly names: NamesOf
  readonly root: string | undefined
}

/** What stands before the word that is typed. */
interface Before {
  readonly command: Command
  /** The option whose value is typed. */
  readonly option: Option | undefined
  readonly used: { readonly options: ReadonlySet<Option>; readonly arguments: readonly string[] }
  /** The values of options, by their names. */
  readonly values: ReadonlyMap<string, string>
  /** Whether all further words are arguments. */
  readonly literal: boolean
}

function read(program: Command, words: readonly string[]): Before {
  let command = program
  let option: Option | undefined
  let literal = false
  const options = new Set<Option>()
  let args: string[] = []
  const values = new Map<string, string>()
  for (const word of words) {
    const sub = command.commands.find((other) => other.name() === word)
    if (option) {
      values.set(option.attributeName(), word)
      option = undefined
    } else if (literal) args.push(word)
    else if (word === '--') literal = true
    else if (word.startsWith('-')) {
      const [name = '', value] = word.split('=')
      const found = findOption(command, name)
      if (found) options.add(found)
      if (found && value !== undefined) values.set(found.attributeName(), value)
      else if (found?.required) option = found
    } else if (sub && args.length === 0) {
      command = sub
    } else args.push(word)
  }
  return { command, option, used: { options, arguments: args }, values, literal }
}

function findOption(command: Command, name: string): Option | undefined {
  return command.options.find(({ long, short }) => long === name || short === name)
}

function ofOptions(command: Command, { options }: Before['used']): Completions {
  const visible = command.createHelp().visibleOptions(command)
  const left = visible.filter((option) => ![...options].some((used) => used.long === option.long))
  return { candidates: left.flatMap(({ long, description }) => (long ? [{ value: long, about: description }] : [])), files: 'none' }
}

/** Subcommands where there are any; else the argument whose turn it is. */
function ofArgument(command: Command, given: readonly string[], context: Context): Completions {
  const commands = command.createHelp().visibleCommands(command)
  if (command.commands.length > 0) {
    const candidates = commands.map((other) => ({ value: other.name(), about: other.description() }))
    return { candidates: given.length > 0 ? [] : candidates, files: 'none' }
  }
  const all = command.registeredArguments
  const argument = all[given.length] ?? (all.at(-1)?.variadic ? all.at(-1) : undefined)
  return argument ? ofNamed(argument, given, context) : nothing
}

function ofNamed(argument: Argument, given: readonly string[], { names, root }: Context): Completions {
  if (argument.argChoices) return plain(argument.argChoices)
  switch (argument.name()) {
    case 'deck':
    case 'layout':
    case 'theme':
      return plain(names(argument.name() as 'deck', root).filter((name) => !given.includes(name)))
    case 'file':
      return { candidates: [], files: 'files' }
    case 'dir':
    case 'shard-out':
      return { candidates: [], files: 'folders' }
    case 'from':
    case 'to':
      return { ...plain(['HEAD', 'last-build']), files: 'folders' }
    default:
      return nothing
  }
}

function ofValue(option: Option, typed: string, { names, root }: Context): Completions {
  if (option.argChoices) return plain(option.argChoices)
  switch (option.long) {
    case '--only': {
      // Several, with commas between them.
      const chosen = typed.split(',').slice(0, -1)
      return plain(outputKinds.filter((kind) => !chosen.includes(kind)).map((kind) => [...chosen, kind].join(',')))
    }
    case '--theme':
      return plain(names('theme', root))
    case '--browser':
      return { candidates: [], files: 'files' }
    default:
      return option.flags.includes('<dir>') ? { candidates: [], files: 'folders' } : nothing
  }
}

const nothing: Completions = { candidates: [], files: 'none' }

function plain(values: readonly string[]): Completions {
  return { candidates: values.map((value) => ({ value, about: '' })), files: 'none' }
}

function startingWith({ candidates, files }: Completions, typed: string): Completions {
  return { candidates: candidates.filter(({ value }) => value.startsWith(typed)), files }
}

/** Only folders are listed: whoever presses Tab does not wait for a course to be read. */
const namesOnDisk: NamesOf = (kind, named) => {
  const root = findRoot(named)
  switch (kind) {
    case 'deck':
      return inFolder(join(root, 'decks'), /\.ya?ml$/)
    case 'layout':
      return both(root, 'templates/layouts', /\.hbs$/)
    case 'theme':
      return both(root, 'themes', /\.css$/).filter((name) => !themeParts.includes(name))
  }
}

function both(root: string, folder: string, ending: RegExp): string[] {
  return [...new Set([packageRoot, root].flatMap((place) => inFolder(join(place, folder), ending)))].sort()
}

function inFolder(folder: string, ending: RegExp): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => ending.test(name) && !name.startsWith('.'))
      .map((name) => name.replace(ending, ''))
      .sort()
  } catch {
    return [] // nothing there to be offered
  }
}
