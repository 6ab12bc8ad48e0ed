import puppeteer, { type Browser } from 'puppeteer-core'
import { type PrintBrowser, startBrowser } from '../../src/print/browser.ts'
import { type LocalBrowser, findBrowser, installedBrowser } from '../../src/print/find-browser.ts'
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
  return launch(path, 'shell', { ...process.env, ...(embedded && { FONTCONFIG_FILE: embedded.fontConfig }) })
}

/** The browsers in which pages are opened as an audience does: the one that comes with Deckhand, and one that is installed, where there is one. */
export function audienceBrowsers(): { readonly name: string; open(): Promise<Browser> }[] {
  const installed = installedBrowser(process.env)
  return [
    { name: 'the browser of the package', open: openBrowser },
    ...(installed === undefined ? [] : [{ name: 'an installed browser', open: () => launch(installed, true, process.env) }]),
  ]
}

function launch(executablePath: string, headless: 'shell' | true, env: NodeJS.ProcessEnv): Promise<Browser> {
  const asRoot = process.getuid?.() === 0
  return puppeteer.launch({
    executablePath,
    headless,
    pipe: true,
    args: [...(asRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-background-networking'],
    env,
  })
}
