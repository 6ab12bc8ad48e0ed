import type { CDPSession } from 'puppeteer-core/internal/api/CDPSession.js'
import type { Connection } from 'puppeteer-core/internal/cdp/Connection.js'
import type { FoundBrowser } from './find-browser.ts'
import { type RunningBrowser, launchBrowser } from './launch.ts'
import { type Overflow, measureOverflow } from './overflow.ts'
import { pinDates } from './pin-dates.ts'

/** A page to print, from memory. */
export interface PrintJob {
  readonly html: string
  /** `2026-11-01`: what the PDF says of when it was made. */
  readonly date: string
}

/** A page that is printed. */
export interface Printed {
  readonly pdf: Uint8Array
  /** The slides that content leaves. */
  readonly overflows: readonly Overflow[]
}

/** A browser that prints. Start it early: it comes up while other work is done. */
export interface PrintBrowser {
  /** Opens the next page ahead: its process starts while the deck is rendered. */
  prepare(): void
  /** The page as a PDF: tagged, with an outline. */
  print(job: PrintJob): Promise<Printed>
  close(): Promise<void>
}

const slideWidth = 1280
const slideHeight = 720
const patience = 60_000

/**
 * Starts a browser and returns at once; a browser that does not start fails the first `print`.
 */
export function startBrowser(found: FoundBrowser): PrintBrowser {
  const running = launchBrowser(found)
  const client = connect(running)
  // Whoever prints hears of the failure; without a print nobody needs to.
  running.catch(() => undefined)
  client.catch(() => undefined)
  let ready: Promise<OpenPage> | undefined
  const prepare = (): Promise<OpenPage> => {
    ready ??= client.then(openPage)
    ready.catch(() => undefined)
    return ready
  }
  return {
    prepare: () => void prepare(),
    print: async (job) => {
      const taken = prepare()
      ready = undefined
      const page = await taken
      try {
        return await printPage(page, job)
      } finally {
        await page.close()
      }
    },
    close: async () => {
      const browser = await running.catch(() => undefined)
      await client.catch(() => undefined)
      await browser?.stop()
    },
  }
}

/**
 * The protocol's connection alone, without the rest of Puppeteer: it loads in a seventh of the time,
 * and printing needs a dozen commands.
 */
async function connect(running: Promise<RunningBrowser>): Promise<Connection> {
  const [{ Connection }, browser] = await Promise.all([import('puppeteer-core/internal/cdp/Connection.js'), running])
  const transport: { send: (message: string) => void; close: () => void; onmessage?: (message: string) => void; onclose?: () => void } = {
    send: browser.send,
    close: () => undefined,
  }
  browser.onMessage((message) => transport.onmessage?.(message))
  browser.onExit(() => transport.onclose?.())
  return new Connection('', transport, 0, patience)
}

interface OpenPage {
  readonly session: CDPSession
  close(): Promise<void>
}

/** Each page has a context of its own: nothing of one deck is there when the next is printed. */
async function openPage(connection: Connection): Promise<OpenPage> {
  const { browserContextId } = await connection.send('Target.createBrowserContext', { disposeOnDetach: true })
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank', browserContextId })
  const { targetInfo } = await connection.send('Target.getTargetInfo', { targetId })
  const session = await connection.createSession(targetInfo)
  await lockDown(session)
  return { session, close: () => connection.send('Target.disposeBrowserContext', { browserContextId }) }
}

async function printPage({ session }: OpenPage, job: PrintJob): Promise<Printed> {
  await showDocument(session, job.html)
  const measured = await session.send('Runtime.evaluate', { expression: measureOverflow, returnByValue: true })
  const { data } = await session.send('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
  return { pdf: pinDates(Buffer.from(data, 'base64'), job.date), overflows: measured.result.value ?? [] }
}

/** No scripts, no network, no files: what the page shows is what is in it. */
async function lockDown(session: CDPSession): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId }) => {
    session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).catch(() => undefined)
  })
  await Promise.all([
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Emulation.setDeviceMetricsOverride', { width: slideWidth, height: slideHeight, deviceScaleFactor: 1, mobile: false }),
  ])
}

/** Sets the document and waits for its fonts and images; both are in the page, so this takes milliseconds. */
async function showDocument(session: CDPSession, html: string): Promise<void> {
  const { frameTree } = await session.send('Page.getFrameTree')
  await session.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html })
  // Runs in the browser, where the page's own scripts are off.
  const expression =
    'Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => {}))]).then(() => {})'
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression, awaitPromise: true })
  if (exceptionDetails) throw new Error(exceptionDetails.text)
}
