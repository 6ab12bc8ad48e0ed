import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { packageRoot } from '../../src/build/paths.ts'
import { writeFolder } from './folders.ts'

/** `deckhand serve` as a user runs it, in a folder of its own, and what it has told. */
export async function serveCommand(folder: string, files: ReadonlyMap<string, string>, args: readonly string[] = []) {
  const [root, temporary] = [join(folder, 'course'), join(folder, 'tmp')]
  await writeFolder(root, files)
  await mkdir(temporary, { recursive: true })
  const child = spawn(process.execPath, [join(packageRoot, 'dist/main.js'), 'serve', ...args], {
    cwd: root,
    env: { ...process.env, TMPDIR: temporary, DECKHAND_EDITOR: '', VISUAL: '', EDITOR: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [told, from] = ['', 0]
  let hear: () => void = () => undefined
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      told += text
      hear()
    })
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  void ended.then(() => hear())
  /** What is told, from what was last waited for on, until this has been. */
  const until = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(told.slice(from))
      if (found) {
        const end = from + found.index + found[0].length
        const text = told.slice(from, end)
        from = end
        return text
      }
      if (child.exitCode !== null) throw new Error(`it has ended: ${told}`)
      await new Promise<void>((resolve) => (hear = resolve))
    }
  }
  const started = await until(/at http:\S+.*\n/)
  return {
    root,
    temporary,
    pid: child.pid ?? 0,
    started,
    port: Number(/127\.0\.0\.1:(\d+)/.exec(started)?.[1]),
    until,
    end: (): Promise<number | null> => {
      child.kill('SIGINT')
      return ended
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
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
