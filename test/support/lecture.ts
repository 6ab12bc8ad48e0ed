import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { deckhandProcess } from './cli.ts'

/**
 * The folder of all outputs of the lecture, built by the command with nothing made before. The first file of a run that
 * asks makes it, a second one at the same time waits: it is all files', to be read and not to be written into.
 */
export async function builtLecture(): Promise<string> {
  const [root, out] = ['content', 'out'].map((name) => join(inject('sharedFolder'), name)) as [string, string]
  const { code, stderr } = await deckhandProcess(['build', '--root', root, '--out', out])
  if (code !== 0 || stderr !== '') throw new Error(`the lecture was not built (${code}): ${stderr}`)
  return out
}

/** The lecture, to be changed at will, with the memory of its build: what is not changed is not made again. */
export async function copyBuiltLecture(folder: string): Promise<string> {
  await builtLecture()
  const root = join(folder, 'content')
  await cp(join(inject('sharedFolder'), 'content'), root, { recursive: true })
  return root
}
