import { parseYaml } from '../content/parse-yaml.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { renderFrame } from '../diagnostics/frame.ts'
import type { CourseChanges } from '../diff/compare-course.ts'
import { reportSections } from '../diff/report.ts'
import type { DeckEntry, Manifest } from '../build/manifest.ts'
import { fileOfForm } from '../build/options.ts'
import type { CourseState, DeckState, FaultState } from '../model/course-state.ts'

/** What the state of a course is put together from. */
export interface StateParts {
  readonly build: number
  readonly builtAt: string
  readonly milliseconds: number
  readonly building: boolean
  /** The course's folder. */
  readonly root: string
  /** What stands in the folder of outputs; absent where nothing was ever made. */
  readonly manifest: Manifest | undefined
  /** The decks that are built; absent before the first build. */
  readonly asked: readonly { readonly name: string; readonly file: string }[] | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** The texts of the course's files, by their paths in it. */
  readonly texts: ReadonlyMap<string, string>
  readonly since: { readonly commit?: string | undefined; readonly changes: CourseChanges } | undefined
  readonly room: CourseState['room']
}

/** The state of a course as its pages are told it. */
export function courseState(parts: StateParts): CourseState {
  const { build, builtAt, milliseconds, building, root, manifest, diagnostics, since, room } = parts
  return {
    build,
    title: manifest?.course ?? 'A course',
    language: manifest?.language ?? 'en',
    root,
    builtAt,
    milliseconds: Math.round(milliseconds),
    building,
    readOnly: false,
    decks: deckStates(parts),
    faults: diagnostics.map((diagnostic) => faultState(diagnostic, parts)),
    changes: since && changeLines(since.changes),
    since: since?.commit,
    ...(room && { room }),
  }
}

function faultState({ code, severity, message, hint, file, range }: Diagnostic, { asked, texts }: StateParts): FaultState {
  const text = texts.get(file)
  const deck = asked?.find((one) => one.file === file)?.name
  const frame = text === undefined ? '' : renderFrame(text, range)
  return { code, severity, message, hint, file, ...range.start, frame, ...(deck !== undefined && { deck }) }
}

/** The decks that are built, in the order of their names: also those of which nothing could be made yet. */
function deckStates({ manifest, asked, texts }: StateParts): DeckState[] {
  const made = manifest?.decks ?? []
  const names = asked ?? made
  return names.map(({ name, file }) => {
    const entry = made.find((one) => one.name === name)
    return entry ? deckState(entry, texts.get(entry.file)) : { ...nothingMade, name, title: name, file }
  })
}

const nothingMade = { pages: 0, stale: true, outputs: [], sources: [], slides: [], fits: [], handouts: [] } as const

function deckState(entry: DeckEntry, text: string | undefined): DeckState {
  const { name, title, file, slides: pages, stale = false, outputs, sources, fits, handouts } = entry
  return {
    name,
    title,
    file,
    pages,
    stale,
    outputs: outputs.map(({ path, bytes, sha256 }) => ({ name: path.slice(name.length + 1), bytes, hash: sha256.slice(0, 16) })),
    sources: sources.map(({ path }) => path),
    slides: text === undefined ? [] : slidesOfPages(entry, slideLines(file, text)),
    fits: fits.map(({ slide, line, step, parts }) => ({ slide, line, step, parts })),
    handouts: handouts.map(({ form, pages, preset, fill, shortened, leftOut }) => ({
      form,
      file: fileOfForm(form),
      pages,
      preset,
      fill,
      shortened,
      leftOut,
    })),
  }
}

/** For each page its slide. None where the deck's file has other slides by now. */
function slidesOfPages({ pagesOfSlides }: DeckEntry, lines: readonly number[]): DeckState['slides'] {
  if (lines.length !== pagesOfSlides.length) return []
  return pagesOfSlides.flatMap((count, index) => Array.from({ length: count }, () => ({ slide: index + 1, line: lines[index] ?? 1 })))
}

/** The lines on which the slides of a deck's file begin. */
function slideLines(file: string, text: string): number[] {
  const { value, positions, diagnostics } = parseYaml(file, text)
  const slides: unknown = typeof value === 'object' && value !== null && 'slides' in value ? value.slides : []
  if (diagnostics.length > 0 || !Array.isArray(slides)) return []
  const places = positions()
  return slides.map((_, index) => places.valueAt(['slides', index]).start.line)
}

const mostLines = 50

/** What changed, a line each: `models: + GPT-6`, and below a deck its slides. */
function changeLines(changes: CourseChanges): string[] {
  const plain = (text: string): string => text
  return reportSections(changes, { text: plain, strong: plain }, mostLines).flatMap(({ of, title, lines }) =>
    lines.flatMap(({ sign, text, details }) => [
      of === 'decks' ? `${sign} ${text}` : `${title}: ${sign} ${text}`,
      ...details.map((detail) => `    ${detail}`),
    ]),
  )
}
