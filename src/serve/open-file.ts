import { insideCourse } from '../build/paths.ts'
import { editorLink } from '../model/place-address.ts'
import { startProgram } from '../world/start-program.ts'
import type { World } from '../world/world.ts'
import { type FilePlace, findEditor, openIn } from './editor.ts'

/** That an editor has a file now, or an address that opens it in one. */
export type Opened = { readonly opened: true } | { readonly link: string }

/**
 * Opens a file of a course in an editor.
 *
 * @param file its path in the course
 * @param editor the lecturer's, as it was named
 * @returns `undefined` where the path leads out of the course
 */
export async function openFile(
  { world, root, editor: named }: { readonly world: World; readonly root: string; readonly editor: string | undefined },
  file: string,
  at: Omit<FilePlace, 'path'>,
): Promise<Opened | undefined> {
  const path = await insideCourse(world, root, file)
  if (path === undefined) return undefined
  const place: FilePlace = { path, ...at }
  const editor = findEditor(named, world.environment)
  const started = editor && openIn(editor, place)
  return started && (await startProgram(started.command, started.args)) ? { opened: true } : { link: editorLink({ file: path, ...at }) }
}
