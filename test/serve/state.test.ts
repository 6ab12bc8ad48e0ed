import { expect, test } from 'vitest'
import type { DeckEntry } from '../../src/build/manifest.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { type StateParts, courseState } from '../../src/serve/state.ts'

const text = `title: A deck
slides:
  - layout: title
  # a comment
  - layout: table
    title: Many
  - { layout: statement, text: Hello }
`
const entry: DeckEntry = {
  name: 'main',
  file: 'decks/main.yaml',
  title: 'A deck',
  slides: 4,
  pagesOfSlides: [1, 2, 1],
  outputs: [{ path: 'main/slides.html', bytes: 9, sha256: 'f'.repeat(64) }],
  sources: [{ path: 'decks/main.yaml', sha256: 'e'.repeat(64) }],
  data: [],
  fits: [{ slide: 2, line: 5, step: 1, parts: 2, key: 'k' }],
  handouts: [
    {
      form: 'summary',
      pages: 1,
      preset: '2 columns',
      fill: 0.9,
      shortened: [],
      leftOut: [{ name: 'Many', file: 'decks/main.yaml', line: 5 }],
    },
  ],
}
const fault: Diagnostic = {
  code: 'deck/unknown-layout',
  severity: 'error',
  message: "there is no layout 'tabel'",
  hint: "did you mean 'table'?",
  file: 'decks/other.yaml',
  range: { start: { line: 2, column: 11 }, end: { line: 2, column: 16 } },
}
const parts: StateParts = {
  build: 3,
  builtAt: '2026-11-01T10:00:00.000Z',
  milliseconds: 51.4,
  building: false,
  root: '/course',
  manifest: { deckhand: '0', course: 'A course', language: 'de', decks: [entry] },
  asked: [
    { name: 'main', file: 'decks/main.yaml' },
    { name: 'other', file: 'decks/other.yaml' },
  ],
  diagnostics: [fault],
  texts: new Map([
    ['decks/main.yaml', text],
    ['decks/other.yaml', 'slides:\n- layout: tabel\n'],
  ]),
  since: undefined,
  room: undefined,
}

test('a course, its decks, and those of which there is nothing yet', () => {
  const state = courseState(parts)
  expect(state).toMatchObject({
    build: 3,
    title: 'A course',
    language: 'de',
    milliseconds: 51,
    building: false,
    readOnly: false,
    root: '/course',
  })
  const [main, other] = state.decks
  expect(main).toMatchObject({
    name: 'main',
    title: 'A deck',
    pages: 4,
    stale: false,
    outputs: [{ name: 'slides.html', bytes: 9, hash: 'f'.repeat(16) }],
    sources: ['decks/main.yaml'],
    fits: [{ slide: 2, line: 5, step: 1, parts: 2 }],
    handouts: [
      {
        form: 'summary',
        file: 'handout.pdf',
        pages: 1,
        preset: '2 columns',
        fill: 0.9,
        shortened: [],
        leftOut: [{ name: 'Many', file: 'decks/main.yaml', line: 5 }],
      },
    ],
  })
  expect(other).toMatchObject({ name: 'other', title: 'other', file: 'decks/other.yaml', pages: 0, stale: true, outputs: [] })
})

test('each page of the slides has its slide, and the line on which that begins', () => {
  const slides = (change: Partial<StateParts>) => courseState({ ...parts, ...change }).decks[0]?.slides
  expect(slides({})).toEqual([
    { slide: 1, line: 3 },
    { slide: 2, line: 5 },
    { slide: 2, line: 5 },
    { slide: 3, line: 7 },
  ])
  // Where the file has other slides than the page, no line is right.
  expect(slides({ texts: new Map([['decks/main.yaml', `${text}  - layout: closing\n`]]) })).toEqual([])
  expect(slides({ texts: new Map([['decks/main.yaml', 'slides: [']]) })).toEqual([])
  expect(slides({ texts: new Map() })).toEqual([])
})

test('a fault has its frame, and the deck that it is of', () => {
  expect(courseState(parts).faults).toEqual([
    {
      code: 'deck/unknown-layout',
      severity: 'error',
      message: "there is no layout 'tabel'",
      hint: "did you mean 'table'?",
      file: 'decks/other.yaml',
      line: 2,
      column: 11,
      frame: ['  1 | slides:', '> 2 | - layout: tabel', '    |           ^^^^^', '  3 |'].join('\n'),
      deck: 'other',
    },
  ])
  const [whole] = courseState({ ...parts, diagnostics: [{ ...fault, file: 'data/x.csv' }] }).faults
  expect([whole?.frame, whole?.deck]).toEqual(['', undefined])
})

test('what changed, a line each; nothing where it is not known', () => {
  expect([courseState(parts).changes, courseState(parts).since]).toEqual([undefined, undefined])
  const none = { settings: [], collections: [], references: [], files: [], decks: [] }
  const records = [{ kind: 'added', key: 'GPT-6', index: 0 }] as const
  const changes = { ...none, collections: [{ kind: 'changed', name: 'models', records, reordered: false }] as const }
  const state = courseState({ ...parts, since: { commit: 'abc1234', changes } })
  expect([state.changes, state.since]).toEqual([['models: + GPT-6'], 'abc1234'])
  expect(courseState({ ...parts, since: { changes: none } }).changes).toEqual([])
})
