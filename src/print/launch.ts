import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import { type RunningBrowser, greeting, versionOf } from './connection.ts'
import { BrowserFailure, timer } from './failure.ts'
import type { LocalBrowser } from './find-browser.ts'
import { makeProfile } from './profile.ts'

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
 * @param signal ends the attempt
 * @throws BrowserFailure with what the browser printed, where it does not start
 */
export async function launchBrowser(found: LocalBrowser, signal: AbortSignal): Promise<RunningBrowser> {
  const asRoot = process.getuid?.() === 0
  let sandboxed = !asRoot
  let libraries: string | undefined
  for (;;) {
    const attempt = await tryLaunch(found, sandboxed, libraries, signal)
    if ('running' in attempt) return attempt.running
    const { output } = attempt
    if (signal.aborted) throw new BrowserFailure('it was closed while it started')
    if (libraries === undefined && found.embedded && /error while loading shared libraries/.test(output))
      libraries = found.embedded.libraries
    else if (sandboxed && /sandbox/i.test(output)) sandboxed = false
    else throw new BrowserFailure(lastLines(output))
  }
}

type Attempt = { readonly running: RunningBrowser } | { readonly output: string }

/** One start: the browser counts as running when it answers, as failed when it ends. */
async function tryLaunch(found: LocalBrowser, sandboxed: boolean, libraries: string | undefined, signal: AbortSignal): Promise<Attempt> {
  // Synchronous up to the exit handler: there is no moment at which the folder is there and nobody would remove it.
  const profile = makeProfile()
  const child = spawn(found.path, [...baseArguments, ...(sandboxed ? [] : ['--no-sandbox']), `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: childEnvironment(found, libraries, profile),
    // A group of its own, to be ended as a whole: a renderer that hangs outlives the browser.
    detached: process.platform !== 'win32',
  })
  const pipe = openPipe(child)
  let output = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-20_000)))
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, end) => resolve(`it ended with ${end ?? `exit code ${code}`}`))
  })
  // Also where the process is ended by Ctrl-C, nothing stays behind.
  const abandon = (): void => {
    kill(child)
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  }
  process.once('exit', abandon)
  const stop = async (): Promise<void> => {
    kill(child)
    await ended
    await rm(profile, { recursive: true, force: true, maxRetries: 3 })
    process.off('exit', abandon)
  }
  const answered = new Promise<string>((resolve) => pipe.onMessage(resolve))
  const timeout = timer(20_000)
  const abort = (): void => kill(child)
  signal.addEventListener('abort', abort)
  pipe.send(greeting)
  const first = await Promise.race([answered.then((message) => ({ message })), ended, timeout.done])
  timeout.clear()
  signal.removeEventListener('abort', abort)
  if (typeof first === 'object') {
    const onExit: RunningBrowser['onExit'] = (listener) => void ended.then(listener)
    return { running: { ...pipe, version: versionOf(first.message) ?? 'unknown', sandboxed, onExit, stop } }
  }
  await stop()
  return { output: first === undefined ? `it did not answer within 20 s\n${output}` : `${first}\n${output}` }
}

/** Ends a browser with all its processes. */
function kill(child: ChildProcess): void {
  const isAlive = child.pid !== undefined && child.exitCode === null && child.signalCode === null
  if (!isAlive) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL') // the group is gone, or not yet there
  }
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
function childEnvironment(found: LocalBrowser, libraries: string | undefined, profile: string): NodeJS.ProcessEnv {
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
