import { watchCourse } from '../serve/watch.ts'
import type { BuildFlags } from './build.ts'
import { askedCourse } from './asked-course.ts'
import { tellBuilds } from './tell-build.ts'
import { progressLine, shown } from './terminal.ts'

/** `deckhand watch`: ends with Ctrl-C. */
export async function runWatch(decks: readonly string[], flags: BuildFlags): Promise<void> {
  const course = askedCourse(decks, flags)
  const progress = progressLine(process.stderr)
  const { browser, only, audience, paper, largePrint, strict } = flags
  await watchCourse(
    {
      ...course,
      browser,
      only,
      audience,
      paper,
      largePrint,
      strict,
      onProgress: progress.step,
    },
    tellBuilds(progress),
  )
  process.stdout.write(`watching ${shown(course.root)}: Ctrl-C ends it\n`)
}
