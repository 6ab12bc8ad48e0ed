import { type Diagnostic, fileStart, hasErrors } from '../diagnostics/diagnostic.ts'
import type { CoursePicture } from '../diff/picture.ts'
import { type CourseState, workingTree } from './diff-states.ts'
import { fontReader } from './font-reader.ts'
import type { LoadedDeck } from './load-deck.ts'
import { type LoadedCourse, loadCourse } from './load.ts'
import { type SlidesMaker, slidesMaker } from './make-slides.ts'
import { type PicturedDeck, pictureCourse, pictureDeck } from './picture.ts'

/** One of the two states, read. */
export interface Side {
  readonly label: string
  readonly picture: CoursePicture
  /** What it was read from; absent where a build has kept the picture alone. */
  readonly source: { readonly course: LoadedCourse; readonly maker: SlidesMaker } | undefined
  /** The decks and collections that have faults, so that they cannot be compared. */
  readonly faulty: { readonly decks: ReadonlySet<string>; readonly collections: ReadonlySet<string> }
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a state and pictures its decks. A fault of the whole course is an error, one of a deck a warning. */
export async function readSide(state: CourseState): Promise<Side> {
  const { label } = state
  const none = { decks: new Set<string>(), collections: new Set<string>() }
  if ('picture' in state) return { label, picture: state.picture, source: undefined, faulty: none, diagnostics: [] }
  const { world, root } = state
  const course = await loadCourse(world, { root })
  const readFont = fontReader(world)
  const maker = slidesMaker(world, course.resources, readFont)
  const pictures = await Promise.all(
    course.decks.map(async (deck): Promise<PicturedDeck[]> => {
      const { composed, file, sources } = deck
      return composed ? [{ picture: await pictureDeck(deck, composed, { maker, readFont }), file, sources }] : []
    }),
  )
  const decks = pictures.flat()
  const made = new Set(decks.map(({ picture }) => picture.name))
  const faultyDecks = course.decks.filter(({ name }) => !made.has(name))
  return {
    label,
    picture: pictureCourse(course, decks),
    source: { course, maker },
    faulty: { decks: new Set(faultyDecks.map(({ name }) => name)), collections: course.dataFaults },
    diagnostics: course.course
      ? [
          ...faultyDecks.map((deck) => notCompared(deck, course, label)),
          ...[...course.dataFaults].map((name) => notRead(name, course, label)),
        ]
      : [noCourse(course, label)],
  }
}

/** The picture of a course without what has faults on either side. */
export function comparable({ picture }: Side, sides: readonly Side[]): CoursePicture {
  const isFaulty = (name: string, what: keyof Side['faulty']): boolean => sides.some(({ faulty }) => faulty[what].has(name))
  return {
    ...picture,
    decks: picture.decks.filter(({ name }) => !isFaulty(name, 'decks')),
    collections: picture.collections.filter(({ name }) => !isFaulty(name, 'collections')),
  }
}

function noCourse({ diagnostics }: LoadedCourse, label: string): Diagnostic {
  const [first] = diagnostics
  return {
    file: 'course.yaml',
    range: fileStart,
    code: 'diff/not-compared',
    severity: 'error',
    message: `there is no course in ${label} that can be read: ${first?.message ?? 'course.yaml has faults'}`,
    hint: 'compare with another revision, or mend it: deckhand check tells what is wrong',
  }
}

function notCompared({ name, file, diagnostics }: LoadedDeck, course: LoadedCourse, label: string): Diagnostic {
  const message = `the deck '${name}' has faults in ${label}, and is not compared${reasonOf([...diagnostics, ...course.diagnostics])}`
  return { file, range: fileStart, code: 'diff/not-compared', severity: 'warning', message, hint: hintIn(label) }
}

function notRead(name: string, { course, diagnostics }: LoadedCourse, label: string): Diagnostic {
  const { source = '' } = course?.collections[name] ?? {}
  const own = diagnostics.filter(({ file, message }) => file.startsWith(source) || message.includes(`'${source}`))
  const message = `the collection '${name}' has faults in ${label}, and is not compared${reasonOf(own)}`
  return { file: 'course.yaml', range: fileStart, code: 'diff/not-compared', severity: 'warning', message, hint: hintIn(label) }
}

/** The first of the faults, as the end of a sentence. */
function reasonOf(diagnostics: readonly Diagnostic[]): string {
  const first = diagnostics.find((found) => hasErrors([found]))
  return first ? `: ${first.file}:${first.range.start.line} ${first.message}` : ''
}

function hintIn(label: string): string {
  return label === workingTree ? 'deckhand check tells what is wrong' : 'compare with a state in which it has none'
}
