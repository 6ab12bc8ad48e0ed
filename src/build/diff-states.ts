import { join, resolve } from 'node:path'
import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import type { CoursePicture } from '../diff/picture.ts'
import { openHistory } from '../world/git.ts'
import { type World, decodeUtf8 } from '../world/world.ts'
import { packageRoot } from './paths.ts'
import { readSnapshot, snapshotPath } from './snapshot.ts'

/** One of the two states that are compared: a folder to be read, or what a build has kept. */
export type CourseState =
  | { readonly label: string; readonly root: string; readonly world: World }
  | { readonly label: string; readonly picture: CoursePicture }

/** What the course as it is on the disk is called. */
export const workingTree = 'the working tree'

/** The name of the state that the last build has kept. */
export const lastBuild = 'last-build'

/**
 * Finds a state of a course by its name.
 *
 * @param name a git revision, a folder, or `last-build`; the course as it is on the disk where absent
 * @param cwd what a folder's name is relative to
 */
export async function findState(name: string | undefined, root: string, cwd: string, disk: World): Promise<CourseState | Diagnostic> {
  if (name === undefined) return { label: workingTree, root, world: disk }
  if (name === lastBuild) return lastBuildState(root, disk)
  // A variable of a script that is not set names nothing, and least of all the current folder.
  if (name.trim() === '') return unknown('the name of a state is empty', 'name a branch, a tag or a commit, a folder, or last-build')
  const folder = resolve(cwd, name)
  const isCourse = (await disk.stat(join(folder, 'course.yaml')).catch(() => undefined))?.kind === 'file'
  const history = /^\.{0,2}[/\\]/.test(name) && isCourse ? undefined : await openHistory(root, { disk, packageFolder: packageRoot })
  const commit = await history?.resolve(name)
  if (history && commit !== undefined) return { label: name, root, world: history.worldAt(commit) }
  if (isCourse) return { label: name, root: folder, world: disk }
  const isFolder = (await disk.stat(folder).catch(() => undefined))?.kind === 'folder'
  return isFolder
    ? unknown(
        `there is no course.yaml in '${name}'`,
        'name the folder of a course, or a git revision; deckhand diff alone compares with what is committed',
      )
    : history
      ? unknown(
          name === 'HEAD' ? 'nothing is committed yet' : `there is no revision and no folder '${name}'`,
          name === 'HEAD'
            ? 'commit the course, or name a folder; deckhand diff last-build compares with the last build'
            : 'name a branch, a tag or a commit (git log tells them), a folder, or last-build',
        )
      : unknown(
          `'${name}' cannot be looked up: the course is in no git repository that git trusts, or git is not installed`,
          'deckhand diff last-build compares with the last build; to compare with commits, begin a repository with git init',
        )
}

async function lastBuildState(root: string, disk: World): Promise<CourseState | Diagnostic> {
  const path = join(root, snapshotPath)
  const text = await disk.read(path).then(decodeUtf8, () => undefined)
  const picture = text === undefined ? undefined : readSnapshot(text)
  if (picture) return { label: 'the last build', picture }
  return unknown(
    text === undefined ? 'no build has been made of this course' : 'the last build was made by another version of Deckhand',
    'run deckhand build: it keeps what it was made from',
  )
}

function unknown(message: string, hint: string): Diagnostic {
  return { file: 'course.yaml', range: fileStart, code: 'diff/unknown-state', severity: 'error', message, hint }
}
