import type { CDPSession } from 'puppeteer-core/internal/api/CDPSession.js'
import type { Connection } from 'puppeteer-core/internal/cdp/Connection.js'
import type { FoundBrowser } from './find-browser.ts'
import { type RunningBrowser, launchBrowser } from './launch.ts'
import { pinDates } from './pin-dates.ts'
import { pinNodes } from './pin-nodes.ts'

/** A browser that shows, measures and prints. Start it early: it comes up while other work is done. */
export interface PrintBrowser {
  /** Opens the next page ahead: its process starts while the deck is rendered. */
  prepare(): void
  /** An empty page, in a context of its own. */
  open(): Promise<PrintPage>
  close(): Promise<void>
}

/** A page in the browser. */
export interface PrintPage {
  /** Shows a document, from memory, as it will be printed; waits for its fonts and pictures. */
  show(html: string): Promise<void>
  /**
   * Calls a function of `inspect/` in the page.
   *
   * @param input what it is given, as JSON
   * @returns what it gives, as JSON: to be parsed by whoever asks
   */
  ask(name: string, input: unknown): Promise<unknown>
  /**
   * What is shown as a PDF: tagged and with an outline, or for other PDFs to embed, which its structure would break.
   *
   * @param date `2026-11-01`: what the PDF says of when it was made
   */
  print(date: string, options?: { readonly tagged: boolean }): Promise<Uint8Array>
  close(): Promise<void>
}

const slideWidth = 1280
const slideHeight = 720
const patience = 60_000

/**
 * Starts a browser and returns at once; a browser that does not start fails the first `open`.
 *
 * @param inspector the script of `inspect/`, which runs in the page
 */
export function startBrowser(found: FoundBrowser, inspector: Promise<string>): PrintBrowser {
  const running = launchBrowser(found)
  const client = connect(running)
  // Whoever opens a page hears of the failure; without a page nobody needs to.
  running.catch(() => undefined)
  client.catch(() => undefined)
  inspector.catch(() => undefined)
  let ready: Promise<OpenPage> | undefined
  const prepare = (): Promise<OpenPage> => {
    ready ??= client.then(openPage)
    ready.catch(() => undefined)
    return ready
  }
  return {
    prepare: () => void prepare(),
    open: async () => {
      const taken = prepare()
      ready = undefined
      return printPage(await taken, await inspector)
    },
    close: async () => {
      const browser = await running.catch(() => undefined)
      await client.catch(() => undefined)
      await browser?.stop()
    },
  }
}

function printPage({ session, close }: OpenPage, inspector: string): PrintPage {
  return {
    show: (html) => showDocument(session, html),
    ask: (name, input) => inspect(session, inspector, `${name}(${JSON.stringify(input)})`),
    print: async (date, { tagged } = { tagged: true }) => {
      const { data } = await session.send('Page.printToPDF', {
        printBackground: true,
        preferCSSPageSize: true,
        generateTaggedPDF: tagged,
        generateDocumentOutline: tagged,
      })
      return pinNodes(pinDates(Buffer.from(data, 'base64'), date))
    },
    close,
  }
}

/** The page's own scripts are off; what the browser is told to run, runs. */
async function inspect(session: CDPSession, inspector: string, call: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression: `${inspector}\n${call}`, returnByValue: true })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description?.split('\n')[0] ?? exceptionDetails.text)
  return result.value
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

/** No scripts, no network, no files: what the page shows is what is in it. */
async function lockDown(session: CDPSession): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId }) => {
    session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).catch(() => undefined)
  })
  await Promise.all([
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    // What is measured is what is printed.
    session.send('Emulation.setEmulatedMedia', { media: 'print' }),
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
