import { join } from 'node:path'
import { type Diagnostic, fileStart, reasonOf } from '../diagnostics/diagnostic.ts'
import { type PrintBrowser, startBrowser } from '../print/browser.ts'
import { type BrowserSearch, findBrowser } from '../print/find-browser.ts'
import { type World, decodeUtf8 } from '../world/world.ts'
import { packageRoot } from './paths.ts'

/** The browser of a run, which comes up while the course is read. */
export interface RunBrowser {
  /** `undefined` where there is none. */
  readonly started: Promise<PrintBrowser | undefined>
  /** What to tell where there is none. */
  missing(severity: Diagnostic['severity'], message: string): Promise<Diagnostic[]>
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
    started,
    missing: async (severity, message) => {
      const result = await search
      if ('found' in result) return []
      const { problem, hint } = result
      return [{ file: 'course.yaml', range: fileStart, code: 'browser/not-found', severity, message: `${message}: ${problem}`, hint }]
    },
    close: async () => (await started)?.close(),
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
