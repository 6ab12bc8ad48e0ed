import { readFileSync, readdirSync } from 'node:fs'

/** A process by its id, with what it was started with. */
export interface Process {
  readonly pid: number
  /** Its arguments in one text: the browser's own write theirs anew, with blanks between them. */
  readonly command: string
}

/** All that a process has started, and what these have, from the oldest on. Linux only. */
export function descendants(pid: number): Process[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : []))
  const below = (parent: number): Process[] => all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)])
  return below(pid)
}

/** The renderers among a process's descendants: each is what shows a page, or stands ready to. */
export function renderers(pid: number): number[] {
  return descendants(pid)
    .filter((one) => / --type=renderer /.test(one.command))
    .map((one) => one.pid)
}

/** The browsers among a process's descendants. */
export function browsers(pid: number): number[] {
  return descendants(pid)
    .filter((one) => one.command.includes(' --remote-debugging-pipe') && !one.command.includes(' --type='))
    .map((one) => one.pid)
}

/** The browsers that are up: those that have a renderer. */
export function busyBrowsers(pid: number): number[] {
  return browsers(pid).filter((browser) => renderers(browser).length > 0)
}

/** Whether a process runs or could go on: one that has ended and was not yet fetched by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

function readProcess(pid: number): (Process & { readonly parent: number }) | undefined {
  try {
    const [, , parent] = /\) (\S) (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { pid, parent: Number(parent), command: `${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')} ` }
  } catch {
    return undefined // it has ended meanwhile
  }
}
