import { join } from 'node:path'
import { type Diagnostic, fileStart, systemReason } from '../diagnostics/diagnostic.ts'
import type { World } from '../world/world.ts'
import type { ImportWrite } from './import-list.ts'

/**
 * Writes the files of an import: all of them or none, and only if they still are what they were when they were read.
 *
 * @returns why nothing was written; `undefined` where all was
 */
export async function writeImport(world: World, root: string, writes: readonly ImportWrite[]): Promise<Diagnostic | undefined> {
  for (const { file, before } of writes) {
    const path = join(root, file)
    const now = (await world.stat(path)) ? await world.read(path) : undefined
    if (now === undefined ? before === undefined : before !== undefined && Buffer.compare(now, before) === 0) continue
    return notWritten(file, 'it was changed while the import was looked at', 'run the import again')
  }
  const done: ImportWrite[] = []
  for (const write of writes) {
    try {
      await world.write(join(root, write.file), write.after)
      done.push(write)
    } catch (error) {
      for (const { file, before } of done) {
        await (before ? world.write(join(root, file), before) : world.remove(join(root, file)))
      }
      return notWritten(write.file, systemReason(error), 'check the permissions and the free space of the folder')
    }
  }
  return undefined
}

function notWritten(file: string, reason: string, hint: string): Diagnostic {
  return { code: 'output/not-written', severity: 'error', message: `nothing was written: ${reason}`, hint, file, range: fileStart }
}
