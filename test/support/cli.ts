import { type ChildProcess, fork, spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { packageRoot } from '../../src/build/paths.ts'

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Options {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
}

const main = join(packageRoot, 'dist/main.js')

/** Runs the built command as a user does, in a process of its own. */
export function deckhandProcess(args: readonly string[], options: Options = {}): Promise<Run> {
  return run(process.execPath, [main, ...args], options)
}

let host: ChildProcess | undefined
let last: Promise<unknown> = Promise.resolve()

/**
 * Runs the built command. One process runs all commands of a test file, one after the other, so each but the first costs
 * a fraction of a start; with another environment, a command has a process of its own. What is said of a process itself
 * (how it ends, what it leaves, several at the same time) is tested by `deckhandProcess`.
 */
export function deckhand(args: readonly string[], options: Options = {}): Promise<Run> {
  if (options.env) return deckhandProcess(args, options)
  const told = last.then(() => ask(args, options.cwd))
  last = told.catch(() => undefined)
  return told
}

function ask(args: readonly string[], cwd: string | undefined): Promise<Run> {
  const child = (host ??= startHost())
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => {
      host = undefined
      reject(new Error(`deckhand ${args.join(' ')} ended its process with ${code}`))
    }
    child.once('exit', ended)
    child.once('message', (told: Run) => {
      child.removeListener('exit', ended)
      resolve(told)
    })
    child.send({ args, cwd })
  })
}

/** A process that ends with this one. */
function startHost(): ChildProcess {
  const child = fork(join(packageRoot, 'test/support/command-host.mjs'), [main], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.unref()
  child.channel?.unref()
  return child
}

export function run(command: string, args: readonly string[], options: Options = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: options.cwd, env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<{ path: string; [Symbol.asyncDispose](): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'deckhand-test-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** The lecture, to be changed at will, without what was made of it before. */
export async function copyLecture(folder: string): Promise<string> {
  const root = join(folder, 'content')
  await cp(join(packageRoot, 'content'), root, { recursive: true, filter: (path) => basename(path) !== '.deckhand' })
  return root
}
