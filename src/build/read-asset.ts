import type { Reporter } from '../diagnostics/report.ts'
import type { World } from '../world/world.ts'
import { insideCourse } from './paths.ts'
import { unreadable } from './read-file.ts'

/** What a file of bytes is to be. */
export interface AssetKind {
  /** What it is called in what is told: `picture`. */
  readonly noun: string
  /** In bytes. */
  readonly limit: number
  /** What to do about one that is larger. */
  readonly whenLarger: string
}

/** The bytes of a file that the course names, and its absolute path. Whatever forbids to read it is reported. */
export async function readAsset(
  world: World,
  root: string,
  named: string,
  { noun, limit, whenLarger }: AssetKind,
  place: Reporter,
): Promise<{ readonly path: string; readonly bytes: Uint8Array } | undefined> {
  const path = await insideCourse(world, root, named)
  if (path === undefined) {
    const hint = `put the ${noun} into the folder of course.yaml or below it`
    place.report({ code: 'file/outside-course', message: `'${named}' is outside the course`, hint })
    return undefined
  }
  try {
    const stat = await world.stat(path)
    if (stat?.kind !== 'file') {
      place.report({ code: 'file/not-found', message: `there is no ${noun} '${named}'`, hint: 'check its name, or put it there' })
      return undefined
    }
    if (stat.size > limit) {
      const [size, most] = [stat.size, limit].map((bytes) => bytes / 2 ** 20)
      const message = `the ${noun} has ${size?.toFixed(1)} MB; the limit is ${most} MB`
      place.report({ code: 'file/too-large', message, hint: whenLarger })
      return undefined
    }
    return { path, bytes: await world.read(path) }
  } catch (error) {
    place.report(unreadable(error))
    return undefined
  }
}
