import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Search, Sighting, Sightings } from '../world/observe.ts'
import { areUnchanged } from '../world/unchanged.ts'
import { storeFolder } from '../world/store.ts'
import type { World } from '../world/world.ts'
import { sha256 } from './hash.ts'
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

type RunOptions = Pick<BuildOptions, 'root' | 'out' | 'decks' | 'shard' | 'only' | 'paper' | 'largePrint' | 'strict' | 'browser'>

type Environment = World['environment']

/** Where the state of a run with these options is kept. */
export function runStatePath(options: RunOptions, environment: Environment): string {
  const { root, out, decks, shard, only, paper, largePrint, strict, browser } = options
  const asked = [decks, shard, only, paper, largePrint, strict, browser, environment['DECKHAND_BROWSER'], environment['PATH']]
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
    // Deckhand wrote it whole; one that was meddled with is at worst another's, which `identity` and the files tell.
    const state: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isState(state) ? state : undefined
  } catch {
    return undefined // there was no such run
  }
}

function isState(value: unknown): value is RunState {
  const has = (name: string): boolean => typeof value === 'object' && value !== null && Array.isArray(Reflect.get(value, name))
  return ['paths', 'searches', 'diagnostics', 'texts'].every(has)
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
