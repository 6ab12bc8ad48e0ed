import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { FoundBrowser } from './find-browser.ts'

/** A running browser and the pipe to it. */
export interface RunningBrowser {
  readonly send: (message: string) => void
  readonly onMessage: (listener: (message: string) => void) => void
  readonly onExit: (listener: (reason: string) => void) => void
  stop(): Promise<void>
}

const baseArguments = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--mute-audio',
  '--hide-scrollbars',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  // Nothing that a page names can be looked up, whatever else would let it.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
]

/**
 * Starts a browser that is driven through a pipe, so that no port is open on the machine.
 * It runs in its sandbox, except for root, whom the browser refuses one, and where the kernel forbids it.
 *
 * @throws Error with what the browser printed, where it does not start
 */
export async function launchBrowser(found: FoundBrowser): Promise<RunningBrowser> {
  const asRoot = process.getuid?.() === 0
  let sandboxed = !asRoot
  let libraries: string | undefined
  for (;;) {
    const attempt = await tryLaunch(found, sandboxed, libraries)
    if ('running' in attempt) return attempt.running
    const { output } = attempt
    if (libraries === undefined && found.embedded && /error while loading shared libraries/.test(output))
      libraries = found.embedded.libraries
    else if (sandboxed && /sandbox/i.test(output)) sandboxed = false
    else throw new Error(lastLines(output))
  }
}

type Attempt = { readonly running: RunningBrowser } | { readonly output: string }

/** One start: the browser counts as running when it answers, as failed when it ends. */
async function tryLaunch(found: FoundBrowser, sandboxed: boolean, libraries: string | undefined): Promise<Attempt> {
  // Synchronous up to the exit handler: there is no moment at which the folder is there and nobody would remove it.
  const profile = mkdtempSync(join(tmpdir(), 'deckhand-browser-'))
  const child = spawn(found.path, [...baseArguments, ...(sandboxed ? [] : ['--no-sandbox']), `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: childEnvironment(found, libraries, profile),
  })
  const pipe = openPipe(child)
  let output = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-20_000)))
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? `exit code ${code}`}`))
  })
  // Also where the process is ended by Ctrl-C, nothing stays behind.
  const abandon = (): void => {
    child.kill('SIGKILL')
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  }
  process.once('exit', abandon)
  const stop = async (): Promise<void> => {
    process.off('exit', abandon)
    child.kill('SIGKILL')
    await ended
    await rm(profile, { recursive: true, force: true, maxRetries: 3 })
  }
  const answered = new Promise<'answered'>((resolve) => pipe.onMessage(() => resolve('answered')))
  const timeout = delay(20_000)
  pipe.send('{"id":0,"method":"Browser.getVersion"}')
  const first = await Promise.race([answered, ended, timeout.done])
  timeout.clear()
  if (first === 'answered') {
    return { running: { ...pipe, onExit: (listener) => void ended.then((reason) => listener(`${reason}\n${output}`)), stop } }
  }
  await stop()
  return { output: first === undefined ? `it did not answer within 20 s\n${output}` : `${first}\n${output}` }
}

/** Messages over file descriptors 3 and 4, each ended by a NUL. Source: Chrome DevTools Protocol, --remote-debugging-pipe. */
function openPipe(child: ChildProcess): Pick<RunningBrowser, 'send' | 'onMessage'> {
  const input = child.stdio[3] as Writable
  const output = child.stdio[4] as Readable
  let listener: (message: string) => void = () => undefined
  let parts: string[] = []
  input.on('error', () => undefined) // the browser has ended: onExit tells
  output.on('error', () => undefined)
  output.setEncoding('utf8').on('data', (chunk: string) => {
    let from = 0
    for (let end = chunk.indexOf('\0'); end >= 0; end = chunk.indexOf('\0', from)) {
      const message = parts.join('') + chunk.slice(from, end)
      parts = []
      from = end + 1
      listener(message)
    }
    if (from < chunk.length) parts.push(chunk.slice(from))
  })
  return {
    send: (message) => void input.write(`${message}\0`),
    onMessage: (next) => (listener = next),
  }
}

/** The browser gets what it needs to run and nothing of the user's secrets. */
function childEnvironment(found: FoundBrowser, libraries: string | undefined, profile: string): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'LANG', 'LD_LIBRARY_PATH', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR', 'USERPROFILE', 'LOCALAPPDATA', 'DISPLAY']
  const environment: NodeJS.ProcessEnv = { TZ: 'UTC' }
  for (const name of kept) if (process.env[name] !== undefined) environment[name] = process.env[name]
  if (found.embedded) {
    environment['FONTCONFIG_FILE'] = found.embedded.fontConfig
    environment['XDG_CACHE_HOME'] = profile
    environment['XDG_CONFIG_HOME'] = profile
  }
  if (libraries !== undefined) {
    environment['LD_LIBRARY_PATH'] = [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
  }
  return environment
}

function lastLines(output: string): string {
  return output
    .split('\n')
    .filter((line) => line.trim() !== '' && !/ui\/ozone|dbus/.test(line))
    .slice(0, 4)
    .join(' ')
    .slice(0, 600)
}

function delay(milliseconds: number): { done: Promise<undefined>; clear: () => void } {
  let clear = (): void => undefined
  const done = new Promise<undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds)
    clear = () => clearTimeout(timer)
  })
  return { done, clear }
}
