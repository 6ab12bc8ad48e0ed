import { reasonOf } from '../../diagnostics/diagnostic.ts'
import { startBrowser } from '../../print/browser.ts'
import type { RunningBrowser } from '../../print/connection.ts'
import { type FoundBrowser, findBrowser } from '../../print/find-browser.ts'
import { launchBrowser } from '../../print/launch.ts'
import { connectRemote } from '../../print/remote.ts'
import type { World } from '../../world/world.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

const page = '<!doctype html><html lang="en"><head><title>Page</title></head><body><p>A page.</p></body></html>'
/** In ms. */
const patience = 30_000

/** Finds the browser, starts it, and has it print a page: only that says that it works. */
export async function examineBrowser(world: World, named: string | undefined): Promise<Finding[]> {
  const search = await findBrowser(named, world.environment).catch((error: unknown) => ({ problem: reasonOf(error), hint: tryAnother }))
  if ('problem' in search) return [fail('browser', search.problem, search.hint)]
  const { found } = search
  let running: RunningBrowser | undefined
  const start = async (signal: AbortSignal): Promise<RunningBrowser> =>
    (running = await ('address' in found ? connectRemote(found, signal) : launchBrowser(found, signal)))
  const browser = startBrowser(start, Promise.resolve(''), patience)
  try {
    const shown = browser.open()
    await shown.show(page)
    const pdf = await shown.print('2026-01-01')
    if (!new TextDecoder('latin1').decode(pdf.subarray(0, 5)).startsWith('%PDF')) throw new Error('what it printed is no PDF')
    return [ok('browser', `${await browser.version}, ${whereFrom(found)}; it started and printed a page`), ...sandbox(running)]
  } catch (error) {
    return [fail('browser', `${whereFrom(found)} does not print: ${reasonOf(error)}`, tryAnother)]
  } finally {
    await browser.close()
  }
}

const tryAnother = 'install Chrome, Chromium or Edge, or name another one with --browser PATH or DECKHAND_BROWSER'

function whereFrom(found: FoundBrowser): string {
  if ('address' in found) return `somebody else's at ${found.address.protocol}//${found.address.host}`
  return found.embedded ? `embedded (@sparticuz/chromium ${found.embedded.version}) at ${found.path}` : `installed at ${found.path}`
}

function sandbox(running: RunningBrowser | undefined): Finding[] {
  if (running?.sandboxed === undefined) return []
  if (running.sandboxed) return [ok('sandbox', 'the browser runs in its sandbox')]
  return process.getuid?.() === 0
    ? [warn('sandbox', 'the browser runs without its sandbox, for root has none', 'run deckhand as another user')]
    : [warn('sandbox', 'the browser runs without its sandbox', 'allow unprivileged user namespaces, or run it in a container')]
}
