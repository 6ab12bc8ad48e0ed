import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { reporterFor } from '../diagnostics/report.ts'
import { dayAfter } from '../model/time-span.ts'
import type { World } from '../world/world.ts'
import type { ReadCourse } from './read-course.ts'
import type { Showing } from './showing.ts'

/**
 * Tells of collections that were last checked too long ago: before the newest lecture that shows them or,
 * where a deck has no date, before today. No output depends on it.
 */
export function staleFaults(course: ReadCourse, showings: readonly Showing[], world: Pick<World, 'today'>): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  for (const [name, { settings }] of course.collections) {
    const { asOf, staleAfter } = settings
    if (!staleAfter) continue
    const place = reporterFor(course.courseSource, diagnostics, ['collections', name])
    if (asOf === undefined) {
      place.at('staleAfter').report({
        code: 'data/stale',
        message: `nobody can tell how old '${name}' is: it has no 'asOf'`,
        hint: 'say when the data were last checked: asOf: 2026-11-01',
      })
      continue
    }
    const { day, deck } = newestUse(name, showings, world)
    if (day <= dayAfter(asOf, staleAfter)) continue
    place.at('asOf').report({
      code: 'data/stale',
      message: `'${name}' was last checked ${asOf}, too long before ${deck === undefined ? 'today' : `the lecture of ${day} (${deck})`}`,
      hint: "check the data and set 'asOf' to the day, or allow more: 'staleAfter'",
    })
  }
  return diagnostics
}

/** The newest day on which decks show a collection: today where one has no date, or none shows it. */
function newestUse(name: string, showings: readonly Showing[], world: Pick<World, 'today'>): { day: string; deck?: string } {
  const uses = showings
    .filter(({ collections }) => collections.includes(name))
    .map(({ date, file }) => (date === undefined ? { day: world.today() } : { day: date, deck: file }))
  return uses.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1) ?? { day: world.today() }
}
