import { createHash } from 'node:crypto'
import { hostname } from 'node:os'

/** Names this process among those of all machines: what it leaves in a folder that others work in carries it. */
export const owner = `${createHash('sha256').update(hostname()).digest('hex').slice(0, 8)}-${process.pid}`

/** Whether the process of that name is known to have ended. Of another machine's that cannot be told. */
export function hasEnded(name: string): boolean {
  const [host, pid] = name.split('-')
  return host === owner.split('-')[0] && !isAlive(Number(pid))
}

/** Whether a process of this machine is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
