import puppeteer, { type Browser } from 'puppeteer-core'
import { type PrintBrowser, startBrowser } from '../../src/print/browser.ts'
import { type LocalBrowser, findBrowser } from '../../src/print/find-browser.ts'
import { launchBrowser } from '../../src/print/launch.ts'

/** The browser that Deckhand finds by itself. */
export async function localBrowser(): Promise<LocalBrowser> {
  const search = await findBrowser(undefined, process.env)
  if (!('found' in search) || 'address' in search.found) throw new Error('problem' in search ? search.problem : 'it is elsewhere')
  return search.found
}

/** The same, started. */
export async function startLocal(inspector: Promise<string> = Promise.resolve(''), patience = 60_000): Promise<PrintBrowser> {
  const found = await localBrowser()
  return startBrowser((signal) => launchBrowser(found, signal), inspector, patience)
}

/** The browser that Deckhand prints with, driven by Puppeteer, for what only a real browser can show. */
export async function openBrowser(): Promise<Browser> {
  const { path, embedded } = await localBrowser()
  const asRoot = process.getuid?.() === 0
  return puppeteer.launch({
    executablePath: path,
    headless: 'shell',
    pipe: true,
    args: [...(asRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-background-networking'],
    env: { ...process.env, ...(embedded && { FONTCONFIG_FILE: embedded.fontConfig }) },
  })
}
