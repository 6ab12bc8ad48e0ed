import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { ReadCourse } from './read-course.ts'

/** References that no deck cites; told only when every deck was looked at and could be. */
export function uncitedFaults(course: ReadCourse, decks: readonly (ComposedDeck | undefined)[]): Diagnostic[] {
  const file = course.course?.references
  if (file === undefined || decks.includes(undefined)) return []
  const cited = new Set(decks.flatMap((deck) => deck?.references.map((reference) => reference.key) ?? []))
  return course.references.flatMap((item, index): Diagnostic[] =>
    cited.has(item.id)
      ? []
      : [
          {
            file,
            range: course.referencesSource?.valueAt([index, 'id']) ?? fileStart,
            code: 'citation/uncited',
            severity: 'warning',
            message: `no deck cites '${item.id}'`,
            hint: `cite it with [@${item.id}], or remove it`,
          },
        ],
  )
}
