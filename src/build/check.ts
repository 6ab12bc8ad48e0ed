import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { realWorld } from '../world/real.ts'
import { fontReader } from './font-reader.ts'
import { glyphFaults } from './glyphs.ts'
import { loadCourse } from './load.ts'
import { handoutMaker } from './make-handout.ts'
import { slidesMaker } from './make-slides.ts'
import type { CheckOptions } from './options.ts'

/** What a check found. */
export interface CheckResult {
  readonly ok: boolean
  readonly diagnostics: readonly Diagnostic[]
  /** How many decks were looked at. */
  readonly decks: number
  /** The texts of the course's files, for code frames. */
  readonly texts: ReadonlyMap<string, string>
}

/** Does all that a build does but print and write, and tells of every fault. */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const world = options.world ?? realWorld
  const course = await loadCourse(world, options)
  const readFont = fontReader(world)
  const slides = slidesMaker(world, course.resources, readFont)
  const handout = handoutMaker(readFont, { paint: false })
  const diagnostics: Diagnostic[] = [...course.diagnostics, ...course.decks.flatMap((deck) => deck.diagnostics)]
  for (const { composed, images } of course.decks) {
    if (!composed) continue
    const document = slides.markdown(composed, new Map())
    diagnostics.push(...document.diagnostics, ...(await glyphFaults(composed, readFont)))
    if (!hasErrors(document.diagnostics)) diagnostics.push(...(await slides.page(composed, document, images)).diagnostics)
    diagnostics.push(...(await handout.make(composed)).diagnostics)
  }
  const sorted = sortDiagnostics(diagnostics)
  return { ok: !hasErrors(sorted), diagnostics: sorted, decks: course.decks.length, texts: course.texts }
}
