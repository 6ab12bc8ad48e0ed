import type { Severity } from './diagnostic.ts'

/** A judgement of what can be made all the same: a course sets its severity under `rules`, or turns it off. */
export interface Lint {
  readonly text: string
  readonly severity: Severity
  /** The number above which it is told, where it has one. */
  readonly max?: number
}

/**
 * The registry of diagnostic codes: every code that Deckhand can print, and when it does.
 * A text alone is a fault, which nobody can turn off; a lint says how severe it is by itself.
 * `docs/diagnostics.md` and the rules of `schemas/course.schema.json` are made from it.
 */
export const codes = {
  'yaml/syntax': 'The file is not valid YAML.',
  'yaml/tab': 'A tab is used for indentation, where YAML wants spaces.',
  'yaml/duplicate-key': 'A key stands twice in one mapping.',
  'yaml/too-deep': 'Collections are nested deeper than 100 levels.',
  'yaml/alias-bomb': 'Aliases expand to far more data than the file holds, or to themselves.',
  'yaml/empty': 'The file is empty.',
  'table/quote': 'A quoted cell of a CSV or TSV file is not closed, or text follows its closing quote.',
  'table/cells': 'A row of a CSV or TSV file has more or fewer cells than there are columns.',
  'table/header': 'A column of a CSV or TSV file has no name, or the name of another.',
  'file/not-found': 'A file or folder that is named does not exist.',
  'file/too-large': 'A file is larger than the limit for its kind.',
  'file/unreadable': 'A file cannot be read, or is not text in UTF-8 or UTF-16.',
  'file/outside-course': "A path leads out of the course's folder.",
  'schema/unknown-field': 'A field that the schema does not have.',
  'schema/missing-field': 'A required field is missing.',
  'schema/wrong-type': 'A value has another type than the field takes.',
  'schema/invalid-value': 'A value is of the right type but not one that the field takes.',
  'schema/control-character': 'Text holds a control character that no font can show.',
  'course/duplicate-deck': 'Two decks have the same name.',
  'course/no-decks': 'The course has no deck.',
  'course/unknown-deck': 'A deck that was asked for does not exist.',
  'course/unknown-theme': 'A theme that does not exist.',
  'deck/empty': 'A deck has no slides.',
  'deck/duplicate-id': 'Two slides of a deck have the same id.',
  'deck/unknown-layout': 'A slide names a layout that does not exist.',
  'layout/no-template': 'A schema in templates/layouts/ has no template beside it.',
  'layout/ships': 'A schema stands beside the template of a layout that ships, whose fields are fixed.',
  'data/unknown-collection': 'A query names a collection that the course does not declare.',
  'data/unknown-field': 'A query or a {placeholder} names a field that no record has.',
  'data/unknown-key': 'A record refers to a key that the other collection does not have.',
  'data/duplicate-key': { text: 'Two records of a collection have the same key.', severity: 'error' },
  'data/duplicate-value': 'Two records have the same value in a field that is unique.',
  'data/more-faults': 'A collection has more faults than are listed.',
  'data/unknown-format': 'A collection is a kind of file that is not read.',
  'data/missing-field': 'A record lacks a field that its collection requires.',
  'data/not-text': 'A value that is to be shown is a mapping, not text.',
  'data/empty-result': { text: 'A query finds no record.', severity: 'warning' },
  'data/ragged-row': 'A row of a table has more or fewer cells than the table has columns.',
  'import/no-list': 'A file to import holds no list of records where one is looked for.',
  'import/unknown-column': 'A field is to be taken from a column that no record of the imported list has.',
  'import/target': 'The file of a collection cannot be edited by an import.',
  'import/no-key': { text: 'A record of an imported list has nothing that tells it from others, and is left out.', severity: 'warning' },
  'import/repeated': { text: 'A record stands twice in an imported list; the first is taken.', severity: 'warning' },
  'import/near-key': { text: 'An imported record is new by its spelling alone.', severity: 'warning' },
  'import/spelling': { text: 'An imported value is another one in another spelling.', severity: 'warning' },
  'import/kept': { text: 'A value of a collection stays, although the imported list has another.', severity: 'warning' },
  'import/gone': { text: 'A record that was imported is no longer in the list.', severity: 'warning' },
  'data/stale': { text: "A collection is older than its 'staleAfter' allows.", severity: 'warning' },
  'data/new-mark': { text: "A record's 'newUntil' is no date, or there is no date to compare it with.", severity: 'warning' },
  'changes/no-history': 'What a collection was on an earlier day is not known: there is no git history that goes back so far.',
  'changes/no-lecture': "'last-lecture' is asked for, and no deck has an earlier date.",
  'changes/none': { text: 'A slide of changes has none to show.', severity: 'warning' },
  'chart/axes': 'The axes of a chart do not suit its kind.',
  'chart/not-a-number': 'A value on a linear, logarithmic or time axis is no number, or no date.',
  'chart/not-positive': 'A value on a logarithmic axis is not greater than 0.',
  'chart/missing-value': { text: 'A record has no value on an axis of a chart, and is not in it.', severity: 'warning' },
  'chart/several-values': 'A mark of a chart would stand for several values.',
  'chart/too-many-series': 'A chart has more series than colours can tell apart.',
  'chart/no-room': { text: 'Marks or labels of a chart had no room and were left out or shortened.', severity: 'warning' },
  'chart/colours': { text: 'Colours of a chart cannot be told apart by everyone, or in greyscale.', severity: 'warning' },
  'diagram/syntax': 'A diagram is not Mermaid text that can be drawn.',
  'diagram/too-large': { text: 'A diagram is so large that its type would be too small on a slide.', severity: 'warning' },
  'citation/unknown-key': 'A citation names a reference that does not exist.',
  'citation/uncited': { text: 'A reference that no deck cites.', severity: 'warning' },
  'font/unknown-family': 'A font family that neither ships nor is installed.',
  'font/unreadable': 'A font of the course is no TTF or OTF that can be used.',
  'font/missing-glyph': { text: 'A character that none of the fonts has.', severity: 'warning' },
  'template/invalid': 'A template is not valid Handlebars, or failed on a slide.',
  'markdown/not-allowed': 'Free Markdown that would act beyond its slide, or show what is not in the course.',
  'markdown/unknown-language': { text: 'A language by which code is to be coloured and that nobody knows.', severity: 'warning' },
  'markdown/math': 'A formula that KaTeX cannot set.',
  'slides/overflow': { text: 'A slide loses content, even in the smallest type that its theme allows.', severity: 'error' },
  'slides/overlap': { text: 'Text of a slide lies over other text, even in the smallest type that its theme allows.', severity: 'error' },
  'slides/contrast': {
    text: 'Text has too little contrast to its ground: under 4.5 : 1, large text under 3 : 1 (WCAG AA).',
    severity: 'error',
  },
  'slides/small-text': { text: 'Text is smaller than the floor of its theme.', severity: 'warning' },
  'slides/image-resolution': { text: 'A picture is shown larger than its file is.', severity: 'warning' },
  'slides/image-alt': { text: 'A picture has no alternative text.', severity: 'error' },
  'slides/heading-order': { text: 'A heading skips a level.', severity: 'warning' },
  'slides/empty': { text: 'A slide shows nothing.', severity: 'warning' },
  'slides/words': { text: 'A slide has more words than a hall reads while it listens.', severity: 'warning', max: 100 },
  'link/nowhere': { text: 'A link leads to no address and to no slide of the deck.', severity: 'error' },
  'handout/left-out': { text: 'Something did not fit on the handout and was left out.', severity: 'warning' },
  'handout/shortened': { text: 'Something did not fit on the handout and is printed in its short form.', severity: 'warning' },
  'handout/does-not-fit': 'What must stay on the handout does not fit on one page.',
  'handout/no-blanks': { text: 'A deck has nothing that its guided notes could leave out.', severity: 'warning' },
  'handout/formula': { text: 'A formula is printed as its TeX source on the handout, or in small type.', severity: 'warning' },
  'handout/chart-as-table': { text: 'A chart has no room to be drawn on the handout and is printed as its table.', severity: 'warning' },
  'browser/not-found': 'No browser was found to print the PDF, or none answers at the address that was named.',
  'browser/failed': 'The browser did not start, or failed a deck twice: it crashed, or did not answer.',
  'cache/not-written': 'What was made could not be remembered under the course, so the next build makes it anew.',
  'diff/unknown-state': 'What is to be compared is no revision, no folder of a course and no build.',
  'diff/not-compared': 'A part of the course has faults in one of the states, and was not compared.',
  'start/exists': 'A file of a new course or deck is there already.',
  'start/name': 'A new deck has no name that it could have.',
  'output/not-written': 'An output could not be written.',
  'merge/no-manifest': 'A folder that is to be merged holds no manifest of a build.',
  'merge/other-version': 'A shard was made by another version of Deckhand.',
  'merge/other-course': 'Shards are of different courses, or of different states of one.',
  'merge/missing-shard': 'A shard of the course is missing among those that are to be merged.',
  'merge/deck-twice': 'Two shards have a deck in common, with different outputs.',
  'merge/wrong-output': 'An output of a shard is missing, or is not the file that was built.',
} as const satisfies Readonly<Record<string, string | Lint>>

export type Code = keyof typeof codes

type Registry = typeof codes

/** The codes whose severity a course may set. */
export type LintCode = { [C in Code]: Registry[C] extends Lint ? C : never }[Code]

/** The lints whose number a course may set. */
export type MeasuredLintCode = { [C in Code]: Registry[C] extends { readonly max: number } ? C : never }[Code]

/** What the registry says of a lint; `undefined` for a fault. */
export function lintOf(code: Code): Lint | undefined {
  const entry: string | Lint = codes[code]
  return typeof entry === 'string' ? undefined : entry
}

/** When a code is told, in a sentence. */
export function textOf(code: Code): string {
  const entry: string | Lint = codes[code]
  return typeof entry === 'string' ? entry : entry.text
}

export const codeNames = Object.keys(codes) as readonly Code[]
