import { spawn } from 'node:child_process'

/**
 * Starts a program of the lecturer's that goes on by itself. No shell reads its arguments.
 *
 * @returns whether it could be started
 */
export function startProgram(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore', windowsHide: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}

/** Opens an address in the system's browser. Gives whether it could be. */
export async function openInBrowser(url: string): Promise<boolean> {
  const { default: open } = await import('open')
  return open(url).then(
    () => true,
    () => false,
  )
}
