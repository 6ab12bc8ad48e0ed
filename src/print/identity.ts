import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import type { LocalBrowser } from './find-browser.ts'

/**
 * Which browser this is, without starting it: what it prints depends on its version and on the system whose fonts it draws.
 * Neither the size nor the content of the file would tell: what is called `chromium` is often a script of a line or two.
 *
 * @returns `undefined` where it does not tell: it is to be started then, and asked
 */
export async function localIdentity({ path, embedded }: LocalBrowser): Promise<string | undefined> {
  if (embedded) return `@sparticuz/chromium ${embedded.version}`
  const version = process.platform === 'win32' ? await folderVersion(path) : await printedVersion(path)
  return version === undefined ? undefined : `${version} ${process.platform} ${process.arch}`
}

/** `Chromium 143.0.7499.0`: costs 30 ms where a start costs hundreds. */
async function printedVersion(path: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 5000, killSignal: 'SIGKILL', maxBuffer: 10_000 })
    const line = stdout.trim().split('\n').at(-1)?.trim() ?? ''
    return /\d+\.\d+/.test(line) ? line : undefined
  } catch {
    return undefined
  }
}

/** On Windows, where `--version` opens a window, the version is the name of a folder beside the program. */
async function folderVersion(path: string): Promise<string | undefined> {
  const names = await readdir(dirname(path)).catch(() => [])
  return names.filter((name) => /^\d+(\.\d+){3}$/.test(name)).length === 1 ? names.find((name) => /^\d+(\.\d+){3}$/.test(name)) : undefined
}
