import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Rules, ruleOf } from '../diagnostics/rules.ts'
import { type ComposedDeck, isTable } from '../model/composed.ts'
import { type Inline, isInline } from '../model/inline.ts'

/** Slides with more words than a hall reads while it listens (`slides/words`), each told at the slide. */
export function wordFaults(deck: ComposedDeck, rules: Rules): Diagnostic[] {
  const { severity, max } = ruleOf(rules, 'slides/words')
  if (severity === 'off') return []
  return deck.slides.flatMap((slide): Diagnostic[] => {
    const words = countWords(slideText(slide.content), deck.language, max)
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

/** The running text of a slide: notes are not shown, a source stands in the footer; tables and what changed in a list are looked up in. */
function slideText(content: ComposedDeck['slides'][number]['content']): string {
  const { notes: _, source: __, ...shown } = content
  if (shown.layout === 'table') return textOf({ ...shown, header: undefined, rows: undefined })
  return textOf(shown.layout === 'changes' ? { ...shown, items: undefined } : shown)
}

function textOf(value: unknown): string {
  if (isInline(value)) return value.map(proseText).join('')
  if (typeof value !== 'object' || value === null || isTable(value)) return ''
  return Object.values(value).map(textOf).join('\n')
}

/** Prose without code and citations; a formula is read as one word. */
function proseText(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'badge':
      return ` ${node.text}`
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
