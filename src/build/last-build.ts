import { join } from 'node:path'
import { type CourseChanges, courseChanges } from '../diff/compare-course.ts'
import type { CoursePicture } from '../diff/picture.ts'
import { type World, decodeUtf8 } from '../world/world.ts'
import type { OpenCourse } from './load.ts'
import { type PicturedDeck, pictureCourse } from './picture.ts'
import { readSnapshot, renderSnapshot, snapshotPath } from './snapshot.ts'

/** What the last build of a course kept, and what this one is to keep for the next. */
export interface BuildSteps {
  /** What this build changed; `undefined` where no build was made before, or by another version of Deckhand. */
  readonly changes: CourseChanges | undefined
  /** The course as this build saw it; what it has not made, or could not read, as an earlier one did. `undefined` where none ever could. */
  readonly picture: CoursePicture | undefined
  /** Keeps the course as this build saw it. Rejects where it cannot be written. */
  keep(): Promise<void>
}

/**
 * Compares a course with what its last build kept. A course that cannot be read is compared with nothing, and what was kept stays.
 *
 * @param decks those that this build made, or found as they were: of all others of the course what was kept stays
 */
export async function sinceLastBuild(
  world: World,
  root: string,
  course: Pick<OpenCourse, 'course' | 'collections' | 'dataFaults' | 'references' | 'referencesBroken' | 'allNames'>,
  decks: readonly PicturedDeck[],
): Promise<BuildSteps> {
  const path = join(root, snapshotPath)
  const kept = await world.read(path).then(decodeUtf8, () => undefined)
  const before = kept === undefined ? undefined : readSnapshot(kept)
  // What cannot be read is not gone.
  if (!course.course) return { changes: undefined, picture: before, keep: () => Promise.resolve() }
  const after = withOthers(withUnread(pictureCourse(course, decks), before, course), before, course.allNames)
  const text = renderSnapshot(after)
  return {
    changes: before && courseChanges(before, after),
    picture: after,
    keep: async () => {
      if (text !== kept) await world.write(path, new TextEncoder().encode(text))
    },
  }
}

/** A course with the data that cannot be read now as an earlier build read them. */
function withUnread(
  course: CoursePicture,
  before: CoursePicture | undefined,
  { dataFaults, referencesBroken }: Pick<OpenCourse, 'dataFaults' | 'referencesBroken'>,
): CoursePicture {
  if (!before) return course
  const unread = before.collections.filter(({ name }) => dataFaults.has(name))
  return {
    ...course,
    collections: [...course.collections, ...unread],
    references: referencesBroken ? before.references : course.references,
  }
}

/** A course with the decks that this build has not made as an earlier one made them. */
function withOthers(course: CoursePicture, before: CoursePicture | undefined, names: readonly string[]): CoursePicture {
  const made = new Set(course.decks.map(({ name }) => name))
  const others = (before?.decks ?? []).filter(({ name }) => !made.has(name) && names.includes(name))
  if (!before || others.length === 0) return course
  const decks = [...course.decks, ...others].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return { ...course, decks, files: { ...before.files, ...course.files } }
}
