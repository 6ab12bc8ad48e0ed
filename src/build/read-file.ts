import type { Code } from '../diagnostics/codes.ts'
import { type Diagnostic, fileStart, systemReason } from '../diagnostics/diagnostic.ts'
import { decodeText } from '../content/decode-text.ts'
import { hasEnding } from '../world/endings.ts'
import type { World } from '../world/world.ts'

/** Limits in bytes: larger files are refused before they are read. */
export const limits = { course: 1 << 20, deck: 4 << 20, data: 48 << 20, template: 1 << 20 } as const

/** The text of a file, or why it has none. */
export type FileText = { readonly text: string } | { readonly fault: Omit<Diagnostic, 'file' | 'range'> }

/** Reads a text of bounded size. */
export async function readText(world: World, path: string, limit: number): Promise<FileText> {
  const stat = await world.stat(path).catch((error: unknown) => ({ fault: unreadable(error) }))
  if (stat !== undefined && 'fault' in stat) return stat
  if (stat === undefined) return fault('file/not-found', 'the file does not exist', 'check its name, or make it')
  if (stat.kind !== 'file') return fault('file/not-found', 'this is not a file', 'name a file')
  if (stat.size > limit) {
    const size = (stat.size / 2 ** 20).toFixed(1)
    return fault(
      'file/too-large',
      `the file has ${size} MB; the limit is ${limit / 2 ** 20} MB`,
      'split it, or keep only what the course shows',
    )
  }
  try {
    return { text: decodeText(await world.read(path)) }
  } catch (error) {
    if (error instanceof TypeError) {
      return fault('file/unreadable', 'the file is not text in UTF-8 or UTF-16', 'save it as UTF-8: in Excel, as "CSV UTF-8"')
    }
    return { fault: unreadable(error) }
  }
}

/** A link in the course that leads out of it. */
export const linkOutside: Omit<Diagnostic, 'file' | 'range'> = {
  code: 'file/outside-course',
  severity: 'error',
  message: 'the file leads out of the course',
  hint: 'put the file itself here, not a link',
}

/** The names in a folder that have one of these endings, or why it cannot be read. */
export async function listFolder(
  world: World,
  path: string,
  endings: readonly string[],
): Promise<{ readonly names: string[] } | Extract<FileText, { fault: unknown }>> {
  return world.list(path, endings).then(
    (names) => ({ names: names.filter((name) => hasEnding(name, endings)) }),
    (error: unknown) => ({ fault: unreadable(error) }),
  )
}

/** Why a file or a folder cannot be read, by what was thrown. */
export function unreadable(error: unknown): Omit<Diagnostic, 'file' | 'range'> {
  const reason = systemReason(error)
  return { code: 'file/unreadable', severity: 'error', message: `it cannot be read: ${reason}`, hint: 'check its permissions' }
}

function fault(code: Code, message: string, hint: string): Extract<FileText, { fault: unknown }> {
  return { fault: { code, severity: 'error', message, hint } }
}

export function atStart(file: string, found: Omit<Diagnostic, 'file' | 'range'>): Diagnostic {
  return { ...found, file, range: fileStart }
}
