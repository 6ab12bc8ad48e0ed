import { execFile, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import type { Readable, Writable } from 'node:stream'
import { promisify } from 'node:util'

/** What git says to one question: an object of its store. */
export interface GitObject {
  /** Its name, whatever it was asked for by. */
  readonly hash: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** Git's plumbing in one folder. */
export interface Git {
  /** What a command prints; `undefined` where it fails. */
  ask(...args: string[]): Promise<string | undefined>
  /** The object of a name; `undefined` where there is none. Rejects where git ends. One process answers all of them. */
  object(name: string): Promise<GitObject | undefined>
}

/** More than any list of a course's files has. In bytes. */
const largestAnswer = 64 * 2 ** 20

/**
 * Git as a program that only reads. The repository may be anyone's, and its configuration can name programs to run: none of what is
 * asked here runs hooks, filters or a pager, and what would be fetched from elsewhere is missing instead.
 *
 * @param environment that of this process: what of it would lead git to another repository is left out
 */
export function gitIn(folder: string, environment: Readonly<Record<string, string | undefined>>): Git {
  const env = {
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => !name.toUpperCase().startsWith('GIT_'))),
    GIT_NO_LAZY_FETCH: '1',
    // Stands over what the repository allows itself, and for versions of git that do not know the line above.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  }
  const settings = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'safe.bareRepository=explicit']
  // The folder is not this process's current one: on some systems programs are looked for there first.
  const fixed = ['--no-pager', '-C', folder, ...settings.flatMap((setting) => ['-c', setting])]
  let objects: ((name: string) => Promise<GitObject | undefined>) | undefined
  return {
    ask: async (...args) => {
      try {
        const { stdout } = await promisify(execFile)('git', [...fixed, ...args], { env, maxBuffer: largestAnswer, windowsHide: true })
        return stdout
      } catch {
        return undefined // no git, no repository, or nothing of that name
      }
    },
    object: (name) => {
      // A line is a question.
      if (/[\n\r\0]/.test(name)) return Promise.resolve(undefined)
      objects ??= objectReader(() =>
        spawn('git', [...fixed, 'cat-file', '--batch'], { env, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true }),
      )
      return objects(name)
    },
  }
}

interface Answering {
  readonly stdin: Writable
  readonly stdout: Readable
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'close', listener: () => void): unknown
  unref(): void
}

/** Asks `git cat-file --batch`, which answers in the order of the questions. While nothing is asked it keeps no process alive. */
function objectReader(start: () => Answering): (name: string) => Promise<GitObject | undefined> {
  const waiting: { resolve: (object: GitObject | undefined) => void; reject: (error: Error) => void }[] = []
  let failure: Error | undefined
  const process = start()
  const streams = [process.stdin, process.stdout].filter((stream) => stream instanceof Socket)
  const answers = answerParser((object) => {
    waiting.shift()?.resolve(object)
    if (waiting.length === 0) for (const stream of streams) stream.unref()
  })
  const fail = (error: Error): void => {
    failure ??= error
    for (const { reject } of waiting.splice(0)) reject(failure)
  }
  process.unref()
  process.on('error', fail)
  process.on('close', () => fail(new Error('git ended before it had answered')))
  process.stdin.on('error', fail)
  process.stdout.on('data', answers)
  return (name) =>
    new Promise((resolve, reject) => {
      if (failure) return reject(failure)
      for (const stream of streams) stream.ref()
      waiting.push({ resolve, reject })
      process.stdin.write(`${name}\n`)
    })
}

/** Takes what `git cat-file --batch` prints, in pieces, and gives each answer as it is whole. */
export function answerParser(give: (object: GitObject | undefined) => void): (piece: Uint8Array) => void {
  let pieces: Uint8Array[] = []
  let length = 0
  /** The object whose bytes, and the line end after them, are still to come. */
  let head: { readonly hash: string; readonly type: string; readonly size: number } | undefined
  const take = (): boolean => {
    if (head ? length <= head.size : !pieces.some((piece) => piece.includes(10))) return false
    const all = Buffer.concat(pieces)
    const end = head ? head.size : all.indexOf(10)
    if (head) {
      give({ hash: head.hash, type: head.type, bytes: all.subarray(0, end) })
      head = undefined
    } else {
      const [, hash, type, size] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(all.toString('utf8', 0, end)) ?? []
      if (hash === undefined || type === undefined) give(undefined)
      else head = { hash, type, size: Number(size) }
    }
    pieces = [all.subarray(end + 1)]
    length = all.length - end - 1
    return true
  }
  return (piece) => {
    pieces.push(piece)
    length += piece.length
    while (take());
  }
}
