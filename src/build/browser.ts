import { join } from 'node:path'
import { type Diagnostic, fileStart, reasonOf } from '../diagnostics/diagnostic.ts'
import { type PrintPage, startBrowser } from '../print/browser.ts'
import { type BrowserSearch, findBrowser } from '../print/find-browser.ts'
import { type World, decodeUtf8 } from '../world/world.ts'
import { packageRoot } from './paths.ts'

/** The browser of a run, which comes up while the course is read. */
export interface RunBrowser {
  /** An empty page, or `undefined` where there is no browser. Rejects where the browser fails, and may be awaited late. */
  open(): Promise<PrintPage | undefined>
  /** What to tell where there is no browser. */
  missing(severity: Diagnostic['severity'], lacking: string): Promise<Diagnostic[]>
  close(): Promise<void>
}

/** Finds and starts a browser, and opens its first page ahead. */
export function runBrowser(named: string | undefined, world: World): RunBrowser {
  const search = findBrowser(named, world.environment).catch(notReady)
  const started = search.then((result) => {
    const browser = 'found' in result ? startBrowser(result.found, readInspector(world)) : undefined
    browser?.prepare()
    return browser
  })
  return {
    open: () => {
      const opening = started.then((browser) => browser?.open())
      opening.catch(() => undefined) // whoever awaits it hears of it, and that may be after it has failed
      return opening
    },
    missing: async (severity, lacking) => {
      const result = await search
      if ('found' in result) return []
      const { problem, hint } = result
      return [{ file: 'course.yaml', range: fileStart, code: 'browser/not-found', severity, message: `${lacking}: ${problem}`, hint }]
    },
    close: async () => (await started)?.close(),
  }
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
    hint: 'try another one with --browser PATH',
  }
}

/** A browser that is there and yet cannot be used: a full disk while it is unpacked, say. */
function notReady(error: unknown): BrowserSearch {
  return { problem: `the browser could not be made ready: ${reasonOf(error)}`, hint: 'name another one with --browser PATH' }
}

/** The script by which the browser measures slides. */
async function readInspector(world: World): Promise<string> {
  return decodeUtf8(await world.read(join(packageRoot, 'dist/inspect.js'))).trim()
}
