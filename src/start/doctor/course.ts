import { join } from 'node:path'
import { openCourse } from '../../build/load.ts'
import { version } from '../../build/version.ts'
import { counted } from '../../diagnostics/counted.ts'
import { renderCounts } from '../../diagnostics/render.ts'
import { sizeWords } from '../../diagnostics/size-words.ts'
import { storeFolder, storeSize } from '../../world/store.ts'
import { type World, decodeUtf8 } from '../../world/world.ts'
import { editorSchemas } from '../package-files.ts'
import { type Finding, ok, warn } from './finding.ts'

/** The course, as far as it can be told without making anything. */
export async function examineCourse(world: World, root: string): Promise<Finding[]> {
  if ((await world.stat(join(root, 'course.yaml')).catch(() => undefined)) === undefined) {
    return [warn('course', `there is none in ${root}`, 'begin one with deckhand init, or name its folder with --root DIR')]
  }
  const course = await openCourse(world, { root })
  const decks = await Promise.all(course.decks.map((deck) => course.load(deck)))
  const faults = [...course.diagnostics, ...decks.flatMap(({ diagnostics }) => diagnostics)]
  const what = `${course.course?.title ?? 'course.yaml has faults'}, ${counted(course.names.length, 'deck')}, in ${root}`
  const { files, bytes } = await storeSize(world, storeFolder(root))
  return [
    faults.length === 0 ? ok('course', what) : warn('course', `${what}: ${renderCounts(faults)}`, 'deckhand check tells where'),
    ok('cache', files === 0 ? 'nothing is remembered yet' : `${sizeWords(bytes)} in ${counted(files, 'file')}; deckhand clean forgets it`),
    ...(await examineSchemas(world, root)),
    ...(await examineVersion(world, root)),
  ]
}

/** Those that stand in the course are copies, which another version of Deckhand may have made. */
async function examineSchemas(world: World, root: string): Promise<Finding[]> {
  const own = await Promise.all(
    [...(await editorSchemas(world))].map(async ([path, text]) => [await textOf(world, join(root, path)), text] as const),
  )
  if (own.every(([there]) => there === undefined)) return []
  return own.every(([there, text]) => there === text)
    ? [ok('schemas', `those of Deckhand ${version}, for editors`)]
    : [warn('schemas', 'those in schemas/ are not of this version of Deckhand', 'deckhand init --schemas brings them up to date')]
}

/** Whether this Deckhand is the one that the course asks for. */
async function examineVersion(world: World, root: string): Promise<Finding[]> {
  const wanted = /"deckhand"\s*:\s*"([^"]+)"/.exec((await textOf(world, join(root, 'package.json'))) ?? '')?.[1]
  if (wanted === undefined || !/^\d/.test(wanted) || wanted === version) return []
  return [
    warn('version', `the course asks for Deckhand ${wanted}, and this is ${version}`, 'npm install beside the course, then npx deckhand'),
  ]
}

function textOf(world: World, path: string): Promise<string | undefined> {
  return world.read(path).then(decodeUtf8, () => undefined)
}
