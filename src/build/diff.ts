import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { type CourseChanges, courseChanges } from '../diff/compare-course.ts'
import type { DeckChange } from '../diff/compare-decks.ts'
import { realWorld } from '../world/real.ts'
import type { World } from '../world/world.ts'
import { runBrowser } from './browser.ts'
import { type CauseMeans, withCauses } from './causes.ts'
import { type Pictures, measured, toMeasure } from './diff-measure.ts'
import { type Side, comparable, readSide } from './diff-sides.ts'
import { findState } from './diff-states.ts'

export interface DiffOptions {
  /** The folder of course.yaml. */
  readonly root: string
  /** What is compared: a git revision, a folder with a course.yaml, or `last-build`. HEAD where absent. */
  readonly from?: string | undefined
  /** With what; the course as it is on the disk where absent. */
  readonly to?: string | undefined
  /** What folders are named relative to; the current folder where absent. */
  readonly cwd?: string | undefined
  /** The path of a browser, found by itself where absent; `false` measures nothing. */
  readonly browser?: string | false | undefined
  /** Another world than the file system: for tests and embedding. */
  readonly world?: World | undefined
  /** Hears what is being done. */
  readonly onProgress?: ((step: string) => void) | undefined
}

/** What two states of a course differ in, or the faults that forbid to say it. */
export type DiffResult =
  | {
      readonly ok: true
      /** The names of the two states. */
      readonly from: string
      readonly to: string
      readonly changes: CourseChanges
      /** Warnings: what could not be compared. */
      readonly diagnostics: readonly Diagnostic[]
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/**
 * Compares two states of a course by what their authors changed, and by what that did to the decks.
 * A browser starts only where a slide changed, to know whether it goes on over other slides now.
 */
export async function diff(options: DiffOptions): Promise<DiffResult> {
  const { root, cwd = process.cwd(), world = realWorld, onProgress = () => undefined } = options
  const [from, to] = await Promise.all([findState(options.from ?? 'HEAD', root, cwd, world), findState(options.to, root, cwd, world)])
  if ('code' in from || 'code' in to) return { ok: false, diagnostics: [from, to].filter((found) => 'code' in found) }
  onProgress('reading both states')
  const [before, after] = await Promise.all([readSide(from), readSide(to)])
  const diagnostics = [...before.diagnostics, ...after.diagnostics]
  if (hasErrors(diagnostics)) return { ok: false, diagnostics: sortDiagnostics(diagnostics) }
  const sides = { before, after }
  const pictures = await withParts(sides, options, world, diagnostics)
  const changes = courseChanges(pictures.before, pictures.after)
  const means = causeMeans(sides, pictures, changes)
  const decks = means ? changes.decks.map((change) => withCauses(change, means)) : changes.decks
  return { ok: true, from: from.label, to: to.label, changes: { ...changes, decks }, diagnostics: sortDiagnostics(diagnostics) }
}

interface Sides {
  readonly before: Side
  readonly after: Side
}

async function withParts(sides: Sides, options: DiffOptions, world: World, diagnostics: Diagnostic[]): Promise<Pictures> {
  const both = [sides.before, sides.after]
  const pictures: Pictures = { before: comparable(sides.before, both), after: comparable(sides.after, both) }
  const asked = toMeasure(pictures)
  if (asked.length === 0 || options.browser === false) return pictures
  options.onProgress?.('measuring the slides that changed')
  const browser = runBrowser(options.browser, world)
  try {
    return await measured(pictures, asked, sides, browser, diagnostics)
  } finally {
    await browser.close()
  }
}

/** Causes are told where the later state was read, and is not the picture that a build has kept. */
function causeMeans({ before, after }: Sides, pictures: Pictures, changes: CourseChanges): CauseMeans | undefined {
  const [earlier, later] = [before.source?.course, after.source?.course]
  return (
    later && {
      before: pictures.before,
      after: later,
      changes,
      composedBefore: (name) => earlier?.decks.find((deck) => deck.name === name)?.composed,
      textChanged: ({ name, was }: DeckChange) => {
        const text = (course: typeof later, of: string): string | undefined =>
          course.texts.get(course.decks.find((deck) => deck.name === of)?.file ?? '')
        return earlier && text(earlier, was ?? name) !== text(later, name)
      },
    }
  )
}
