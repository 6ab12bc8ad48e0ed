import { join } from 'node:path'
import { insideToWrite } from '../build/paths.ts'
import { atStart, linkOutside } from '../build/read-file.ts'
import { type Diagnostic, systemReason } from '../diagnostics/diagnostic.ts'
import type { World } from '../world/world.ts'
import type { PlannedFile } from './course-plan.ts'

/**
 * Writes files that are not there yet: all of them or none.
 *
 * @param instead what to do where one is there already
 * @returns why nothing was written; empty where all was
 */
export async function writeNew(world: World, root: string, files: readonly PlannedFile[], instead: string): Promise<Diagnostic[]> {
  const faults = (await Promise.all(files.map(({ path }) => placeFault(world, root, path, instead)))).flat()
  if (faults.length > 0) return faults
  const written: string[] = []
  for (const { path, text } of files) {
    try {
      await world.write(join(root, path), new TextEncoder().encode(text))
      written.push(path)
    } catch (error) {
      for (const other of written) await world.remove(join(root, other)).catch(() => undefined)
      return [notWritten(root, path, error)]
    }
  }
  return []
}

async function placeFault(world: World, root: string, path: string, instead: string): Promise<Diagnostic[]> {
  if ((await insideToWrite(world, root, path)) === undefined) return [atStart(path, linkOutside)]
  try {
    if ((await world.stat(join(root, path))) === undefined) return []
  } catch (error) {
    return [notWritten(root, path, error)]
  }
  return [
    atStart(path, { code: 'start/exists', severity: 'error', message: 'the file is there already, and stays as it is', hint: instead }),
  ]
}

function notWritten(root: string, path: string, error: unknown): Diagnostic {
  const message = `nothing was written to ${root}: ${systemReason(error)}`
  return atStart(path, {
    code: 'output/not-written',
    severity: 'error',
    message,
    hint: 'check the permissions and the free space of the folder',
  })
}
