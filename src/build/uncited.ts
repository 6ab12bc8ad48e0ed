import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import type { ReadCourse } from './read-course.ts'

/**
 * References that no deck cites; told only when every deck was looked at and could be.
 *
 * @param decks the keys that each deck cites; `undefined` of one that has faults
 */
export function uncitedFaults(course: ReadCourse, decks: readonly (readonly string[] | undefined)[]): Diagnostic[] {
  const file = course.course?.references
  if (file === undefined || decks.includes(undefined)) return []
  const cited = new Set(decks.flatMap((keys) => keys ?? []))
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
