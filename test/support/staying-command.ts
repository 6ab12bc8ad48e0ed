import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../src/build/paths.ts'
import { writeFolder } from './folders.ts'

/** A command that stays (`watch`, `serve`) as a user runs it, on a course in a folder of its own, and what it has told. */
export async function stayingCommand(folder: string, files: ReadonlyMap<string, string>, args: readonly string[]) {
  const [root, temporary] = [join(folder, 'course'), join(folder, 'tmp')]
  await writeFolder(root, files)
  await mkdir(temporary, { recursive: true })
  const child = spawn(process.execPath, [join(packageRoot, 'dist/main.js'), ...args], {
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
  return {
    root,
    temporary,
    out: join(root, 'out'),
    pid: child.pid ?? 0,
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
