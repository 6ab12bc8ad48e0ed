import type { CourseState, DeckState, FaultState } from '../../src/model/course-state.ts'

/** The state of a small course, as its build left it, but for what is named. */
export function courseState(changes: Partial<CourseState> = {}): CourseState {
  return {
    build: 1,
    title: 'Foundation Models',
    language: 'en',
    builtAt: '2026-11-24T09:30:00.000Z',
    milliseconds: 842,
    building: false,
    readOnly: false,
    root: '/home/ada/my course',
    decks: [deckState(), deckState({ name: 'landscape', title: 'The Landscape', file: 'decks/landscape.yaml' })],
    faults: [],
    changes: ['models: + Gemma', '    12 parameters'],
    since: '5f3a2b1',
    ...changes,
  }
}

/** A deck of three slides, the second of which goes on over two pages. */
export function deckState(changes: Partial<DeckState> = {}): DeckState {
  return {
    name: 'lecture',
    title: 'What a model is',
    file: 'decks/lecture.yaml',
    pages: 4,
    stale: false,
    outputs: [
      ['slides.html', 351_410],
      ['slides.pdf', 260_502],
      ['handout.pdf', 49_856],
      ['guided.pdf', 41_789],
      ['guided-key.pdf', 42_418],
      ['notes.pdf', 1_246_164],
      ['slides.audience.html', 300_000],
      ['thumbnail.svg', 900],
    ].map(([name, bytes]) => ({ name: String(name), bytes: Number(bytes), hash: `hash-of-${name}` })),
    sources: ['course.yaml', 'data/models.yaml', 'decks/lecture.yaml'],
    slides: [
      { slide: 1, line: 4 },
      { slide: 2, line: 9 },
      { slide: 2, line: 9 },
      { slide: 3, line: 21 },
    ],
    fits: [
      { slide: 2, line: 9, step: 0, parts: 2 },
      { slide: 3, line: 21, step: 1, parts: 1 },
    ],
    handouts: [
      { form: 'summary', file: 'handout.pdf', pages: 1, preset: '2 columns, 9 pt on 10.5 pt', fill: 0.968, shortened: [], leftOut: [] },
      {
        form: 'guided',
        file: 'guided.pdf',
        pages: 2,
        preset: '2 columns, 10 pt on 11.7 pt',
        fill: 0.7,
        shortened: [{ name: 'Abilities', file: 'decks/lecture.yaml', line: 12 }],
        leftOut: [{ name: 'Scaling', file: 'decks/lecture.yaml', line: 21 }],
      },
    ],
    ...changes,
  }
}

/** An error in the first deck, but for what is named. */
export function faultState(changes: Partial<FaultState> = {}): FaultState {
  return {
    code: 'deck/unknown-layout',
    severity: 'error',
    message: "there is no layout 'tabel'",
    hint: "did you mean 'table'?",
    file: 'decks/lecture.yaml',
    line: 9,
    column: 13,
    frame: '   8 |\n>  9 |   - layout: tabel\n     |             ^^^^^\n  10 |     title: Models',
    deck: 'lecture',
    ...changes,
  }
}
