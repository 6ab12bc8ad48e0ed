import type { WebSocket } from 'ws'
import { type RunningBrowser, greeting, versionOf } from './connection.ts'
import { BrowserFailure, timer } from './failure.ts'
import type { RemoteBrowser } from './find-browser.ts'

/** A print comes in one message. */
const largestMessage = 1_000_000_000

/**
 * Connects to a browser that somebody else has started. It is never ended: when the line is cut, it throws away what was ours.
 *
 * @param signal ends the attempt
 * @param patience how long it may take to answer at first, in milliseconds
 * @throws BrowserFailure where no browser answers; it names the host, and never a token in the address
 */
export async function connectRemote({ address }: RemoteBrowser, signal: AbortSignal, patience = 10_000): Promise<RunningBrowser> {
  const late = AbortSignal.timeout(patience)
  const limit = AbortSignal.any([signal, late])
  try {
    const socket = await openSocket(await debuggerAddress(address, limit), limit)
    return await greet(socket, limit)
  } catch (error) {
    const reason = signal.aborted ? 'it was closed' : late.aborted ? `nothing came within ${patience / 1000} s` : reasonFor(error)
    throw new BrowserFailure(`no browser answers at ${address.protocol}//${address.host}: ${reason}`)
  }
}

/** Over HTTP a browser tells the address of its socket. Source: Chrome DevTools Protocol, "HTTP Endpoints". */
async function debuggerAddress(address: URL, signal: AbortSignal): Promise<URL> {
  if (address.protocol.startsWith('ws')) return address
  const { username, password } = address
  const asked = Object.assign(new URL(`/json/version${address.search}`, address), { username: '', password: '' })
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')
  const headers: Record<string, string> = username === '' ? {} : { authorization: `Basic ${login}` }
  const response = await fetch(asked, { signal, headers, redirect: 'error' })
  if (!response.ok) throw new Error(`/json/version says ${response.status}`)
  const socket = socketOf(await response.text())
  if (socket === undefined) throw new Error('what answers there is no browser')
  return socket.host === address.host ? Object.assign(socket, { username, password }) : socket
}

/** What `/json/version` says of the socket. */
function socketOf(text: string): URL | undefined {
  try {
    const answer: unknown = JSON.parse(text)
    const socket = typeof answer === 'object' && answer !== null && 'webSocketDebuggerUrl' in answer ? answer.webSocketDebuggerUrl : ''
    return /^wss?:/.test(String(socket)) ? new URL(String(socket)) : undefined
  } catch {
    return undefined
  }
}

async function openSocket(address: URL, signal: AbortSignal): Promise<WebSocket> {
  const { WebSocket } = await import('ws')
  // Nothing is compressed: what is large is fonts and pictures, which are so already.
  const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: largestMessage })
  const abort = (): void => socket.terminate()
  signal.addEventListener('abort', abort)
  try {
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return socket
  } finally {
    signal.removeEventListener('abort', abort)
    socket.on('error', () => undefined) // 'close' follows, and tells
  }
}

/** Makes sure that it is a browser that answers. */
async function greet(socket: WebSocket, signal: AbortSignal): Promise<RunningBrowser> {
  let listener: (message: string) => void = () => undefined
  socket.on('message', (data) => listener(data.toString()))
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve('the connection to it was cut')))
  const abort = (): void => socket.terminate()
  signal.addEventListener('abort', abort)
  const answer = new Promise<{ readonly message: string }>((resolve) => (listener = (message) => resolve({ message })))
  socket.send(greeting)
  const first = await Promise.race([answer, ended])
  signal.removeEventListener('abort', abort)
  const version = typeof first === 'object' ? versionOf(first.message) : undefined
  if (version === undefined) {
    socket.terminate()
    throw new Error(typeof first === 'object' ? 'what answers there is no browser' : first)
  }
  return {
    version,
    send: (message) => socket.send(message),
    onMessage: (next) => (listener = next),
    onExit: (hear) => void ended.then(hear),
    stop: async () => {
      socket.close()
      const limit = timer(1000)
      await Promise.race([ended, limit.done])
      limit.clear()
      socket.terminate()
    },
  }
}

/** Of several addresses that were tried in vain, Node tells a list of reasons and no message; of a fetch that failed, the cause. */
function reasonFor(error: unknown): string {
  if (error instanceof AggregateError) return reasonFor(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  if (error.cause !== undefined) return reasonFor(error.cause)
  return error.message
}
