import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Search, Sighting, Sightings } from '../world/observe.ts'
import { areUnchanged } from '../world/unchanged.ts'
import { storeFolder } from '../world/store.ts'
import type { World } from '../world/world.ts'
import { sha256 } from '../world/hash.ts'
import { identity } from './identity.ts'
import type { BuildOptions } from './options.ts'

// This stands before everything else that a build does: it imports next to nothing.

/** A build that left nothing to do: what it looked at, what it wrote, and what it told. */
export interface RunState {
  readonly identity: string
  /** All that it looked at. */
  readonly paths: readonly Sighting[]
  readonly searches: readonly Search[]
  /** The day, where what it told depends on it. */
  readonly day?: string
  /** What it told, and the texts of the files that this is about. */
  readonly diagnostics: readonly Diagnostic[]
  readonly texts: readonly (readonly [string, string])[]
  readonly decks: number
}

type RunOptions = Pick<
  BuildOptions,
  'root' | 'out' | 'decks' | 'shard' | 'only' | 'audience' | 'paper' | 'largePrint' | 'strict' | 'browser'
>

type Environment = World['environment']

/** Where the state of a run with these options is kept. */
export function runStatePath(options: RunOptions, environment: Environment): string {
  const { root, out, decks, shard, only, audience, paper, largePrint, strict, browser } = options
  const asked = [decks, shard, only, audience, paper, largePrint, strict, browser, environment['DECKHAND_BROWSER'], environment['PATH']]
  return join(storeFolder(root), 'v1/runs', `${sha256(JSON.stringify([root, relative(root, out), asked])).slice(0, 32)}.json`)
}

/**
 * The state of the last run with these options, where nothing has changed since: neither what it read nor what it wrote.
 *
 * @param findPackageFile as a world finds it
 */
export function unchangedRun(
  options: RunOptions,
  { environment, findPackageFile, today }: Pick<World, 'environment' | 'findPackageFile' | 'today'>,
): RunState | undefined {
  const state = readState(runStatePath(options, environment))
  if (state?.identity !== identity || !areUnchanged(state.paths)) return undefined
  if (state.day !== undefined && state.day !== today()) return undefined
  return state.searches.every(({ specifier, folder, found }) => findPackageFile(specifier, folder) === found) ? state : undefined
}

function readState(path: string): RunState | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isState(state) ? state : undefined
  } catch {
    return undefined // there was no such run
  }
}

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isNumber: Check = (value) => typeof value === 'number'
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const shaped =
  (shape: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' && value !== null && Object.entries(shape).every(([name, check]) => check(Reflect.get(value, name)))

const position = shaped({ line: isNumber, column: isNumber })
const sightings: Readonly<Record<Sighting['kind'], Check>> = {
  absent: () => true,
  present: () => true,
  folder: shaped({ names: listOf(isText), endings: (value) => value === undefined || listOf(isText)(value) }),
  stamp: shaped({ size: isNumber, modified: isNumber }),
  file: shaped({ size: isNumber, modified: isNumber, changed: isNumber, sha256: isText }),
}
const isSighting: Check = (value) =>
  shaped({ path: isText, kind: isText })(value) && Object.entries(sightings).some(([kind, check]) => hasKind(value, kind) && check(value))

function hasKind(value: unknown, kind: string): boolean {
  return typeof value === 'object' && value !== null && Reflect.get(value, 'kind') === kind
}

/** By hand: a library that parses takes longer to load than all else that is done here. */
const stateCheck = shaped({
  identity: isText,
  paths: listOf(isSighting),
  searches: listOf(shaped({ specifier: isText, folder: isText, found: (value) => value === undefined || isText(value) })),
  diagnostics: listOf(
    shaped({
      code: isText,
      severity: (value) => value === 'error' || value === 'warning',
      message: isText,
      hint: isText,
      file: isText,
      range: shaped({ start: position, end: position }),
    }),
  ),
  texts: listOf((value) => listOf(isText)(value) && Array.isArray(value) && value.length === 2),
  decks: isNumber,
  day: (value) => value === undefined || isText(value),
})

function isState(value: unknown): value is RunState {
  return stateCheck(value)
}

/** The text of the state of a run, to be written. */
export function renderRunState(
  { paths, searches, day }: Sightings,
  outputs: readonly Sighting[],
  told: Pick<RunState, 'diagnostics' | 'texts' | 'decks'>,
): string {
  const { diagnostics, texts, decks } = told
  // JSON has no undefined: a search that found nothing comes back without `found`.
  return JSON.stringify({
    identity,
    paths: [...paths, ...outputs],
    searches,
    ...(day !== undefined && { day }),
    diagnostics,
    texts,
    decks,
  } satisfies RunState)
}
