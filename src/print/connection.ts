import type { Connection } from 'puppeteer-core/internal/cdp/Connection.js'
import { loss } from './failure.ts'

/** A browser that is up, and the line to it: a pipe, or a socket. */
export interface RunningBrowser {
  /** Product, version and system, as it says itself: `HeadlessChrome/143.0.7499.0 (X11; Linux x86_64)`. */
  readonly version: string
  /** Whether it runs in its sandbox; `undefined` of one that somebody else has started. */
  readonly sandboxed?: boolean
  readonly send: (message: string) => void
  readonly onMessage: (listener: (message: string) => void) => void
  /** Hears once, with the reason, when it has ended or the line is cut. */
  readonly onExit: (listener: (reason: string) => void) => void
  /** Ends it, or leaves it where it is not ours. */
  stop(): Promise<void>
}

/** The protocol's connection to a running browser. */
export interface BrowserConnection {
  readonly connection: Connection
  /** Rejects with the reason when the browser has ended. */
  readonly lost: Promise<never>
}

/**
 * The protocol's connection alone, without the rest of Puppeteer: it loads in a seventh of the time,
 * and printing needs a dozen commands.
 */
export async function connect(browser: RunningBrowser): Promise<BrowserConnection> {
  const { Connection } = await import('puppeteer-core/internal/cdp/Connection.js')
  const transport: { send: (message: string) => void; close: () => void; onmessage?: (message: string) => void; onclose?: () => void } = {
    send: browser.send,
    close: () => undefined,
  }
  browser.onMessage((message) => transport.onmessage?.(message))
  const lost = loss((lose) =>
    browser.onExit((reason) => {
      lose(reason) // first: whoever waits is to hear why
      transport.onclose?.()
    }),
  )
  // No timeouts of its own: `answered` has them.
  return { connection: new Connection('', transport, 0, 0), lost }
}

/** The first question to any browser, and how its answer is told from another. */
export const greeting = '{"id":0,"method":"Browser.getVersion"}'

/** What the browser says of itself; `undefined` where that is no answer of a browser. */
export function versionOf(message: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(message)
    const result: unknown = typeof answer === 'object' && answer !== null && 'result' in answer ? answer.result : undefined
    if (typeof result !== 'object' || result === null || !('product' in result)) return undefined
    const system = 'userAgent' in result ? /\([^)]*\)/.exec(String(result.userAgent)) : null
    return [String(result.product), ...(system ?? [])].join(' ')
  } catch {
    return undefined
  }
}
