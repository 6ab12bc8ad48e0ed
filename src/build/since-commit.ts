import { resolve } from 'node:path'
import { type CourseChanges, courseChanges } from '../diff/compare-course.ts'
import type { CoursePicture } from '../diff/picture.ts'
import { type History, openHistory } from '../world/git.ts'
import type { World } from '../world/world.ts'
import { type Side, comparable, readSide } from './diff-sides.ts'
import { packageRoot } from './paths.ts'

/** What of a course is another than what is committed. */
export interface SinceCommit {
  /** The commit's hash, shortened. */
  readonly commit: string
  readonly changes: CourseChanges
}

/** Compares a course with what is committed. */
export interface CommitComparison {
  /** Gives `undefined` where there is nothing to compare, or to compare with: no git, no commit, no course in it. */
  compare(now: CoursePicture | undefined): Promise<SinceCommit | undefined>
  /** The folder that changes with every commit; `undefined` where there was no git when something was compared last. */
  folder(): string | undefined
}

/**
 * Compares what builds of a course saw with what is committed. The commit is read once, and another one when there is another:
 * a comparison takes milliseconds. Decks and collections that had faults in the commit are left out.
 */
export function sinceCommit(root: string, disk: World): CommitComparison {
  const folder = resolve(root)
  let history: History | undefined
  let known: { readonly commit: string; readonly side: Side } | undefined
  const compare: CommitComparison['compare'] = async (now) => {
    if (!now) return undefined
    // It keeps a process of git, so it is opened once.
    history ??= await openHistory(folder, { disk, packageFolder: packageRoot })
    const commit = await history?.resolve('HEAD')
    if (!history || commit === undefined) return undefined
    if (known?.commit !== commit) known = { commit, side: await readSide({ label: commit, root: folder, world: history.worldAt(commit) }) }
    const { side } = known
    if (!side.source?.course.course) return undefined
    const [before, after] = [side, { ...side, picture: now }].map((each) => comparable(each, [side]))
    return before && after && { commit: commit.slice(0, 7), changes: courseChanges(before, after) }
  }
  return { compare, folder: () => history?.folder }
}
