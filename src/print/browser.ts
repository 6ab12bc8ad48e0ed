import { type RunningBrowser, connect } from './connection.ts'
import { asFailure } from './failure.ts'
import { type OpenPage, type PrintPage, openPage, printPage } from './page.ts'

export type { PrintPage } from './page.ts'

/** A browser that shows, measures and prints. Start it early: it comes up while other work is done. */
export interface PrintBrowser {
  /** Product, version and system, as soon as it is up; rejects with a `BrowserFailure` where it does not start. */
  readonly version: Promise<string>
  /** Opens the next page ahead: its process starts while the deck is rendered. */
  prepare(): void
  /** An empty page, in a context of its own. Given at once: its first command waits until it is open. */
  open(): PrintPage
  /** Ends it, also while it starts. What its pages are at rejects. */
  close(): Promise<void>
}

/**
 * Starts a browser and returns at once; a browser that does not start fails the first command.
 *
 * @param start starts it; ends the attempt where the signal tells
 * @param inspector the script of `inspect/`, which runs in the page
 * @param patience how long a command may take, in milliseconds
 */
export function startBrowser(
  start: (signal: AbortSignal) => Promise<RunningBrowser>,
  inspector: Promise<string>,
  patience: number,
): PrintBrowser {
  const closing = new AbortController()
  const running = start(closing.signal).catch((error: unknown) => {
    throw asFailure(error)
  })
  const version = running.then((browser) => browser.version)
  const line = running.then(connect)
  // Whoever opens a page hears of a failure; without a page nobody needs to.
  for (const promise of [running, version, line, inspector]) promise.catch(() => undefined)
  let ahead: Promise<OpenPage> | undefined
  const openNext = (): Promise<OpenPage> => {
    const opening = line.then((connection) => openPage(connection, patience))
    opening.catch(() => undefined)
    return opening
  }
  return {
    version,
    prepare: () => void (ahead ??= openNext()),
    open: () => {
      const opening = ahead ?? openNext()
      ahead = undefined
      return printPage(opening, inspector)
    },
    close: async () => {
      closing.abort()
      const browser = await running.catch(() => undefined)
      await browser?.stop()
    },
  }
}
