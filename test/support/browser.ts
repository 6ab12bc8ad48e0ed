import puppeteer, { type Browser } from 'puppeteer-core'
import { findBrowser } from '../../src/print/find-browser.ts'

/** The browser that Deckhand prints with, driven by Puppeteer, for what only a real browser can show. */
export async function openBrowser(): Promise<Browser> {
  const search = await findBrowser(undefined, process.env)
  if (!('found' in search)) throw new Error(search.problem)
  const { path, embedded } = search.found
  const asRoot = process.getuid?.() === 0
  return puppeteer.launch({
    executablePath: path,
    headless: 'shell',
    pipe: true,
    args: [...(asRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-background-networking'],
    env: { ...process.env, ...(embedded && { FONTCONFIG_FILE: embedded.fontConfig }) },
  })
}
