import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Embedded, embeddedBrowser } from './embedded.ts'

/** A browser on this machine, and how it is started. */
export interface LocalBrowser {
  readonly path: string
  /** Set for the browser that ships inside an npm package. */
  readonly embedded?: Embedded
}

/** A browser that somebody else has started, here or elsewhere. */
export interface RemoteBrowser {
  /** `ws://host:9222/devtools/browser/…`, or `http://host:9222`, which tells it. */
  readonly address: URL
}

export type FoundBrowser = LocalBrowser | RemoteBrowser

/** A browser, or why there is none. */
export type BrowserSearch = { readonly found: FoundBrowser } | NoBrowser

export interface NoBrowser {
  readonly problem: string
  readonly hint: string
  /** Set where an address was named: whoever counts on a browser elsewhere is not served without one. */
  readonly isFault?: true
}

const getOne =
  'install Chrome, Chromium or Edge, or name one with --browser PATH or DECKHAND_BROWSER; on Linux x64, `npm install` without --omit=optional brings one'

/**
 * The browser to print with: the one that is named, else the one that came with the package (Linux x64),
 * else one that is installed.
 *
 * @param named the value of `--browser`; `DECKHAND_BROWSER` counts where it is absent
 */
export async function findBrowser(
  named: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<BrowserSearch> {
  if (named === '') return { problem: 'no browser is named', hint: 'write --browser PATH, or --browser ws://HOST:PORT/…' }
  const wanted = named ?? nonEmpty(environment['DECKHAND_BROWSER'])
  if (wanted !== undefined && /^[a-z]+:\/\//i.test(wanted)) return remoteBrowser(wanted)
  if (wanted !== undefined) {
    const path = wanted.includes('/') || wanted.includes('\\') ? wanted : (inPath(wanted, environment) ?? wanted)
    if (isExecutable(path)) return { found: { path } }
    return {
      problem: existsSync(path) ? `the browser '${wanted}' is not a program` : `there is no browser '${wanted}'`,
      hint: 'check the path, or leave it out to use the browser that Deckhand finds',
    }
  }
  const embedded = await embeddedBrowser(environment)
  if (embedded) return { found: { path: embedded.path, embedded } }
  const installed = installedBrowser(environment)
  return installed === undefined ? { problem: 'no browser was found', hint: getOne } : { found: { path: installed } }
}

/** The path of a browser that is installed on this machine, if there is one. */
export function installedBrowser(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return installedCandidates(environment).find(isExecutable)
}

function remoteBrowser(wanted: string): BrowserSearch {
  const isFault = true
  const address = URL.canParse(wanted) ? new URL(wanted) : undefined
  if (address?.pathname.startsWith('/devtools/page/')) {
    const hint = 'name that of the browser: ws://HOST:PORT/devtools/browser/ID'
    return { problem: 'this is the address of a page, not of a browser', hint, isFault }
  }
  if (address && ['ws:', 'wss:', 'http:', 'https:'].includes(address.protocol)) return { found: { address } }
  const hint = 'write ws://HOST:PORT/devtools/browser/ID, wss://…, or http://HOST:PORT'
  return { problem: `'${wanted}' is no address of a browser`, hint, isFault }
}

function installedCandidates(environment: Readonly<Record<string, string | undefined>>): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
        const folder = environment[name]
        return folder === undefined
          ? []
          : [
              join(folder, 'Google/Chrome/Application/chrome.exe'),
              join(folder, 'Chromium/Application/chrome.exe'),
              join(folder, 'Microsoft/Edge/Application/msedge.exe'),
            ]
      })
    default:
      return ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'].flatMap(
        (name) => inPath(name, environment) ?? [],
      )
  }
}

function inPath(name: string, environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return (environment['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}
