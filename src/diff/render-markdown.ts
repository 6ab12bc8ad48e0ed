import { printable } from '../diagnostics/frame.ts'
import { escapeText } from '../markdown/escape.ts'
import { type CourseChanges, isChanged } from './compare-course.ts'
import { type Section, reportSections } from './report.ts'
import type { Marks } from './words.ts'

/** What GitHub takes of a comment, less some room for what others put around it. In characters. */
const longest = 65_000
const mostLines = 60
const names = { '+': 'added', '-': 'removed', '>': 'renamed', '~': 'changed' } as const

const wordJoiner = '\u2060'
const marks: Marks = { text: safeText, strong: (text) => `**${text}**` }

/** What was compared. */
export interface Compared {
  /** The names of the two states. */
  readonly from: string
  readonly to: string
  /** What could not be compared. */
  readonly diagnostics: readonly { readonly message: string }[]
}

/**
 * Changes as Markdown for the comment of a pull request: a list of the decks, then a table for each collection.
 * Names and values show as themselves: nothing in them calls a person, leads anywhere or ends a cell.
 */
export function renderMarkdown(changes: CourseChanges, { from, to, diagnostics }: Compared): string {
  const head = `### What changed from ${safeText(from)} to ${safeText(to)}`
  const faults = diagnostics.map(({ message }) => `> ⚠ ${safeText(message)}`)
  const told = faults.length === 0 ? [head] : [head, faults.join('\n>\n')]
  if (!isChanged(changes)) {
    return cut([...told, faults.length === 0 ? 'Nothing changed.' : 'Nothing changed in what was compared.'].join('\n\n'))
  }
  const sections = reportSections(changes, marks, mostLines)
  // What it did comes first: that is what a reader wants to know.
  const ordered = [...sections.filter(({ of }) => of === 'decks'), ...sections.filter(({ of }) => of !== 'decks')]
  return cut([...told, ...ordered.map(renderSection)].join('\n\n'))
}

function renderSection(section: Section): string {
  return section.of === 'decks' ? renderDecks(section) : renderTable(section)
}

function renderDecks({ lines }: Section): string {
  return lines.flatMap(({ text, details }) => [`- ${text}`, ...details.map((detail) => `  - ${detail}`)]).join('\n')
}

function renderTable({ title, lines }: Section): string {
  return [`| ${title} | |`, '| --- | --- |', ...lines.map(({ sign, text }) => `| ${names[sign]} | ${text} |`)].join('\n')
}

/** Plain text for GitHub: what would be a mention, or the number of an issue or a commit, is parted by a character that nobody sees. */
function safeText(text: string): string {
  return escapeText(printable(text.replaceAll(/\s+/g, ' ')))
    .replaceAll('\\@', `@${wordJoiner}`)
    .replaceAll(/#(?=\d)/g, `#${wordJoiner}`)
    .replaceAll(/\b(GH-)(?=\d)/gi, `$1${wordJoiner}`)
    .replaceAll(/\b([\da-f])(?=[\da-f]{6,39}\b)/g, `$1${wordJoiner}`)
    .replaceAll(/\b(www)\./gi, `$1${wordJoiner}.`)
}

/** The lines that there is room for. */
function cut(whole: string): string {
  if (whole.length <= longest) return whole
  const told = '\n\n… and more: run `deckhand diff` to see all of it.'
  const end = whole.lastIndexOf('\n', longest - told.length)
  return `${whole.slice(0, end)}${told}`
}
