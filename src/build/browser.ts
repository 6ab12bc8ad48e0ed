import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type Diagnostic, fileStart, reasonOf } from '../diagnostics/diagnostic.ts'
import { type PrintBrowser, startBrowser } from '../print/browser.ts'
import { type FoundBrowser, type NoBrowser, findBrowser } from '../print/find-browser.ts'
import { localIdentity } from '../print/identity.ts'
import { launchBrowser } from '../print/launch.ts'
import { type PagePool, type PageWork, pagePool } from '../print/pool.ts'
import { connectRemote } from '../print/remote.ts'
import { type World, decodeUtf8 } from '../world/world.ts'
import { packageRoot } from './paths.ts'

/** The browser of a run. It is looked for and started when it is needed first. */
export interface RunBrowser {
  /** Starts it ahead, for a run that will need it: it comes up while the course is read. */
  start(): void
  /**
   * Does work on a page of its own, as many at once as the machine has cores. The page is given at once and comes up meanwhile.
   * Where it crashes or hangs, the work is done once more on a fresh browser: what it writes or tells must be meant anew.
   *
   * @param name work of the same name gets the page as the last left it, where pages are kept
   * @returns `undefined` where there is no browser: `missing` tells why
   * @throws BrowserFailure where the browser failed this work twice; let it through from the first time
   */
  use<T>(work: PageWork<T>, name?: string): Promise<T | undefined>
  /** Which browser prints: a part of the key of whatever is kept. Started for it only where it cannot be told otherwise. */
  identity(): Promise<string | undefined>
  /** The file of the browser, by its absolute path; `undefined` where there is none on this machine. */
  program(): Promise<string | undefined>
  /** What to tell where there is no browser; an error in any case where an address was named. */
  missing(severity: Diagnostic['severity'], lacking: string): Promise<Diagnostic[]>
  close(): Promise<void>
}

/** What may be set otherwise. */
export interface BrowserLimits {
  /** How many pages stay open for the next deck or build: each is a process, and shows what has changed of its deck in a moment. As many as there may be at once where absent. */
  readonly kept?: number
  /** How many pages there may be at once. */
  readonly pages?: number
  /** How long one command may take, in milliseconds. */
  readonly patience?: number
}

/** A browser and pages in it, or why there is none. */
type Had = { readonly found: FoundBrowser; readonly pool: PagePool } | NoBrowser

/** @param named a path, a name or an address; `DECKHAND_BROWSER` counts where it is absent, never the course */
export function runBrowser(named: string | undefined, world: World, limits: BrowserLimits = {}): RunBrowser {
  const { pages = availableParallelism(), kept = pages, patience = 60_000 } = limits
  let having: Promise<Had> | undefined
  let pool: PagePool | undefined
  const have = (): Promise<Had> => (having ??= look())
  const look = async (): Promise<Had> => {
    const search = await findBrowser(named, world.environment).catch(notReady)
    if (!('found' in search)) return search
    const { found } = search
    pool = pagePool(() => starter(found, world, patience), pages, kept)
    // Whether there is one elsewhere is known when it answers.
    const problem = 'address' in found ? await pool.start().then(() => undefined, reasonOf) : undefined
    return problem === undefined ? { found, pool } : { problem, hint: unreachable, isFault: true }
  }
  const withPool = async <T>(act: (pool: PagePool) => T | Promise<T>): Promise<T | undefined> => {
    const had = await have()
    return 'pool' in had ? act(had.pool) : undefined
  }
  return {
    start: () => void withPool(({ start }) => start()).catch(() => undefined), // whoever uses a page hears of it
    use: (work, name) => withPool(({ use }) => use(work, name)),
    identity: async () => {
      const had = await have()
      if ('problem' in had) return undefined
      const {
        found,
        pool: { start },
      } = had
      return 'address' in found ? `remote ${await start()}` : ((await localIdentity(found)) ?? start())
    },
    program: async () => {
      const had = await have()
      return 'found' in had && 'path' in had.found ? had.found.path : undefined
    },
    missing: async (severity, lacking) => {
      const had = await have()
      if ('found' in had) return []
      const { problem, hint, isFault } = had
      const message = `${lacking}: ${problem}`
      const file = 'course.yaml'
      const more = isFault ? hint : `${hint}; deckhand doctor tells what it finds`
      return [{ file, range: fileStart, code: 'browser/not-found', severity: isFault ? 'error' : severity, message, hint: more }]
    },
    close: async () => {
      await pool?.close()
      await having
      await pool?.close()
    },
  }
}

const unreachable =
  'start one there with --headless --remote-debugging-port=9222 and name the address that it prints, or leave --browser out to use the one that Deckhand finds'

function starter(found: FoundBrowser, world: World, patience: number): PrintBrowser {
  const start = (signal: AbortSignal) => ('address' in found ? connectRemote(found, signal) : launchBrowser(found, signal))
  return startBrowser(start, readInspector(world), patience)
}

/**
 * What to tell where there is a browser that fails.
 *
 * @param file the deck's
 * @param lacking what could not be done without it
 */
export function browserFault(file: string, lacking: string, error: unknown): Diagnostic {
  return {
    file,
    range: fileStart,
    code: 'browser/failed',
    severity: 'error',
    message: `the browser failed, so ${lacking}: ${reasonOf(error)}`,
    hint: 'deckhand doctor tells whether it prints at all; or try another one with --browser PATH',
  }
}

/** A browser that is there and yet cannot be used: a full disk while it is unpacked, say. */
function notReady(error: unknown): NoBrowser {
  return {
    problem: `the browser could not be made ready: ${reasonOf(error)}`,
    hint: 'deckhand doctor tells more; or name another one with --browser PATH',
  }
}

/** The script by which the browser measures slides. */
async function readInspector(world: World): Promise<string> {
  return decodeUtf8(await world.read(join(packageRoot, 'dist/inspect.js'))).trim()
}
