import { spawn } from 'node:child_process'
import { localBrowser } from './browser.ts'
import { temporaryFolder } from './cli.ts'

/** A browser that others reach at an address on this machine: what a browser farm is to a build. */
export interface RemoteForTests {
  /** `ws://127.0.0.1:…/devtools/browser/…` */
  readonly address: string
  /** `http://127.0.0.1:…` */
  readonly origin: string
  readonly pid: number
  /** The addresses of the pages that are open in it. */
  pages(): Promise<string[]>
  [Symbol.asyncDispose](): Promise<void>
}

/** Starts the browser that Deckhand finds by itself, as docs/scale.md says. */
export async function startRemote(): Promise<RemoteForTests> {
  const { path, embedded } = await localBrowser()
  const profile = await temporaryFolder()
  const asRoot = process.getuid?.() === 0
  const child = spawn(
    path,
    [
      '--headless',
      '--remote-debugging-port=0',
      '--disable-gpu',
      '--hide-scrollbars',
      '--font-render-hinting=none',
      '--force-color-profile=srgb',
      ...(asRoot ? ['--no-sandbox'] : []),
      `--user-data-dir=${profile.path}`,
    ],
    { env: { ...process.env, ...(embedded && { FONTCONFIG_FILE: embedded.fontConfig }) }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const address = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const [, found] = /DevTools listening on (ws:\S+)/.exec(output) ?? []
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(output)))
  })
  const origin = `http://${new URL(address).host}`
  return {
    address,
    origin,
    pid: child.pid ?? 0,
    pages: async () => {
      const text = await (await fetch(`${origin}/json/list`)).text()
      const targets: { url: string; type: string }[] = JSON.parse(text)
      return targets.filter(({ type }) => type === 'page').map(({ url }) => url)
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
      await profile[Symbol.asyncDispose]()
    },
  }
}
