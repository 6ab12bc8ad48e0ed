import { spawn } from 'node:child_process'

/**
 * Starts a program of the lecturer's that goes on by itself. No shell reads its arguments.
 *
 * @returns whether it could be started
 */
export function startProgram(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const child = spawn(command, args, { detached: true, stdio: 'ignore', windowsHide: true })
      child.once('error', () => resolve(false))
      child.once('spawn', () => {
        child.unref()
        resolve(true)
      })
    } catch {
      resolve(false) // no name of a program, or a script that Windows wants a shell for
    }
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
