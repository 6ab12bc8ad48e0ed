import { request } from 'node:http'
import { connect } from 'node:net'
import { stayingCommand } from './staying-command.ts'

/** `deckhand serve` as a user runs it: its first line, and the port that this tells. */
export async function serveCommand(folder: string, files: ReadonlyMap<string, string>, args: readonly string[] = []) {
  const command = await stayingCommand(folder, files, ['serve', ...args])
  const started = await command.until(/at http:\S+.*\n/)
  return { ...command, started, port: Number(/127\.0\.0\.1:(\d+)/.exec(started)?.[1]) }
}

/** An answer to a request. */
export interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** Asks a server, with any head: what `fetch` would not let through. */
export function ask(
  port: number,
  path: string,
  options: { host?: string; method?: string; headers?: Record<string, string> } = {},
): Promise<Got> {
  const { host = '127.0.0.1', method = 'GET', headers = {} } = options
  return new Promise((resolve, reject) => {
    const asking = request({ host, port, path, method, headers, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asking.on('error', reject)
    asking.end()
  })
}

/** Sends bytes as they are, and gives all that comes back until the line is closed. */
export function askRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setEncoding('latin1').on('data', (part: string) => (answer += part))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}
