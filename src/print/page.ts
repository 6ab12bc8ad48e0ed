import type { CDPSession } from 'puppeteer-core/internal/api/CDPSession.js'
import { type SplitPage, changeOfPage, joinPage, splitPage } from '../slides/page-changes.ts'
import type { BrowserConnection } from './connection.ts'
import { type Answered, answered, loss } from './failure.ts'
import { pinDates } from './pin-dates.ts'
import { pinNodes } from './pin-nodes.ts'

/** A page in the browser. What the browser is at fault for rejects with a `BrowserFailure`. */
export interface PrintPage {
  /**
   * Shows a document, from memory, as it will be printed; waits for its fonts and pictures.
   * Where it shows a page of the same kind, only the slides and styles that differ are set anew: fonts stay decoded.
   */
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
  /** What is shown as a PNG, a px of it for each of the page's. The page is as large afterwards as it was. */
  picture(picture: PagePicture): Promise<Uint8Array>
  close(): Promise<void>
}

/** Which part of a page is wanted as a picture, in px. */
export interface PagePicture {
  /** How large the page is to be. */
  readonly width: number
  readonly height: number
  /** The part of it; all of it where absent. */
  readonly clip?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** Whether there is nothing behind the page, instead of white paper. */
  readonly transparent?: boolean
}

/** A page that is there, and its line. */
export interface OpenPage {
  readonly session: CDPSession
  readonly answer: Answered
  close(): Promise<void>
}

const slideMetrics = { width: 1280, height: 720, deviceScaleFactor: 1, mobile: false }

/**
 * Opens a page in a context of its own. No script of a deck runs in it and nothing is fetched or stored, so a deck leaves nothing to the next that it shows.
 *
 * @param patience how long a command may take, in milliseconds
 */
export async function openPage({ connection, lost }: BrowserConnection, patience: number): Promise<OpenPage> {
  const answer = answered(lost, patience)
  // Whatever is asked for by name or address leads nowhere, also where the browser was started by somebody else.
  const nowhere = { proxyServer: '127.0.0.1:9', proxyBypassList: '<-loopback>' }
  const { browserContextId } = await answer(connection.send('Target.createBrowserContext', { disposeOnDetach: true, ...nowhere }))
  const { targetId } = await answer(connection.send('Target.createTarget', { url: 'about:blank', browserContextId }))
  const { targetInfo } = await answer(connection.send('Target.getTargetInfo', { targetId }))
  const session = await answer(connection.createSession(targetInfo))
  const crashed = loss((lose) => session.once('Inspector.targetCrashed', () => lose('its page crashed')))
  const page: OpenPage = {
    session,
    answer: answered(Promise.race([lost, crashed]), patience),
    close: () => answer(connection.send('Target.disposeBrowserContext', { browserContextId })),
  }
  await lockDown(page)
  return page
}

/** A page to show and print on, of which the first command waits until it is open. */
export function printPage(opening: Promise<OpenPage>, inspector: Promise<string>): PrintPage {
  const ask = async (name: string, input: unknown): Promise<unknown> =>
    inspect(await opening, await inspector, `${name}(${JSON.stringify(input)})`)
  let shown: SplitPage | undefined
  return {
    show: async (html) => {
      const [page, parts, before] = [await opening, splitPage(html), shown]
      shown = undefined
      const change = before && changeOfPage(before, parts)
      const isChanged = change && (await ask('deckhandChange', change)) === true
      if (!isChanged) await setDocument(page, joinPage(parts))
      await settle(page)
      shown = parts
    },
    ask,
    print: async (date, { tagged } = { tagged: true }) => {
      const { session, answer } = await opening
      const printing = session.send('Page.printToPDF', {
        printBackground: true,
        preferCSSPageSize: true,
        generateTaggedPDF: tagged,
        generateDocumentOutline: tagged,
      })
      const { data } = await answer(printing)
      return pinNodes(pinDates(Buffer.from(data, 'base64'), date))
    },
    picture: async (picture) => takePicture(await opening, picture),
    close: async () => (await opening).close(),
  }
}

async function takePicture({ session, answer }: OpenPage, { width, height, clip, transparent = false }: PagePicture): Promise<Uint8Array> {
  await answer(session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false }))
  const ground = transparent ? { color: { r: 0, g: 0, b: 0, a: 0 } } : {}
  await answer(session.send('Emulation.setDefaultBackgroundColorOverride', ground))
  const { data } = await answer(
    session.send('Page.captureScreenshot', { format: 'png', clip: { x: 0, y: 0, width, height, ...clip, scale: 1 } }),
  )
  await answer(session.send('Emulation.setDefaultBackgroundColorOverride', {}))
  await answer(session.send('Emulation.setDeviceMetricsOverride', slideMetrics))
  return Buffer.from(data, 'base64')
}

/** The page's own scripts are off; what the browser is told to run, runs. */
async function inspect({ session, answer }: OpenPage, inspector: string, call: string): Promise<unknown> {
  const running = session.send('Runtime.evaluate', { expression: `${inspector}\n${call}`, returnByValue: true })
  const { result, exceptionDetails } = await answer(running)
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description?.split('\n')[0] ?? exceptionDetails.text)
  return result.value
}

/** No scripts, no network, no files: what the page shows is what is in it. */
async function lockDown({ session, answer }: OpenPage): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId }) => {
    // A page that would go elsewhere stays where its way is aborted; where it is blocked, it gives its place to a page that says so.
    session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => undefined)
  })
  await Promise.all([
    answer(session.send('Emulation.setScriptExecutionDisabled', { value: true })),
    answer(session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })),
    // What is measured is what is printed.
    answer(session.send('Emulation.setEmulatedMedia', { media: 'print' })),
    answer(session.send('Emulation.setDeviceMetricsOverride', slideMetrics)),
  ])
}

async function setDocument({ session, answer }: OpenPage, html: string): Promise<void> {
  const { frameTree } = await answer(session.send('Page.getFrameTree'))
  await answer(session.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html }))
}

/** Waits for fonts and images; both are in the page, so this takes milliseconds. */
async function settle({ session, answer }: OpenPage): Promise<void> {
  // Runs in the browser, where the page's own scripts are off.
  const expression =
    'Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => {}))]).then(() => {})'
  const { exceptionDetails } = await answer(session.send('Runtime.evaluate', { expression, awaitPromise: true }))
  if (exceptionDetails) throw new Error(exceptionDetails.text)
}
