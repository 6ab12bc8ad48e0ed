import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Rules, ruleOf } from '../diagnostics/rules.ts'
import type { ComposedDeck } from '../model/composed.ts'
import { type Inline, isInline } from '../model/inline.ts'

/** Slides with more words than a hall reads while it listens (`slides/words`), each told at the slide. */
export function wordFaults(deck: ComposedDeck, rules: Rules): Diagnostic[] {
  const { severity, max } = ruleOf(rules, 'slides/words')
  if (severity === 'off') return []
  return deck.slides.flatMap((slide): Diagnostic[] => {
    const words = countWords(shownText(slide.content), deck.language, max)
    if (words <= max) return []
    return [
      {
        code: 'slides/words',
        severity,
        message: `the slide has ${words} words; over ${max} a hall reads instead of listening`,
        hint: 'keep what the hall must see, and put the rest into the notes',
        file: deck.file,
        range: slide.range,
      },
    ]
  })
}

/** The words of a text in its language; not counted, for it takes time, where the text is too short to have more than `max`. */
function countWords(text: string, language: string, max: number): number {
  if (text.length <= max) return 0
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike).length
}

/** What is read as running text and what is not: notes are not shown, tables are looked up in. */
const skipped = new Set(['notes', 'query', 'header', 'rows'])

function shownText(value: unknown): string {
  if (isInline(value)) return value.map(proseText).join('')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([name, part]: [string, unknown]) => (skipped.has(name) ? '' : shownText(part)))
    .join('\n')
}

/** Prose without code and citations; a formula is read as one word. */
function proseText(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'math':
      return 'x'
    case 'break':
      return ' '
    case 'code':
    case 'cite':
      return ''
    default:
      return node.children.map(proseText).join('')
  }
}
