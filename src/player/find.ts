/** What of a slide can be found. */
export interface Findable {
  readonly slide: number
  readonly title: string
  /** Its text in pieces, each with the number of items that are revealed where it can be seen. */
  readonly pieces: readonly { readonly text: string; readonly step: number }[]
  readonly notes: string
}

/** A text in parts, those that were looked for apart from the others. */
export type Marked = readonly { readonly text: string; readonly match: boolean }[]

/** A slide on which everything was found that was looked for. */
export interface Found {
  readonly slide: number
  /** How many of its items are revealed, so that what was found can be seen. */
  readonly step: number
  readonly title: Marked
  readonly excerpt: Marked
  /** Whether the excerpt is of the speaker notes. */
  readonly inNotes: boolean
}

/** In characters: what is shown before and after what was found. */
const shownBefore = 40
const shownAfter = 110

/** The slides that have every word of a query, in title, text or notes, whatever its case and accents. */
export function find(query: string, slides: readonly Findable[]): Found[] {
  const words = [...new Set(fold(query).text.split(/\s+/).filter(Boolean))]
  if (words.length === 0) return []
  return slides.flatMap((slide) => foundOn(slide, words) ?? [])
}

function foundOn({ slide, title, pieces, notes }: Findable, words: readonly string[]): Found | undefined {
  const text = pieces.map((piece) => piece.text).join(' ')
  const folded = [title, text, notes].map((part) => fold(part).text)
  if (!words.every((word) => folded.some((part) => part.includes(word)))) return undefined
  const [inTitle, inText, inNotes] = [title, text, notes].map((part) => rangesOf(part, words))
  const first = inText?.[0]
  // What the title says needs no excerpt of the notes.
  const ofNotes = first === undefined && inNotes?.[0] !== undefined && inTitle?.[0] === undefined
  return {
    slide,
    step: Math.max(...words.map((word) => stepAt(pieces, rangesOf(text, [word])[0]?.from ?? 0))),
    title: mark(title, inTitle ?? []),
    excerpt: ofNotes ? excerpt(notes, inNotes ?? []) : excerpt(text, inText ?? []),
    inNotes: ofNotes,
  }
}

/** How many items are revealed where the character at an offset can be seen. */
function stepAt(pieces: Findable['pieces'], offset: number): number {
  let end = -1
  for (const { text, step } of pieces) {
    end += text.length + 1
    if (offset < end) return step
  }
  return 0
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Where the words stand in a text, from its beginning; what overlaps is one. */
function rangesOf(text: string, words: readonly string[]): Range[] {
  const folded = fold(text)
  const ranges = words.flatMap((word) => {
    const found: Range[] = []
    for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.length)) {
      found.push({ from: folded.starts[at] ?? 0, to: folded.starts[at + word.length] ?? text.length })
    }
    return found
  })
  ranges.sort((one, other) => one.from - other.from)
  const apart: Range[] = []
  for (const range of ranges) {
    const last = apart.at(-1)
    if (last && range.from <= last.to) apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    else apart.push(range)
  }
  return apart
}

function mark(text: string, ranges: readonly Range[]): Marked {
  const parts: { text: string; match: boolean }[] = []
  let done = 0
  for (const { from, to } of ranges) {
    parts.push({ text: text.slice(done, from), match: false }, { text: text.slice(from, to), match: true })
    done = to
  }
  parts.push({ text: text.slice(done), match: false })
  return parts.filter((part) => part.text !== '')
}

/** A line of a text round the first range. */
function excerpt(text: string, ranges: readonly Range[]): Marked {
  const found = ranges[0]?.from ?? 0
  const space = text.indexOf(' ', found - shownBefore)
  const from = found <= shownBefore ? 0 : space >= 0 && space < found ? space + 1 : found
  const to = Math.min(text.length, found + shownAfter)
  const inside = ranges.filter((range) => range.from >= from && range.from < to)
  const line = mark(
    text.slice(from, to),
    inside.map((range) => ({ from: range.from - from, to: Math.min(range.to, to) - from })),
  )
  return [...(from > 0 ? [{ text: '… ', match: false }] : []), ...line, ...(to < text.length ? [{ text: ' …', match: false }] : [])]
}

/** A text as it is compared, without accents and case, and where each of its characters comes from. */
function fold(text: string): { readonly text: string; readonly starts: readonly number[] } {
  let folded = ''
  const starts: number[] = []
  let at = 0
  for (const character of text) {
    // Upper case first: ß and SS are one.
    const plain = character.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase().toLowerCase()
    folded += plain
    for (let count = 0; count < plain.length; count++) starts.push(at)
    at += character.length
  }
  return { text: folded, starts }
}
